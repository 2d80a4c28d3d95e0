"""Pictures as rows of pixels: where the grid of an emulator is, parts of it, and letters without their colours."""

import struct
import zlib
from collections import Counter
from dataclasses import dataclass

# Colours that are nearer than this are not letters and what is behind them.
FAINT = 60


@dataclass(frozen=True)
class Grid:
    """Where the cells of an emulator are in a picture: the corner of the first one, and the size of each, in pixels."""

    left: int
    top: int
    cell_width: float
    cell_height: float

    def area(self, columns, rows):
        """The pixels of ranges of columns and rows: left, top, right, bottom."""
        return (self.left + round(columns[0] * self.cell_width), self.top + round(rows[0] * self.cell_height),
                self.left + round(columns[1] * self.cell_width), self.top + round(rows[1] * self.cell_height))


class Picture:
    """Pixels of three bytes each, red, green, blue, row by row."""

    def __init__(self, width, height, data):
        self.width, self.height, self.data = width, height, data

    @classmethod
    def from_ppm(cls, data):
        """Reads a binary PPM file (P6, 8 bits)."""
        kind, width, height, most = data.split(None, 4)[:4]
        if (kind, most) != (b"P6", b"255"):
            raise ValueError("not a PPM file of 8 bits")
        size = 3 * int(width) * int(height)
        return cls(int(width), int(height), data[-size:])

    def row(self, y, left=0, right=None):
        """The bytes of a row, or of a part of it."""
        start = 3 * self.width * y
        return self.data[start + 3 * left:start + 3 * (self.width if right is None else right)]

    def pixel(self, x, y):
        """The three bytes of a pixel."""
        return self.row(y, x, x + 1)

    def part(self, area):
        """A rectangle of it: left, top, right, bottom."""
        left, top, right, bottom = area
        rows = (self.row(y, left, right) for y in range(top, bottom))
        return Picture(right - left, bottom - top, b"".join(rows))

    def extent(self, colour):
        """The smallest rectangle that holds every pixel of `colour`: left, top, right, bottom."""
        lefts, rights, rows = [], [], []
        for y in range(self.height):
            line = self.row(y)
            xs = [x for x in (aligned(line.find, line, colour), aligned(line.rfind, line, colour)) if x is not None]
            if xs:
                lefts.append(xs[0])
                rights.append(xs[-1] + 1)
                rows.append(y)
        return (min(lefts), rows[0], max(rights), rows[-1] + 1) if rows else None

    def png(self, colours=256):
        """A PNG file of it, with a palette of so many colours: the most frequent ones, each other pixel the nearest."""
        pixels = [self.data[i:i + 3] for i in range(0, len(self.data), 3)]
        palette, place = reduce_colours(Counter(pixels), colours)
        line = self.width
        rows = b"".join(b"\0" + bytes(place[pixel] for pixel in pixels[y * line:(y + 1) * line])
                        for y in range(self.height))
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 3, 0, 0, 0)
        return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"PLTE", b"".join(palette))
                + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def chunk(kind, data):
    """A chunk of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def aligned(search, line, colour):
    """The pixel at which `search` finds `colour` in `line`."""
    at = search(colour)
    while at >= 0 and at % 3:
        # Found across two pixels: the next one on the same side.
        at = line.find(colour, at + 1) if search == line.find else line.rfind(colour, 0, at + 2)
    return at // 3 if at >= 0 else None


def reduce_colours(counts, most):
    """A palette of at most `most` colours, and the place in it of every colour that is counted.

    The most frequent colours are what is behind letters, and the letters themselves: they are kept, be they ever so
    alike. The hundreds of shades between them follow in order of frequency, those left out that are nearer to one that
    is taken than a distance, which grows until they fit.
    """
    ordered = [colour for colour, _ in counts.most_common()]
    kept, shades = ordered[:most // 2], ordered[most // 2:]
    reach, palette = 0, ordered
    while len(palette) > most:
        reach += 6
        palette = list(kept)
        for colour in shades:
            if all(distance(colour, taken) > reach for taken in palette):
                palette.append(colour)
    nearest = {colour: min(range(len(palette)), key=lambda i: distance(colour, palette[i])) for colour in ordered}
    return palette, nearest


def distance(one, other):
    """How far apart two colours are, 0 to 765."""
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) + abs(one[2] - other[2])


def find_grid(picture, size):
    """The grid of an emulator that has painted all its cells in one colour; `size` is its columns and rows."""
    # Bars and borders are nowhere so wide that this were not a cell.
    left, top, right, bottom = picture.extent(picture.pixel(200, 200))
    return Grid(left, top, (right - left) / size[0], (bottom - top) / size[1])


def ink(picture, grid, columns, row):
    """A row of cells as black letters on white, a byte a pixel, whatever colours it has: width, height, bytes.

    In each cell the most frequent colour is what is behind, and a pixel is the blacker the farther it is from that. The
    letters of all cells come out equally strong, unless a cell has only a trace of one.
    """
    cells = []
    for column in range(*columns):
        cell = picture.part(grid.area((column, column + 1), (row, row + 1)))
        pixels = [cell.data[i:i + 3] for i in range(0, len(cell.data), 3)]
        behind = Counter(pixels).most_common(1)[0][0]
        cells.append((cell.width, [distance(pixel, behind) for pixel in pixels]))
    # Where nothing is written, noise must not look like letters.
    strongest = max(FAINT, *(max(pixels) for _, pixels in cells))
    rows = []
    height = len(cells[0][1]) // cells[0][0]
    for y in range(height):
        for width, pixels in cells:
            scale = max(*pixels, strongest // 2)
            rows.append(bytes(255 - min(255, 255 * far // scale) for far in pixels[y * width:(y + 1) * width]))
    return sum(width for width, _ in cells), height, b"".join(rows)
