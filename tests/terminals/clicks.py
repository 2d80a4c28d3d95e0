"""Runs inside an emulator: writes rows and keeps what the mouse reports.

    clicks.py FOLDER

FOLDER/rows is written to the screen as it is. FOLDER/clicks gets a line for every button that goes down: the column and
the row that the terminal reports (SGR, 1006), counted from 1.
"""

import os
import re
import sys
import termios
import tty

PRESSED = re.compile(rb"\x1b\[<0;(\d+);(\d+)M")


def main(folder):
    before = termios.tcgetattr(0)
    tty.setraw(0)
    with open(os.path.join(folder, "rows"), "rb") as file:
        os.write(1, file.read() + b"\x1b[?25l\x1b[?1000h\x1b[?1006h")
    came = b""
    try:
        while piece := os.read(0, 1024):
            came += piece
            with open(os.path.join(folder, "clicks"), "wb") as file:
                file.write(b"".join(b"%s %s\n" % place for place in PRESSED.findall(came)))
    finally:
        termios.tcsetattr(0, termios.TCSANOW, before)


if __name__ == "__main__":
    main(sys.argv[1])
