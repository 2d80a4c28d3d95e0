"""A window with nothing but VTE, the terminal of GNOME and many others, in it.

    vte_window.py COLUMNSxROWS FONT PROGRAM [--no-bidi]

Needs Debian's own Python with python3-gi, gir1.2-gtk-3.0 and gir1.2-vte-2.91.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Vte", "2.91")
from gi.repository import GLib, Gtk, Pango, Vte  # noqa: E402  (the versions are chosen first)


def main(size, font, program, *switches):
    columns, rows = map(int, size.split("x"))
    terminal = Vte.Terminal()
    terminal.set_size(columns, rows)
    terminal.set_font(Pango.FontDescription(font))
    terminal.set_scrollback_lines(0)
    terminal.set_enable_bidi("--no-bidi" not in switches)
    terminal.set_enable_shaping("--no-bidi" not in switches)
    terminal.spawn_async(Vte.PtyFlags.DEFAULT, None, [program], None, GLib.SpawnFlags.DEFAULT, None, None, -1, None,
                         None)
    window = Gtk.Window()
    window.set_decorated(False)
    window.add(terminal)
    window.connect("destroy", Gtk.main_quit)
    window.show_all()
    window.move(0, 0)
    terminal.grab_focus()
    Gtk.main()


main(*sys.argv[1:])
