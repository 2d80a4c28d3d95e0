"""A visit to one emulator: it is started, its cells are found, khabar runs in it, keys are pressed, a picture taken."""

import os
import shlex
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass

from display import PATIENCE, Display
from emulators import SYSTEM_PATH, Place
from paths import HERE
from pixels import Grid, Picture, find_grid
from processes import Processes

COLUMNS, ROWS = 132, 40
# Where the cells of this font usually have this size; found out in the end.
LIKELY_CELL = (10, 19)
ATTEMPTS = 4
# What a key of an Arabic keyboard types where a Latin one has "/", the key for searching.
SLASH = "Arabic_zah"
# The word that is searched: it stands in the article with and without the article, tanween and a prefix.
QUERY = ("Arabic_noon", "Arabic_meem", "Arabic_waw", "Arabic_thal", "Arabic_jeem")
# The article is opened, the word searched and its third place shown; then the first name in the sidebar is chosen.
# Both stand so high in the article that it never scrolls.
KEYS = (
    ("Return",),
    (SLASH, *QUERY),
    ("Return",),
    ("Arabic_alefmaksura", "Arabic_alefmaksura"),
    ("Left", "Return"),
)


@dataclass
class Visit:
    """What came of it: the picture, where the cells are in it, and how many columns and rows they are."""

    picture: Picture
    grid: Grid
    size: tuple


class Trouble(RuntimeError):
    """An emulator that did not do what it was started for."""


def visit(emulator, command):
    """Shows `command` (khabar and its arguments) in `emulator`. Ends whatever it started."""
    pixels = (COLUMNS * LIKELY_CELL[0], ROWS * LIKELY_CELL[1])
    for _ in range(ATTEMPTS):
        home = tempfile.mkdtemp(prefix="khabar-screen.")
        try:
            found = attempt(emulator, command, home, pixels)
        finally:
            shutil.rmtree(home, ignore_errors=True)
        if isinstance(found, Visit):
            return found
        pixels = found
    raise Trouble(f"its grid can't be made {COLUMNS} × {ROWS}")


def attempt(emulator, command, home, pixels):
    """One start of the emulator: a `Visit`, or the size in pixels with which to try again."""
    environment = surroundings(home)
    log = open(os.path.join(home, "log"), "w+b")
    with log, Processes(environment, log) as processes:
        try:
            place = Place(home, inner_program(home), COLUMNS, ROWS, pixels, environment)
            write_command(emulator, command, home)
            display = Display(processes)
            processes.start(emulator.command(place), cwd=home)
            size = read_size(home)
            painted = display.still_picture()
            grid = find_grid(painted, size)
            if size != (COLUMNS, ROWS) and emulator.by_pixels:
                return better_pixels(pixels, size, grid)
            display.focus()
            put(os.path.join(home, "go"), "")
            picture = display.still_picture(unlike=painted)
            for keys in KEYS:
                display.press(keys)
                picture = display.still_picture()
            if os.path.exists(os.path.join(home, "ended")):
                raise Trouble("khabar has ended")
            return Visit(picture, grid, size)
        except RuntimeError as error:
            log.seek(0)
            words = log.read()[-600:].decode("utf-8", "replace").strip()
            raise Trouble(f"{error}\n{words}" if words else str(error)) from error


def surroundings(home):
    """The environment: what a user's own would say about terminals and desktops must not come in."""
    runtime = os.path.join(home, "run")
    os.makedirs(runtime, mode=0o700)
    return {
        "PATH": SYSTEM_PATH,
        "HOME": home,
        "USER": "reader",
        "SHELL": "/bin/sh",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "XDG_RUNTIME_DIR": runtime,
        "XDG_CONFIG_HOME": os.path.join(home, ".config"),
        "XDG_CACHE_HOME": os.path.join(home, ".cache"),
        "XDG_DATA_HOME": os.path.join(home, ".local/share"),
        # No graphics card, no accessibility bus, no desktop.
        "LIBGL_ALWAYS_SOFTWARE": "1",
        "GALLIUM_DRIVER": "llvmpipe",
        "NO_AT_BRIDGE": "1",
        "GTK_A11Y": "none",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LOGGING_RULES": "*=false",
    }


def inner_program(home):
    """The program that the emulator runs: one word, whatever the emulator does with words."""
    path = os.path.join(home, "inside")
    put(path, f"#!/bin/sh\nexec {shlex.join([sys.executable, os.path.join(HERE, 'inside.py'), home])}\n")
    os.chmod(path, 0o755)
    return path


def write_command(emulator, command, home):
    """Leaves the command for the program inside, wrapped into tmux or screen where one is around it."""
    if emulator.around == "tmux":
        settings = os.path.join(home, "tmux.conf")
        put(settings, "set -g status off\nset -g escape-time 10\nset -g default-terminal tmux-256color\n"
                      "set -as terminal-features ',*:RGB'\n")
        command = ["tmux", "-u", "-S", os.path.join(home, "tmux"), "-f", settings, "new-session", shlex.join(command)]
    elif emulator.around == "screen":
        settings = os.path.join(home, "screenrc")
        put(settings, "startup_message off\n")
        command = ["env", f"SCREENDIR={os.path.join(home, 'run')}", "screen", "-U", "-c", settings, *command]
    put(os.path.join(home, "command"), "\n".join(command))


def read_size(home):
    """The columns and rows that the program inside has seen."""
    path, deadline = os.path.join(home, "size"), time.monotonic() + PATIENCE
    while not os.path.exists(path):
        if time.monotonic() > deadline:
            raise Trouble("it did not start")
        time.sleep(0.1)
    with open(path, encoding="utf-8") as file:
        columns, rows = map(int, file.read().split())
    return columns, rows


def better_pixels(pixels, size, grid):
    """The size in pixels that should give the grid that is wanted, after `pixels` gave one of `size`."""
    return (pixels[0] + round((COLUMNS - size[0]) * grid.cell_width),
            pixels[1] + round((ROWS - size[1]) * grid.cell_height))


def put(path, text):
    """Writes a file."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
