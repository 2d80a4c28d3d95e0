"""xterm.js in a browser, with a program on a pty behind it.

    server.py RENDERER COLUMNSxROWS NPM-FOLDER PROGRAM

The page is served on a port of this machine. It reads what the program writes from one long answer, and sends what is
typed in small requests. When the browser ends, so does this.
"""

import fcntl
import http.server
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
# Names in the page, and the files behind them.
FILES = {
    "/xterm.js": "@xterm/xterm/lib/xterm.js",
    "/xterm5.js": "xterm5/lib/xterm.js",
    "/xterm.css": "@xterm/xterm/css/xterm.css",
    "/webgl.js": "@xterm/addon-webgl/lib/addon-webgl.js",
    "/canvas.js": "@xterm/addon-canvas/lib/addon-canvas.js",
}
KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html; charset=utf-8"}
# Without a sandbox, because root can't have one; nothing but the page here is shown.
BROWSER = ("chromium", "--no-sandbox", "--no-zygote", "--no-first-run", "--disable-extensions", "--disable-sync",
           "--disable-background-networking", "--disable-component-update", "--disable-features=Translate",
           "--password-store=basic", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
           "--disable-gpu-sandbox", "--force-device-scale-factor=1", "--kiosk", "--window-position=0,0",
           "--window-size=1600,1000")


class Answers(http.server.BaseHTTPRequestHandler):
    """What the page asks for."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = self.path.partition("?")[0]
        if path == "/output":
            self.stream()
        elif path == "/":
            self.send_file(os.path.join(HERE, "page.html"))
        elif path in FILES:
            self.send_file(os.path.join(self.server.npm, "node_modules", FILES[path]))
        else:
            self.send_error(404)

    def do_POST(self):
        os.write(self.server.terminal, self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()

    def stream(self):
        """All that the program writes, until it ends."""
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while True:
            try:
                data = os.read(self.server.terminal, 65536)
            except OSError:
                data = b""
            self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            self.wfile.flush()
            if not data:
                return

    def send_file(self, path):
        with open(path, "rb") as file:
            data = file.read()
        self.send_response(200)
        self.send_header("Content-Type", KINDS[os.path.splitext(path)[1]])
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


def main(renderer, size, npm, program):
    columns, rows = map(int, size.split("x"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    server.npm, server.terminal = npm, start(program, columns, rows)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as profile:
        page = f"http://127.0.0.1:{server.server_port}/?renderer={renderer}&columns={columns}&rows={rows}"
        subprocess.call([*BROWSER, f"--user-data-dir={profile}", f"--app={page}"])


def start(program, columns, rows):
    """Starts the program on a pty of that size and gives the other end."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ["TERM"], os.environ["COLORTERM"] = "xterm-256color", "truecolor"
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.execv(program, [program])
    return terminal


if __name__ == "__main__":
    main(*sys.argv[1:])
