"""A private X display: its server, its keyboard, and pictures of it."""

import hashlib
import os
import select
import time

from pixels import Picture
from processes import output

WIDTH, HEIGHT = 1600, 1000
# Waits are generous: the machine may be busy, and a picture that came too early says nothing.
PATIENCE = 60.0
STILL = 3


class Display:
    """An X server that no one else uses, on the first number that is free."""

    def __init__(self, processes):
        self.environment = processes.environment
        reader, writer = os.pipe()
        processes.start(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp",
             "-noreset", "-dpi", "96", "+extension", "GLX"], pass_fds=[writer])
        os.close(writer)
        try:
            number = read_line(reader)
        finally:
            os.close(reader)
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.environment["DISPLAY"] = f":{number}"
        # Letters are typed as on an Arabic keyboard. It is set before anything looks at it, and never changes.
        output(["setxkbmap", "-layout", "ara"], env=self.environment)

    def picture(self):
        """What is on the display now."""
        # An empty answer where the server is busy: the next look will do.
        for _ in range(5):
            data = output(["import", "-silent", "-window", "root", "-depth", "8", "ppm:-"], env=self.environment)
            if data:
                return Picture.from_ppm(data)
            time.sleep(0.5)
        raise RuntimeError("no picture of the display")

    def still_picture(self, unlike=None):
        """What is on the display when it has stopped changing and is no longer `unlike`."""
        last, count, deadline = None, 0, time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            picture = self.picture()
            sign = hashlib.sha256(picture.data).digest()
            count = count + 1 if sign == last else 1
            if count >= STILL and (unlike is None or unlike.data != picture.data):
                return picture
            last = sign
            time.sleep(0.3)
        raise RuntimeError("the display does not come to rest")

    def focus(self):
        """Gives the keyboard to the window on the display: there is no window manager that would.

        The pointer goes to the corner, so that it stands on no word.
        """
        output(["xdotool", "mousemove", str(WIDTH - 1), str(HEIGHT - 1)], env=self.environment)
        for way in ("--name", "--class"):
            windows = output(["xdotool", "search", "--onlyvisible", way, "."], env=self.environment).split()
            if windows:
                output(["xdotool", "windowfocus", windows[-1].decode()], env=self.environment)
                return
        raise RuntimeError("no window to type into")

    def press(self, keys):
        """Presses keys, by their names in X."""
        for key in keys:
            output(["xdotool", "key", key], env=self.environment)
            time.sleep(0.25)


def read_line(descriptor):
    """A line from a pipe, or what came of it in time."""
    text, deadline = b"", time.monotonic() + PATIENCE
    while not text.endswith(b"\n") and time.monotonic() < deadline:
        if select.select([descriptor], [], [], 0.2)[0]:
            piece = os.read(descriptor, 16)
            if not piece:
                break
            text += piece
    return text.decode().strip()
