"""The screen test: khabar in real emulators, its screen photographed, read back and compared.

Started by hand or by the job .ci/terminals, never by `cargo test`: python3 tests/terminals --help
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys

import answers
import mouse
import page
from emulators import BASE_PACKAGES, BASE_PROGRAMS, EMULATORS, NPM_PACKAGES
from paths import NPM, RESULTS, ROOT
from processes import end_when_told, output
from recognise import read_references, read_screen
from screen import Screen
from visit import COLUMNS, ROWS, Trouble, visit

BAR = 0.9


def main():
    words = arguments().parse_args()
    end_when_told()
    return words.verb(words)


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="tests/terminals", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Runs khabar in real terminal emulators under Xvfb, takes pictures and reads them back.",
        epilog="Exit codes: 0 every score is above the bar; 1 one is not, or an emulator did not work;\n"
               "2 wrong usage; 3 something is not installed.")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    listing = verbs.add_parser("list", help="which emulators there are, and which are installed")
    listing.set_defaults(verb=list_emulators)
    install = verbs.add_parser("install", help="install the Debian packages that are needed (as root)")
    install.set_defaults(verb=install_packages)
    run = verbs.add_parser("run", help="take pictures and read them")
    run.add_argument("--bar", type=float, default=BAR, help=f"the least score that is right [default: {BAR}]")
    run.add_argument("--every", action="store_true", help="an emulator that is not installed is a failure, too")
    run.set_defaults(verb=run_emulators)
    clicking = verbs.add_parser("mouse", help="say which columns clicks on rows of Arabic report")
    clicking.set_defaults(verb=click_in_emulators)
    asking = verbs.add_parser("answers", help="say how long they take to answer what khabar asks")
    asking.set_defaults(verb=ask_emulators)
    for parser_with_names in (install, run, clicking, asking):
        parser_with_names.add_argument("names", nargs="*", metavar="EMULATOR", help="see list; all without any")
    writing = verbs.add_parser("page", help="write the pictures and the pages in docs/ from the last runs")
    writing.set_defaults(verb=write_page)
    return parser


def chosen(names):
    """The emulators of those names; all without any."""
    unknown = [name for name in names if name not in EMULATORS]
    if unknown:
        print(f"no such emulator: {' '.join(unknown)}; see: list", file=sys.stderr)
        sys.exit(2)
    return [EMULATORS[name] for name in names or EMULATORS]


def list_emulators(_):
    # Nothing was started that would have to be ended when no one reads on.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for emulator in EMULATORS.values():
        state = "installed" if emulator.is_installed else "not installed"
        print(f"{emulator.name:16} {emulator.mode:12} {state:14} {' '.join(emulator.packages)}")
    return 0


def install_packages(words):
    emulators = chosen(words.names)
    needed = {*BASE_PACKAGES, *(package for emulator in emulators for package in emulator.packages)}
    from_npm = any(emulator.from_npm for emulator in emulators)
    if from_npm and not shutil.which("npm"):
        needed.add("npm")
    missing = sorted(package for package in needed if not is_there(package))
    good = not missing or install_from_debian(missing)
    if from_npm:
        good = install_from_npm() and good
    return 0 if good else 3


def install_from_debian(packages):
    """Installs Debian packages, and says whether that worked."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    apt = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "-qq"]
    subprocess.run([*apt, "update"], env=environment, check=False)
    done = subprocess.run([*apt, "install", "-y", "--no-install-recommends", *packages], env=environment, check=False)
    return done.returncode == 0


def install_from_npm():
    """Installs xterm.js, and says whether that worked."""
    os.makedirs(NPM, exist_ok=True)
    # The canvas renderer was made for the major version before.
    done = subprocess.run(["npm", "install", "--prefix", NPM, "--no-audit", "--no-fund", "--legacy-peer-deps",
                           "--loglevel", "error", *NPM_PACKAGES], check=False)
    return done.returncode == 0


def is_there(package):
    """Whether a Debian package is installed."""
    return output(["dpkg-query", "-W", "-f", "${db:Status-Status}", package]) == b"installed"


def run_emulators(words):
    emulators = chosen(words.names)
    if not has_tools():
        return 3
    missing = [emulator.name for emulator in emulators if not emulator.is_installed]
    khabar = build()
    screen = Screen(COLUMNS, ROWS)
    expected = screen.lines(khabar)
    references = read_references([line for _, line in expected])
    os.makedirs(RESULTS, exist_ok=True)
    failed = []
    for emulator in emulators:
        if emulator.name not in missing and not shows(emulator, khabar, (screen, expected, references), words.bar):
            failed.append(emulator.name)
    if missing:
        print(f"not installed: {' '.join(missing)}")
    if failed:
        print(f"under the bar of {words.bar}, or not working: {' '.join(failed)}")
    return 1 if failed else 3 if missing and (words.every or words.names) else 0


def has_tools():
    """Whether everything but the emulators is there; says what is not."""
    missing = [program for program in BASE_PROGRAMS if not shutil.which(program)]
    if "tesseract" not in missing and b"ara" not in output(["tesseract", "--list-langs"]).split():
        missing.append("tesseract-ocr-ara")
    if missing:
        print(f"not installed: {' '.join(missing)}; see: install", file=sys.stderr)
    return not missing


def build():
    """Builds khabar and gives the path of the program."""
    done = subprocess.run(
        ["cargo", "build", "--release", "--locked", "--bin", "khabar", "--message-format", "json-render-diagnostics"],
        cwd=ROOT, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        sys.exit(3)
    messages = map(json.loads, done.stdout.splitlines())
    return [message["executable"] for message in messages if message.get("executable")][-1]


def shows(emulator, khabar, wanted, bar):
    """Runs khabar in one emulator, keeps the picture and what is read of it, and says whether it is above the bar."""
    screen, expected, references = wanted
    try:
        found = visit(emulator, [khabar, "--language", "ar", *emulator.options])
    except Trouble as trouble:
        print(f"{emulator.name:16} {trouble}", flush=True)
        return False
    picture = os.path.join(RESULTS, f"{emulator.name}.png")
    with open(picture, "wb") as file:
        file.write(found.picture.part(found.grid.area((0, found.size[0]), (0, found.size[1]))).png())
    reading = read_screen(found, Screen(*found.size), expected, references)
    keep(emulator, found, reading, picture)
    good = reading.relative >= bar
    place = reading.worst
    print(f"{emulator.name:16} {reading.score:.3f} of {reading.reference:.3f} = {reading.relative:.3f} "
          f"{'' if good else 'UNDER THE BAR '}| least: line {place + 1}, {reading.scores[place]:.2f} "
          f"of {reading.references[place]:.2f}", flush=True)
    return good


def click_in_emulators(words):
    """Says for each emulator how many clicks reported the cell that was clicked, and which did not."""
    khabar, failed = build(), False
    for emulator in chosen(words.names):
        for mode in {emulator.mode: 0, "logical": 1} if emulator.is_installed else ():
            try:
                found = mouse.reports(emulator, khabar, mode)
            except RuntimeError as trouble:
                print(f"{emulator.name:16} {mode:12} {trouble}", flush=True)
                failed = True
                continue
            other = [f"{clicked} as {reported}" for clicked, reported in found if clicked != reported]
            failed = failed or bool(other)
            print(f"{emulator.name:16} {mode:12} {len(found) - len(other)} of {len(found)} as clicked",
                  *other[:6], sep="; ", flush=True)
    return 1 if failed else 0


def ask_emulators(words):
    """Says for each emulator how long it takes to answer: the quickest of ten times, the middle one, the slowest."""
    failed = False
    for emulator in chosen(words.names):
        if not emulator.is_installed:
            continue
        try:
            took = answers.times(emulator)
        except RuntimeError as trouble:
            print(f"{emulator.name:16} {trouble}", flush=True)
            failed = True
            continue
        print(f"{emulator.name:16} {took[0]:.1f} {took[len(took) // 2]:.1f} {took[-1]:.1f} ms", flush=True)
    return 1 if failed else 0


def keep(emulator, found, reading, picture):
    """Keeps what came of it, for the page and for whoever wants to know what was read."""
    result = {
        "name": emulator.name,
        "title": emulator.full_title,
        "mode": emulator.mode,
        "options": emulator.options,
        "columns": found.size[0],
        "rows": found.size[1],
        "picture": picture,
        "score": reading.score,
        "reference": reading.reference,
        "relative": reading.relative,
        "lines": [{"shown": line, "read": words, "score": round(score, 3), "reference": round(reference, 3)}
                  for line, words, score, reference
                  in zip(reading.lines, reading.words, reading.scores, reading.references)],
    }
    with open(os.path.join(RESULTS, f"{emulator.name}.json"), "w", encoding="utf-8") as file:
        json.dump(result, file, ensure_ascii=False, indent=1)


def write_page(_):
    results = {}
    for name in EMULATORS:
        path = os.path.join(RESULTS, f"{name}.json")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                results[name] = json.load(file)
    if not results:
        print("no results yet; see: run", file=sys.stderr)
        return 2
    for path in page.write(results):
        print(os.path.relpath(path))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
