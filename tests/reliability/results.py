"""What a harness measured, kept as one JSON file for report.py: build/results/NAME.json.

    {"name": "kill", "title": "Kills", "command": "python3 tests/reliability/kill.py --kills 300 …",
     "date": "2026-01-31 12:00", "commit": "1a2b3c4", "seconds": 812.4, "failures": 0,
     "summary": "one paragraph: what was done, what came of it",
     "columns": ["what", "runs", …], "rows": [["typing", 60, …], …],
     "last_lines": ["the last lines that the command printed", …]}

A harness in Python calls `keep`; any other program is run by `report.py run NAME [--title T] [--summary S] -- COMMAND…`.
"""

import datetime
import json
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "results"
DOCUMENT = ROOT / "docs" / "reliability.md" # written by report.py


def commit():
    """The commit that was measured; "+" when the tree has changes that are not in it."""
    def git(*words):
        return subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=True).stdout.strip()
    try:
        return git("rev-parse", "--short", "HEAD") + ("+" if git("status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.CalledProcessError):
        return "not a checkout"


MEASURED = commit() # at the beginning: a long run may see others come


def here(text):
    """Words as somebody in another checkout would write them."""
    return text.replace(str(ROOT) + "/", "")


def mark(result):
    """Under a section's title in the document, unseen: by this line it is found again."""
    return f"<!-- {result['name']}, {result.get('failures', 0)} failures -->\n"


def told():
    """The document's sections by name, each {title, failures, text}."""
    text = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else ""
    found = re.finditer(r"^## (.+)\n\n<!-- (\S+), (\d+) failures -->\n(?:(?!## ).*\n)*", text, re.M)
    return {section[2]: {"title": section[1], "failures": int(section[3]), "text": section[0].rstrip("\n") + "\n"} for section in found}


def kept(name):
    """What build/results/NAME.json holds; without one, of what another checkout measured the rows that the document tells."""
    try:
        return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        text = told().get(name, {}).get("text", "")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in re.findall(r"^\|.*\|$", text, re.M)[2:]]
    return {"rows": [[int(cell) if cell.isdigit() else cell for cell in row] for row in rows]}


def keep(name, title, seconds, summary, columns, rows, last_lines=(), failures=0, command=None, measured=None):
    """Writes build/results/NAME.json. `command` is what was run, by default the present program; `measured` is the commit
    when it began, for what runs so long that somebody may commit meanwhile."""
    if command is None:
        command = shlex.join(["python3", *sys.argv])
    FOLDER.mkdir(parents=True, exist_ok=True)
    result = {"name": name, "title": title, "command": here(command),
              "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"), "commit": measured or commit(), "seconds": round(seconds, 1),
              "failures": failures, "summary": here(summary), "columns": list(columns), "rows": [list(row) for row in rows],
              "last_lines": [here(line) for line in last_lines]}
    path = FOLDER / f"{name}.json"
    path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path
