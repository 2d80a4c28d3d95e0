"""Where things are: this folder, the project, and what is built and taken."""

import os

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
DOCS = os.path.join(ROOT, "docs")
# As cargo has it.
TARGET = os.path.abspath(os.path.join(ROOT, os.environ.get("CARGO_TARGET_DIR", "target")))
RESULTS = os.path.join(TARGET, "terminals")
ARTICLE = os.path.join(ROOT, "assets", "sample", "01-kalamun-siraj.md")
# xterm.js comes from npm, not from Debian.
NPM = os.path.join(RESULTS, "npm")
