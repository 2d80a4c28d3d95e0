"""The emulators: what each is called, which Debian packages it comes in, how it is started, what khabar is told there.

Every one is started with the same font in the same size, without bars and borders, as far as it can be told to.
"""

import glob
import os
import re
import shlex
import shutil
import sys
from dataclasses import dataclass
from typing import Callable, Tuple

from paths import HERE, NPM
from processes import output

FONT = "DejaVu Sans Mono"
POINTS = 12
PIXELS = 16

BASE_PACKAGES = ("xvfb", "x11-xkb-utils", "xdotool", "imagemagick", "tesseract-ocr", "tesseract-ocr-ara", "fontconfig",
                 "fonts-dejavu-core", "pango1.0-tools", "dbus", "libgl1-mesa-dri", "libegl-mesa0")
BASE_PROGRAMS = ("Xvfb", "setxkbmap", "xdotool", "import", "convert", "tesseract", "pango-view", "dpkg-query")
NPM_PACKAGES = ("@xterm/xterm@6.0.0", "@xterm/addon-webgl@0.19.0", "xterm5@npm:@xterm/xterm@5.5.0",
                "@xterm/addon-canvas@0.7.0")
VTE_PACKAGES = ("gir1.2-vte-2.91", "gir1.2-gtk-3.0", "python3-gi")


@dataclass
class Place:
    """Where an emulator is started: its own home, the program it runs, the size of its grid, its environment.

    `pixels` is the size of the window, for emulators that can't be told of cells.
    """

    home: str
    program: str
    columns: int
    rows: int
    pixels: Tuple[int, int]
    environment: dict

    @property
    def cells(self):
        """The grid as X programs are told of it."""
        return f"{self.columns}x{self.rows}"

    def file(self, path, text):
        """Writes a file below the home and gives its full name."""
        path = os.path.join(self.home, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path


@dataclass
class Emulator:
    """One configuration of an emulator. `mode` is what khabar should find out, or is told by `options`."""

    name: str
    title: str
    mode: str
    packages: Tuple[str, ...]
    command: Callable[[Place], list]
    options: Tuple[str, ...] = ()
    around: str = ""
    by_pixels: bool = False
    needs: Tuple[str, ...] = ()
    from_npm: bool = False

    @property
    def full_title(self):
        """Its title with the version that is installed: that of the first package, in short."""
        found = output(["dpkg-query", "-W", "-f", "${Version}", self.packages[0]]).decode()
        version = re.match(r"(?:\d+:)?(\d+(?:\.\d+)?)", found)
        return self.title.format(version[1] if version else "")

    @property
    def is_installed(self):
        """Whether the programs and files that it needs are there."""
        return all(shutil.which(need, path=SYSTEM_PATH) or glob.glob(need)
                   for need in filter(None, (*self.needs, self.around)))


SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin:/usr/games"
X_COLOURS = ["-bg", "black", "-fg", "white"]


def xterm(place):
    return ["xterm", "-u8", "-geometry", place.cells + "+0+0", "-fa", FONT, "-fs", str(POINTS), "-b", "0", "+sb",
            *X_COLOURS, "-e", place.program]


def urxvt(place):
    return ["urxvt", "-geometry", place.cells + "+0+0", "-fn", f"xft:{FONT}:size={POINTS}", "-b", "0", "+sb",
            *X_COLOURS, "-e", place.program]


def st(place):
    return ["stterm", "-g", place.cells + "+0+0", "-f", f"{FONT}:size={POINTS}", "-e", place.program]


def alacritty(place):
    settings = [f"window.dimensions.columns={place.columns}", f"window.dimensions.lines={place.rows}",
                "window.position.x=0", "window.position.y=0", f"font.normal.family='{FONT}'", f"font.size={POINTS}"]
    return ["alacritty", *(word for setting in settings for word in ("-o", setting)), "-e", place.program]


def zutty(place):
    return ["zutty", "-geometry", place.cells, "-fontpath", "/usr/share/fonts/truetype/dejavu",
            "-font", "DejaVuSansMono", "-fontsize", str(PIXELS), "-border", "0", "-e", place.program]


def foot(place):
    """foot draws on Wayland only: a compositor that shows nothing but it runs in a window of its own."""
    width, height = place.pixels
    runtime = place.environment["XDG_RUNTIME_DIR"]
    place.environment["WAYLAND_DISPLAY"] = "screen-test"
    inner = ["foot", "-c", os.devnull, "-o", "pad=0x0", "-o", "csd.preferred=none", "-f", f"{FONT}:size={POINTS}",
             place.program]
    return ["sh", place.file("foot.sh", f"""
        weston --backend=x11-backend.so --use-pixman --width={width} --height={height} --shell=kiosk-shell.so \\
            --socket=screen-test --idle-time=0 &
        for _ in $(seq 300); do [ -S {shlex.quote(runtime)}/screen-test ] && break; sleep 0.1; done
        exec {shlex.join(inner)}
        """)]


def vte(place):
    return ["/usr/bin/python3", os.path.join(HERE, "vte_window.py"), place.cells, f"{FONT} {POINTS}", place.program]


def vte_without_bidi(place):
    return vte(place) + ["--no-bidi"]


def xfce4_terminal(place):
    return ["dbus-run-session", "--", "xfce4-terminal", "--disable-server", f"--geometry={place.cells}+0+0",
            f"--font={FONT} {POINTS}", "--hide-menubar", "--hide-borders", "--hide-toolbar", "--hide-scrollbar", "-x",
            place.program]


def gnome_terminal(place):
    """Its font is that of the desktop."""
    place.environment["GSETTINGS_BACKEND"] = "keyfile"
    place.file(".config/glib-2.0/settings/keyfile",
               f"[org/gnome/desktop/interface]\nmonospace-font-name='{FONT} {POINTS}'\n")
    return ["dbus-run-session", "--", "gnome-terminal", "--wait", f"--geometry={place.cells}+0+0", "--hide-menubar",
            "--", place.program]


def konsole(place):
    place.file(".config/konsolerc", """
[KonsoleWindow]
RememberWindowSize=false
[MainWindow]
MenuBar=Disabled
StatusBar=Disabled
ToolBarsMovable=Disabled
[TabBar]
TabBarVisibility=AlwaysHideTabBar
""")
    settings = [f"TerminalColumns={place.columns}", f"TerminalRows={place.rows}", "ScrollBarPosition=2",
                "TerminalMargin=0", f"Font={FONT},{POINTS},-1,5,50,0,0,0,0,0"]
    return ["konsole", "--nofork", "--separate", "--hide-menubar", "--hide-tabbar",
            *(word for setting in settings for word in ("-p", setting)), "-e", place.program]


def konsole_without_bidi(place):
    command = konsole(place)
    return command[:-2] + ["-p", "BidiRenderingEnabled=false"] + command[-2:]


def qterminal(place):
    width, height = place.pixels
    place.file(".config/qterminal.org/qterminal.ini", f"""
[General]
fontFamily={FONT}
fontSize={POINTS}
MenuVisible=false
ScrollbarPosition=0
HideTabBarWithOneTab=true
TerminalMargin=0
AskOnExit=false
Borderless=true
[MainWindow]
FixedSize=@Size({width} {height})
""")
    return ["qterminal", "--geometry", f"{width}x{height}", "-e", place.program]


def kitty(place):
    settings = [f"font_family={FONT}", f"font_size={POINTS}", "remember_window_size=no",
                f"initial_window_width={place.columns}c", f"initial_window_height={place.rows}c",
                "window_padding_width=0", "window_margin_width=0", "cursor_blink_interval=0", "update_check_interval=0",
                "confirm_os_window_close=0", "placement_strategy=top-left"]
    return ["kitty", "--config", "NONE", *(word for setting in settings for word in ("-o", setting)), place.program]


def kitty_left_to_right(place):
    command = kitty(place)
    return command[:-1] + ["-o", "force_ltr=yes", command[-1]]


def pterm(place):
    return ["pterm", "-geometry", place.cells + "+0+0", "-fn", f"client:{FONT} {POINTS}", "+sb", "-e", place.program]


def pterm_without_bidi(place):
    place.environment["PUTTYDIR"] = os.path.join(place.home, "putty")
    place.file("putty/sessions/Default%20Settings", "DisableBidi=1\nDisableArabicShaping=1\n")
    return pterm(place)


def mlterm(place, bidi="true"):
    for name in ("aafont", "vaafont"):
        place.file(f".mlterm/{name}", f"DEFAULT={FONT};\nISO10646_UCS4_1={FONT};\n")
    return ["mlterm", "-g", place.cells + "+0+0", "--type=xft", "-w", str(PIXELS), f"--ctl={bidi}", "--sbmod=none",
            "--border=0", "-b", "black", "-f", "white", "-e", place.program]


def mlterm_without_bidi(place):
    return mlterm(place, "false")


def xterm_js(renderer):
    """xterm.js, the terminal of Visual Studio Code and others, in a browser; `renderer` is how it draws."""
    def command(place):
        return [sys.executable, os.path.join(HERE, "xterm_js", "server.py"), renderer, place.cells, NPM, place.program]
    return command


TOLD_VISUAL = ("--terminal", "visual")
NEEDS_VTE = ("/usr/bin/python3", "/usr/lib/*/girepository-1.0/Vte-2.91.typelib")
NEEDS_XTERM_JS = ("chromium", os.path.join(NPM, "node_modules", "@xterm"))

PLAIN = [
    Emulator("xterm", "xterm {}", "visual", ("xterm",), xterm, needs=("xterm",)),
    Emulator("urxvt", "urxvt {}", "visual", ("rxvt-unicode",), urxvt, needs=("urxvt",)),
    Emulator("alacritty", "Alacritty {}", "visual", ("alacritty",), alacritty, needs=("alacritty",)),
    Emulator("st", "st {}", "visual", ("stterm",), st, needs=("stterm",)),
    Emulator("zutty", "zutty {}", "visual", ("zutty",), zutty, needs=("zutty",)),
    Emulator("foot", "foot {}", "visual", ("foot", "weston"), foot, by_pixels=True, needs=("foot", "weston")),
    Emulator("vte", "VTE {}", "explicit", VTE_PACKAGES, vte, needs=NEEDS_VTE),
    Emulator("vte-nobidi", "VTE {}, its bidi off", "explicit", VTE_PACKAGES, vte_without_bidi, needs=NEEDS_VTE),
    Emulator("xfce4-terminal", "Xfce Terminal {}", "explicit", ("xfce4-terminal",), xfce4_terminal,
             needs=("xfce4-terminal", "dbus-run-session")),
    Emulator("gnome-terminal", "GNOME Terminal {}", "explicit", ("gnome-terminal",), gnome_terminal,
             needs=("gnome-terminal", "dbus-run-session")),
    Emulator("konsole", "Konsole {}", "runs", ("konsole",), konsole, needs=("konsole",)),
    Emulator("konsole-nobidi", "Konsole {}, its bidi off", "visual", ("konsole",), konsole_without_bidi, TOLD_VISUAL,
             needs=("konsole",)),
    Emulator("kitty", "kitty {}", "words", ("kitty",), kitty, needs=("kitty",)),
    Emulator("kitty-ltr", "kitty {} with `force_ltr`", "visual", ("kitty",), kitty_left_to_right, TOLD_VISUAL,
             needs=("kitty",)),
    Emulator("pterm", "pterm {}", "row", ("pterm",), pterm, needs=("pterm",)),
    Emulator("pterm-nobidi", "pterm {}, its bidi off", "visual", ("pterm",), pterm_without_bidi, TOLD_VISUAL,
             needs=("pterm",)),
    Emulator("mlterm", "mlterm {}", "mlterm", ("mlterm",), mlterm, needs=("mlterm",)),
    Emulator("mlterm-nobidi", "mlterm {}, its bidi off", "mlterm", ("mlterm",), mlterm_without_bidi, needs=("mlterm",)),
    Emulator("qterminal", "QTerminal {}", "alternating", ("qterminal",), qterminal, by_pixels=True,
             needs=("qterminal",)),
    Emulator("xtermjs-webgl", "xterm.js 6.0, WebGL", "anchored", ("chromium",), xterm_js("webgl"), needs=NEEDS_XTERM_JS,
             from_npm=True),
    Emulator("xtermjs-dom", "xterm.js 6.0, DOM", "anchored", ("chromium",), xterm_js("dom"), needs=NEEDS_XTERM_JS,
             from_npm=True),
    Emulator("xtermjs-canvas", "xterm.js 5.5, canvas", "anchored", ("chromium",), xterm_js("canvas"),
             needs=NEEDS_XTERM_JS, from_npm=True),
]

TMUX = [
    Emulator("tmux-xterm", "tmux {} in xterm", "visual", ("tmux", "xterm"), xterm, around="tmux", needs=("xterm",)),
    Emulator("tmux-vte", "tmux {} in VTE", "runs", ("tmux", *VTE_PACKAGES), vte, around="tmux",
             needs=NEEDS_VTE),
    Emulator("tmux-konsole", "tmux {} in Konsole", "runs", ("tmux", "konsole"), konsole, around="tmux",
             needs=("konsole",)),
    Emulator("tmux-kitty", "tmux {} in kitty", "words", ("tmux", "kitty"), kitty, around="tmux", needs=("kitty",)),
    Emulator("screen-vte", "screen {} in VTE", "runs", ("screen", *VTE_PACKAGES), vte, around="screen",
             needs=NEEDS_VTE),
    Emulator("screen-kitty", "screen {} in kitty", "words", ("screen", "kitty"), kitty, around="screen",
             needs=("kitty",)),
]

EMULATORS = {emulator.name: emulator for emulator in PLAIN + TMUX}
