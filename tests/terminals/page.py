"""The page for the documentation, from what the last runs have left: pictures, the gallery, the table of terminals.

Nothing here judges by eye: what was seen stands in `seen.tsv`, a line for each emulator, written by whoever looked.
"""

import os

from emulators import EMULATORS, FONT, POINTS
from paths import DOCS, HERE
from pixels import Picture
from processes import output

PICTURES = os.path.join("pictures", "terminals")
BEGIN, END = "<!-- The table is written by tests/terminals. -->", "<!-- The table ends. -->"
# The picture of the README, all of the screen.
README_FROM, README_PICTURE, README_BYTES = "vte", os.path.join("pictures", "reader.png"), 90_000
# The rows from the top that a picture of the gallery shows: names, a hit and brackets stand in them.
GALLERY_ROWS, GALLERY_BYTES = 24, 60_000
PALETTES = (64, 48, 32, 24, 16, 12)


def write(results):
    """Writes everything into docs/ and gives the names of the files."""
    seen = read_seen()
    results = [result for name, result in sorted(results.items(), key=lambda item: list(EMULATORS).index(item[0]))]
    os.makedirs(os.path.join(DOCS, PICTURES), exist_ok=True)
    written = [put(os.path.join(PICTURES, f"{result['name']}.png"), picture(result, GALLERY_ROWS, GALLERY_BYTES))
               for result in results]
    written += [put(README_PICTURE, picture(result, result["rows"], README_BYTES))
                for result in results if result["name"] == README_FROM]
    written.append(put("GALLERY.md", gallery(results, seen).encode()))
    page = os.path.join(DOCS, "TERMINALS.md")
    with open(page, encoding="utf-8") as file:
        text = file.read()
    written.append(put("TERMINALS.md", with_table(text, table(results, seen)).encode()))
    return written


def read_seen():
    """What was seen by eye: name, result, marks; a tab between them."""
    with open(os.path.join(HERE, "seen.tsv"), encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]
    return {name: (result, marks) for name, result, marks in lines}


def table(results, seen):
    """The table of terminals."""
    rows = ["| terminal | mode | seen | marks | score | a line alone | of it |", "|---|---|---|---|---|---|---|"]
    for result in results:
        looked, marks = seen.get(result["name"], ("not looked at", ""))
        rows.append(f"| [{result['title']}](GALLERY.md#{result['name']}) | {mode(result)} | {looked} | {marks} "
                    f"| {result['score']:.2f} | {result['reference']:.2f} | {result['relative']:.2f} |")
    return "\n".join(rows)


def mode(result):
    """The mode, and whether it was found out."""
    return f"`{result['mode']}`" + (" (told)" if result["options"] else "")


def with_table(text, rows):
    """The page of terminals with another table."""
    before, rest = text.split(BEGIN)
    return f"{before}{BEGIN}\n\n{rows}\n\n{END}{rest.split(END)[1]}"


def gallery(results, seen):
    """The gallery."""
    parts = [f"""# Gallery

One article in every terminal that khabar is tried in, on Debian 12, {FONT} {POINTS}: a word was searched and a person
chosen in the sidebar. The pictures are cut off below; they are taken, and this page is written, by
[`tests/terminals`](../tests/terminals/README.md). What the numbers mean, and what does not work, is said in
[TERMINALS.md](TERMINALS.md). Colours differ because terminals do: khabar uses as many as one says it has.
"""]
    for result in results:
        looked, _ = seen.get(result["name"], ("not looked at", ""))
        parts.append(f"""<a id="{result['name']}"></a>

## {result['title']}

{mode(result)}, {result['columns']} × {result['rows']}, score {result['relative']:.2f}: {looked}.

![{result['title']}]({PICTURES}/{result['name']}.png)
""")
    return "\n".join(parts)


def picture(result, rows, most):
    """The upper rows of a picture, as a PNG file of at most so many bytes, if few colours can make it so small."""
    data = output(["convert", result["picture"], "-depth", "8", "ppm:-"])
    whole = Picture.from_ppm(data)
    part = whole.part((0, 0, whole.width, whole.height * rows // result["rows"]))
    for colours in PALETTES:
        file = part.png(colours)
        if len(file) <= most:
            break
    return file


def put(name, data):
    """Writes a file into docs/ and gives its name."""
    path = os.path.join(DOCS, name)
    with open(path, "wb") as file:
        file.write(data)
    return path
