"""What khabar should show: where its middle pane is, and which lines of the sample article stand in it.

The widths are those of `src/app/arrangement.rs` and `src/panes/reader/state.rs`, the line breaks khabar's own.
"""

from dataclasses import dataclass

from paths import ARTICLE
from processes import output

# Between the text and the edges of its pane.
MARGIN = 2


@dataclass(frozen=True)
class Screen:
    """The parts of a screen of so many columns and rows; ranges of them, the end excluded."""

    columns: int
    rows: int

    @property
    def pane(self):
        """The columns of the middle pane."""
        return share(self.columns, 22, 24, 38), self.columns - share(self.columns, 29, 30, 50)

    @property
    def text(self):
        """The columns that the lines of the article take."""
        left, right = self.pane
        return left + MARGIN, right - MARGIN

    @property
    def body(self):
        """The rows between the titles and the status line."""
        return 1, self.rows - 1

    def lines(self, khabar):
        """The lines of the article that are in sight, in reading order, each with its row.

        That of the source and the date, which depends on today, is left out.
        """
        width = str(self.text[1] - self.text[0])
        shown = output([khabar, "show", ARTICLE, "--width", width, "--color", "never"]).decode().split("\n")
        # An empty row stands above the title, that of the source below it.
        title, (top, bottom) = shown.index(""), self.body
        rows = [top + 1 + place + (place >= title) for place in range(len(shown))]
        return [(row, line.lstrip("# ")) for row, line in zip(rows, shown) if line.strip() and row < bottom]


def share(whole, percent, least, most):
    """`percent` of `whole`, between `least` and `most`."""
    return min(most, max(least, whole * percent // 100))
