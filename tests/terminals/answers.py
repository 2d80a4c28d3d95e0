"""How long a terminal takes to answer what khabar asks it, in milliseconds.

    answers.py FOLDER

runs inside an emulator: it asks ten times and writes the times to FOLDER/answers.
"""

import os
import shutil
import sys
import tempfile
import termios
import time
import tty

# What src/terminal/profile.rs asks.
QUESTION = (b"\x1b7\x1b[8l\x1b[8$p\x1b[>q\x1b[>c\x1b]11;?\x07\x1b[16t\x1b[14t"
            b"\x1b_Gi=7529,a=q,f=24,s=1,v=1;AAAA\x1b\\\x1b8\x1b[K\x1b[c")
TIMES = 10


def main(folder):
    before = termios.tcgetattr(0)
    tty.setraw(0)
    try:
        times = [ask() for _ in range(TIMES)]
    finally:
        termios.tcsetattr(0, termios.TCSANOW, before)
    with open(os.path.join(folder, "answers.new"), "w", encoding="ascii") as file:
        file.write(" ".join(f"{took * 1000:.2f}" for took in times))
    os.replace(os.path.join(folder, "answers.new"), os.path.join(folder, "answers"))


def ask():
    """One question, up to the answer that ends it (DA1)."""
    start, came = time.monotonic(), b""
    os.write(1, QUESTION)
    while not (b"\x1b[?" in came and came.endswith(b"c")):
        came += os.read(0, 1024)
    return time.monotonic() - start


def times(emulator):
    """The times that `emulator` took, the quickest first."""
    from display import PATIENCE, Display
    from emulators import Place
    from paths import HERE
    from processes import Processes
    from visit import COLUMNS, LIKELY_CELL, ROWS, Trouble, inner_program, put, surroundings, write_command

    home = tempfile.mkdtemp(prefix="khabar-answers.")
    environment = surroundings(home)
    try:
        with open(os.path.join(home, "log"), "w+b") as log, Processes(environment, log) as processes:
            pixels = (COLUMNS * LIKELY_CELL[0], ROWS * LIKELY_CELL[1])
            place = Place(home, inner_program(home), COLUMNS, ROWS, pixels, environment)
            write_command(emulator, [sys.executable, os.path.join(HERE, "answers.py"), home], home)
            put(os.path.join(home, "go"), "")
            Display(processes)
            processes.start(emulator.command(place), cwd=home)
            path, deadline = os.path.join(home, "answers"), time.monotonic() + PATIENCE
            while not os.path.exists(path):
                if time.monotonic() > deadline:
                    raise Trouble("it does not answer")
                time.sleep(0.1)
            with open(path, encoding="ascii") as file:
                return sorted(map(float, file.read().split()))
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
