"""What a terminal reports of a click: the column of the screen, or that of its own row before it was laid out.

Rows of Arabic with Latin names, numbers and wide signs are written as khabar sends them there, and once in reading order, and
clicked at known cells. Where the two differ, a click would have to be mapped back through what the terminal does.
"""

import os
import shutil
import sys
import tempfile
import time

from display import PATIENCE, Display
from emulators import Place
from paths import HERE
from pixels import find_grid
from processes import Processes, output
from visit import (ATTEMPTS, COLUMNS, LIKELY_CELL, ROWS, Trouble, better_pixels, inner_program, put, read_size,
                   surroundings, write_command)

TEXT = """أعلنت شركة OpenAI نموذجا (GPT-5) في عام 2024 و١٢٫٥٪ منه

تحدث إلى CNN عن 漢字 و😀 في اليوم نفسه

(هل) يكتب «الوزير» أم iPhoneات؟
"""
# Cells that are clicked, in each row that holds text.
CLICKED = range(2, 60, 3)
WIDTH = 62


def reports(emulator, khabar, mode):
    """The cells that were clicked in `emulator`, each with the cell that it reported, for rows sent in `mode`."""
    pixels = (COLUMNS * LIKELY_CELL[0], ROWS * LIKELY_CELL[1])
    for _ in range(ATTEMPTS):
        home = tempfile.mkdtemp(prefix="khabar-mouse.")
        try:
            found = attempt(emulator, rows(khabar, mode, home), home, pixels)
        finally:
            shutil.rmtree(home, ignore_errors=True)
        if isinstance(found, list):
            return found
        pixels = found
    raise Trouble("its grid has no known size")


def rows(khabar, mode, home):
    """The rows as they are sent: finished ones, or reading order where the terminal shall lay them out."""
    article = os.path.join(home, "article.txt")
    put(article, TEXT)
    # mlterm's switch is for the whole screen, and `show` leaves it alone there.
    before, shown = (b"\x1b]5379;use_ctl=false\x07", "visual") if mode == "mlterm" else (b"", mode)
    sent = output([khabar, "show", article, "--terminal", shown, "--width", str(WIDTH), "--color", "never"])
    if not sent:
        raise Trouble("khabar shows nothing")
    return before + b"\x1b[2J\x1b[H" + sent.replace(b"\n", b"\r\n")


def attempt(emulator, sent, home, pixels):
    """One start of the emulator: what was clicked and reported, or the size in pixels with which to try again."""
    environment = surroundings(home)
    with open(os.path.join(home, "log"), "w+b") as log, Processes(environment, log) as processes:
        place = Place(home, inner_program(home), COLUMNS, ROWS, pixels, environment)
        with open(os.path.join(home, "rows"), "wb") as file:
            file.write(sent)
        write_command(emulator, [sys.executable, os.path.join(HERE, "clicks.py"), home], home)
        display = Display(processes)
        processes.start(emulator.command(place), cwd=home)
        size = read_size(home)
        painted = display.still_picture()
        grid = find_grid(painted, size)
        if size != (COLUMNS, ROWS) and emulator.by_pixels:
            return better_pixels(pixels, size, grid)
        display.focus()
        put(os.path.join(home, "go"), "")
        display.still_picture(unlike=painted)
        return [((column, row), click(display, home, grid, (column, row))) for row in (0, 2, 4) for column in CLICKED]


def click(display, home, grid, cell):
    """Clicks a cell and gives the cell that is reported, both counted from 0; None where none is.

    In the left half of it: QTerminal takes the right half of a cell for the next one.
    """
    left, top, right, bottom = grid.area((cell[0], cell[0] + 1), (cell[1], cell[1] + 1))
    before = len(lines(home))
    output(["xdotool", "mousemove", str((2 * left + right) // 3), str((top + bottom) // 2)], env=display.environment)
    # kitty takes the place of the move before, where the click comes with it.
    time.sleep(0.05)
    output(["xdotool", "click", "1"], env=display.environment)
    deadline = time.monotonic() + PATIENCE / 20
    while time.monotonic() < deadline:
        came = lines(home)
        if len(came) > before:
            column, row = map(int, came[before].split())
            return column - 1, row - 1
        time.sleep(0.02)
    return None


def lines(home):
    """What was reported so far."""
    path = os.path.join(home, "clicks")
    if not os.path.exists(path):
        return []
    with open(path, encoding="ascii") as file:
        return file.read().splitlines()
