"""Reading pictures back by text recognition, and how much of a line it reads in order.

Every line of the middle pane is cut out of the picture by itself and read; so a pane at a wrong place, a line at a
wrong place and a wrong order within the line all count. Recognition makes mistakes of its own, with Latin words most of
all. Therefore Pango draws each of the same lines alone, in the same font and size, and that is read in the same way:
what is read of a screen is divided by what is read of these.
"""

import difflib
import os
import tempfile
import unicodedata
from dataclasses import dataclass

from emulators import FONT, POINTS
from pixels import ink
from processes import output

# Recognition was made for print, in larger letters, and some lines are read in one size or way only. Each of these is
# tried, page mode (7: a line, 13: a line without further ado) and size, until a line is read well; the best one counts.
WAYS = (("7", "200%"), ("13", "200%"), ("13", "300%"), ("7", "400%"))
READ_WELL = 0.95
# Letters that recognition takes for each other even in print.
ALIKE = str.maketrans("ىیةک", "ييهك")


@dataclass
class Reading:
    """How much of each line was read in order, 0 to 1, on the screen and of the reference, and what was read."""

    lines: list
    scores: list
    references: list
    words: list

    @property
    def score(self):
        """The mean over the lines on the screen."""
        return sum(self.scores) / len(self.scores)

    @property
    def reference(self):
        """The mean over the same lines, each drawn alone."""
        return sum(self.references) / len(self.references)

    @property
    def relative(self):
        """What is read of the screen, as a part of what can be read."""
        return self.score / self.reference

    @property
    def worst(self):
        """The place of the line that lost most against its reference."""
        return min(range(len(self.scores)), key=lambda place: self.scores[place] - self.references[place])


def read_screen(visit, screen, expected, references):
    """Reads the middle pane of a picture against the lines that should stand there, each with its row."""
    left, right = screen.pane
    lines = [line for _, line in expected]
    pictures = [pgm(*ink(visit.picture, visit.grid, (left + 1, right), row)) for row, _ in expected]
    words, scores = read_lines(pictures, lines)
    return Reading(lines, scores, references, words)


def read_references(lines):
    """How much is read of each line when Pango draws it alone."""
    return read_lines([drawn(line) for line in lines], lines)[1]


def drawn(line):
    """A picture of a line, right to left, black on white."""
    with tempfile.TemporaryDirectory(prefix="khabar-screen.") as folder:
        picture = os.path.join(folder, "line.png")
        output(["pango-view", "--font", f"{FONT} {POINTS}", "--dpi", "96", "--rtl", "--no-auto-dir", "--margin", "4",
                "-q", "-o", picture, "-t", line])
        return output(["convert", picture, "-background", "white", "-flatten", "-colorspace", "Gray", "-depth", "8",
                       "pgm:-"])


def read_lines(pictures, lines):
    """The words in pictures of a line each (PGM files as bytes), and how much of `lines` they are."""
    words, scores = [""] * len(lines), [0.0] * len(lines)
    for mode, size in WAYS:
        places = [place for place in range(len(lines)) if scores[place] < READ_WELL]
        for place, got in zip(places, recognise([pictures[place] for place in places], mode, size)):
            if likeness(got, lines[place]) > scores[place]:
                words[place], scores[place] = got.strip(), likeness(got, lines[place])
    return words, scores


def recognise(pictures, mode, size):
    """The words in each picture, read in one way."""
    if not pictures:
        return []
    with tempfile.TemporaryDirectory(prefix="khabar-screen.") as folder:
        names = [os.path.join(folder, f"{place:03}") for place in range(len(pictures))]
        for name, picture in zip(names, pictures):
            with open(name + ".pgm", "wb") as file:
                file.write(picture)
            output(["convert", name + ".pgm", "-trim", "+repage", "-filter", "Lanczos", "-resize", size,
                    "-bordercolor", "white", "-border", "30", name + ".png"])
        listed = os.path.join(folder, "list")
        with open(listed, "w", encoding="utf-8") as file:
            file.writelines(f"{name}.png\n" for name in names)
        # One thread: on a small machine more of them wait for each other.
        words = output(["nice", "tesseract", listed, "stdout", "-l", "ara", "--psm", mode], timeout=900,
                       env=dict(os.environ, OMP_THREAD_LIMIT="1")).decode("utf-8", "replace")
    return (words.split("\f") + [""] * len(pictures))[:len(pictures)]


def likeness(got, wanted):
    """How much of `wanted` is in `got`, in its order: 0 to 1."""
    return difflib.SequenceMatcher(None, folded(got), folded(wanted), autojunk=False).ratio()


def folded(text):
    """Letters and digits only, plain ones, without marks and tatweel."""
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text))
    return "".join(sign for sign in text if unicodedata.category(sign)[0] in "LN" and sign != "ـ").translate(ALIKE)


def pgm(width, height, grey):
    """A binary PGM file."""
    return b"P5 %d %d 255\n" % (width, height) + grey
