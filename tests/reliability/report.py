"""Writes docs/reliability.md from what the harnesses measured (build/results/*.json; their form stands in results.py). What
this checkout has not measured stays as it stands there, with the commit that it is of.

    python3 tests/reliability/report.py                     writes the document
    python3 tests/reliability/report.py run NAME [--title T] [--summary S] [--only REGEX] [--last N] -- COMMAND…
                                                            runs a command and keeps what it said as build/results/NAME.json
"""

import argparse
import json
import os
import platform
import re
import shlex
import subprocess
import sys
import time

import results

# In the order of what a user fears most; what is not named here follows by name.
ORDER = ["kill", "kill-600", "faults", "hostile", "hostile-again", "differential", "fuzz", "monkey", "asan", "asan-again", "tsan", "tidy"]

HEAD = """# Reliability, measured

This page is written by `python3 tests/reliability/report.py` from what the harnesses in `tests` measured; nobody edits it by
hand. Each section says which command was run on which commit and when, so that it can be run again. `./test` runs a small
part of each harness; the numbers here are those of the long runs.

"""


def machine():
    """The computer, in one line."""
    model = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return f"{os.cpu_count()} cores of {model}, {memory:.0f} GiB of memory, {system}, Linux {platform.release()}"


def cell(value):
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


def table(columns, rows):
    lines = ["| " + " | ".join(map(cell, columns)) + " |", "|" + "---|" * len(columns)]
    return "\n".join(lines + ["| " + " | ".join(map(cell, row)) + " |" for row in rows]) + "\n"


def duration(seconds):
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"


def section(result):
    parts = [f"## {result.get('title') or result['name']}\n", results.mark(result), result["summary"].strip() + "\n"]
    if result.get("rows"):
        parts.append(table(result["columns"], result["rows"]))
    parts.append(f"Commit {result['commit']}, {result['date']}, {duration(result['seconds'])}:\n")
    said = ["$ " + result["command"], *result.get("last_lines", [])]
    fence = "`" * max([3] + [len(run) + 1 for run in re.findall("`{3,}", "\n".join(said))])
    parts.append("\n".join([fence, *said, fence]) + "\n")
    return "\n".join(parts)


def document(sections):
    """Of sections by name, each {title, failures, text}."""
    rank = {name: i for i, name in enumerate(ORDER)}
    ordered = [sections[name] for name in sorted(sections, key=lambda name: (rank.get(name, len(ORDER)), name))]
    failed = [section["title"] for section in ordered if section["failures"]]
    verdict = "Everything below ended as it should." if not failed else "Not everything ended as it should: " + ", ".join(failed) + "."
    return HEAD + f"Machine: {machine()}.\n\n{verdict}\n\n" + "\n".join(section["text"] for section in ordered)


def measured():
    kept = [json.loads(path.read_text(encoding="utf-8")) for path in results.FOLDER.glob("*.json")]
    return {result["name"]: {"title": result.get("title") or result["name"], "failures": result.get("failures", 0), "text": section(result)} for result in kept}


def run(words):
    parser = argparse.ArgumentParser(prog="report.py run")
    parser.add_argument("name")
    parser.add_argument("--title")
    parser.add_argument("--summary", default="")
    parser.add_argument("--only", default="", help="keep the lines that this regular expression finds")
    parser.add_argument("--last", type=int, default=8, help="how many of them")
    at = words.index("--")
    chosen, command = parser.parse_args(words[:at]), words[at + 1:]
    began = time.monotonic()
    lines = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace") as child:
        for line in child.stdout:
            print(line, end="", flush=True)
            lines.append(line.rstrip("\n"))
    said = [line for line in lines if line.strip() and re.search(chosen.only, line)]
    summary = chosen.summary or ("It ended well." if child.returncode == 0 else f"It ended with status {child.returncode}.")
    results.keep(chosen.name, chosen.title or chosen.name, time.monotonic() - began, summary, [], [], said[-chosen.last:],
                 int(child.returncode != 0), shlex.join(command))
    return child.returncode


def main():
    if sys.argv[1:2] == ["run"]:
        return run(sys.argv[2:])
    here = measured()
    if not here:
        print(f"nothing was measured yet: {results.FOLDER} is empty", file=sys.stderr)
        return 1
    sections = results.told() | here
    results.DOCUMENT.parent.mkdir(exist_ok=True)
    results.DOCUMENT.write_text(document(sections), encoding="utf-8")
    print(f"{results.DOCUMENT.relative_to(results.ROOT)}: {len(sections)} measurements, {len(here)} of them of this checkout")
    return 0


if __name__ == "__main__":
    sys.exit(main())
