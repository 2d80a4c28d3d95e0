"""Runs inside an emulator: shows where its cells are, waits to be told, then becomes the command.

    inside.py FOLDER

FOLDER/command holds the command, a word a line. The grid is painted in one colour and its size written to FOLDER/size;
when FOLDER/go appears, the screen is cleared and the command run.
"""

import os
import subprocess
import sys
import time


def main(folder):
    columns, rows = settled_size()
    paint(columns, rows)
    put(os.path.join(folder, "size"), f"{columns} {rows}")
    while not os.path.exists(os.path.join(folder, "go")):
        time.sleep(0.1)
    say("\x1b[m\x1b[2J\x1b[H\x1b[?25h")
    with open(os.path.join(folder, "command"), encoding="utf-8") as file:
        command = file.read().split("\n")
    code = subprocess.call(command)
    put(os.path.join(folder, "ended"), str(code))
    # The emulator stays, so that the picture shows what went wrong; it is ended from outside.
    time.sleep(3600)


def settled_size():
    """The size of the grid, when it has stayed the same for a second: many emulators change it at first."""
    last, since = None, time.monotonic()
    while time.monotonic() - since < 1.0:
        size = os.get_terminal_size(sys.stdout.fileno())
        if size != last:
            last, since = size, time.monotonic()
        time.sleep(0.05)
    return last


def paint(columns, rows):
    """Fills the grid with one colour, cell by cell: not every terminal clears with a background."""
    say("\x1b[?25l\x1b[H\x1b[45m")
    for row in range(1, rows + 1):
        say(f"\x1b[{row};1H" + " " * columns)


def say(text):
    sys.stdout.write(text)
    sys.stdout.flush()


def put(path, text):
    """Writes a file that is there at once and whole."""
    with open(path + ".new", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(path + ".new", path)


if __name__ == "__main__":
    main(sys.argv[1])
