"""Exports to a disk that fails in every way there is: faults.py LIBRARY POOLSCOPE_CLI [--few] [--window TEST]

LIBRARY is faults.c, put before libc: the n-th call of a kind gives an error, as on a broken, full, read-only or vanished disk.
Every format meets every fault. Refused means: status 1, one line that names the file, the old file as it was, nothing beside it.
Each fault leaves a line in a log; one that never bit says nothing and is counted apart.
"""

import argparse
import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import results

SIZE, TIME = ["--size", "480x270"], ["--range", "0-3", "--fps", "6"]
OPTIONS = {"a.npy": ["--table", "output"], "cost.csv": ["--table", "cost"], "a.table.html": ["--table", "steps"],
           "a.png": SIZE, "a.svg": SIZE, "a.pdf": [*SIZE, "--range", "0-3"],
           **dict.fromkeys(["a.gif", "a.webp", "a.mp4", "a.webm", "f-%04d.png"], SIZE + TIME)}
FILES = ["a.csv", "a.tsv", "a.xlsx", "a.md", "a.tex", "a.json", "a.npy", "cost.csv", "a.table.html", "a.html", "a.py", "a.numpy.py",
         "a.onnx.py", "a.tf.py", "a.png", "a.svg", "a.pdf", "a.gif", "a.webp", "a.mp4", "a.webm", "f-%04d.png"]
OLD = b"old\n"

REFUSED, DONE, EITHER = "refused", "done", "either"


class Fault:
    """What fails: rules for the library with @ for the folder, what must come of it, and the sentence's reason."""

    def __init__(self, name, rules, wanted, reason="", few=False, temporary=False, late=False):
        self.name, self.rules, self.wanted, self.reason, self.few, self.temporary = name, rules, wanted, reason, few, temporary
        self.late = late # comes when the new file may be in its place already: a loss of power may bring the old one back


FAULTS = [
    Fault("no right to write there", "open:@:1+:EACCES", REFUSED, "Permission"),
    Fault("read-only", "open:@:1+:EROFS;mkdir:@:1+:EROFS", REFUSED, "Read-only", few=True),
    Fault("vanished before", "any:@:1+:ENOENT", REFUSED, "No such"),
    Fault("no more files", "open:@:1+:EMFILE", REFUSED, "Too many"),
    Fault("full", "write:@:1+:ENOSPC", REFUSED, "No space", few=True),
    Fault("full for a moment", "write:@:1:ENOSPC", REFUSED, "No space"),
    Fault("full after the first write", "write:@:2+:ENOSPC", REFUSED, "No space"),
    Fault("full in the middle of a write", "write:@:1:short;write:@:2+:ENOSPC", REFUSED, "No space"),
    Fault("over the quota", "write:@:1+:EDQUOT", REFUSED, "quota"),
    Fault("broken while writing", "write:@:1:EIO", REFUSED, "Input/output"),
    Fault("broken while flushing", "fdatasync:@:1:EIO;fsync:@:1:EIO", REFUSED, "Input/output", few=True),
    Fault("full while flushing", "fdatasync:@:1+:ENOSPC;fsync:@:1+:ENOSPC", REFUSED, "No space"),
    Fault("broken while renaming", "link:@:1+:EIO;rename:@:1+:EIO", REFUSED, "", few=True),
    Fault("read-only while renaming", "link:@:1+:EROFS;rename:@:1+:EROFS", REFUSED, ""),
    Fault("vanished while writing", "write:@:1+:EIO;fsync:@:1+:EIO;fdatasync:@:1+:EIO;link:@:1+:ENOENT;rename:@:1+:ENOENT;unlink:@:1+:ENOENT",
          REFUSED, ""),
    Fault("the folder cannot be flushed", "fsync:@:1+:EIO", EITHER, late=True),
    Fault("broken while closing", "close:@:1:EIO", EITHER, late=True),
    Fault("nothing can be taken away", "unlink:@:1+:EIO", EITHER),
    Fault("cannot be shortened", "ftruncate:@:1+:EIO", EITHER),
    Fault("half a write at a time", "write:@:1+:short", DONE),
    Fault("a signal while writing", "write:@:1:EINTR", DONE, few=True),
    Fault("no nameless files there", "open:@:1:EOPNOTSUPP", DONE),
    Fault("temporary folder read-only", "open:@:1+:EROFS;mkdir:@:1+:EROFS", REFUSED, "", temporary=True),
    Fault("temporary folder full", "write:@:1+:ENOSPC", REFUSED, "", temporary=True),
]
# Numbered pictures are put there one by one by system calls of their own; what a flush of theirs says is nobody's promise.
SPECIAL = {("f-%04d.png", "broken while flushing"): EITHER, ("f-%04d.png", "full while flushing"): EITHER,
           ("f-%04d.png", "no nameless files there"): EITHER}


class Disks:
    """The runs, their failures, and how often each fault bit."""

    def __init__(self, library, cli):
        self.library, self.cli = os.path.abspath(library), os.path.abspath(cli)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="poolscope-faults-"))
        values = [[(7 * row + 3 * col) % 11 - 5 for col in range(24)] for row in range(24)]
        self.lesson = self.folder / "lesson.poolscope"
        self.lesson.write_text(json.dumps({"format": "poolscope", "version": 1, "input": values, "layers": [
            {"type": "conv2d", "weight": [[0.1, 2, 0.3], [1, -1, 4], [0.7, 0, 1]], "padding": 1}]}))
        self.failures = []
        self.counts = collections.defaultdict(collections.Counter)
        self.whole = {}

    def export(self, name, environment):
        out, temporary = self.folder / "disk", self.folder / "temporary"
        command = [self.cli, "export", str(self.lesson), "-o", str(out / name), *OPTIONS.get(name, [])]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, errors="replace",
                              env={**os.environ, "TMPDIR": str(temporary), "XDG_RUNTIME_DIR": str(self.folder / "run"), "LC_ALL": "C.UTF-8", **environment})

    def fresh(self, old):
        for name in ("disk", "temporary", "run"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            (self.folder / name).mkdir(mode=0o700)
        for name in old:
            (self.folder / "disk" / name).write_bytes(OLD)

    def files(self, folder="disk"):
        return {path.relative_to(self.folder / folder).as_posix(): path.read_bytes() if path.is_file() else b""
                for path in (self.folder / folder).rglob("*")}

    def undisturbed(self, name):
        """What the export makes, which files it replaces, and that nothing of it is left in the temporary folder."""
        self.fresh([])
        done = self.export(name, {})
        if done.returncode != 0:
            raise RuntimeError(f"{name}: {done.stderr}")
        if self.files("temporary"):
            self.failures.append(f"{name}: left in the temporary folder: {', '.join(self.files('temporary'))}")
        self.whole[name] = self.files()

    def attempt(self, name, fault, old):
        whole = self.whole[name]
        self.fresh(whole if old else [])
        log = self.folder / "log"
        log.unlink(missing_ok=True)
        place = self.folder / ("temporary" if fault.temporary else "disk")
        done = self.export(name, {"LD_PRELOAD": self.library, "POOLSCOPE_FAULTS": fault.rules.replace("@", str(place)),
                                  "POOLSCOPE_FAULTS_LOG": str(log)})
        count = self.counts[fault.name]
        if not log.exists():
            count["did not bite"] += 1
            return
        count["runs"] += 1
        count["done" if done.returncode == 0 else "refused"] += 1
        for what in self.judge(name, fault, old, done):
            count["failures"] += 1
            self.failures.append(f"{name}{' over an old file' if old else ''}, {fault.name} ({fault.rules}): {what}")
            print("FAIL " + self.failures[-1], flush=True)

    def judge(self, name, fault, old, done):
        whole, found = self.whole[name], self.files()
        if "unlink" in fault.rules: # then nobody can take away what was begun; the next export does
            found = {key: value for key, value in found.items() if not key.startswith(".poolscope-")}
        wanted = SPECIAL.get((name, fault.name), fault.wanted)
        if done.returncode not in (0, 1):
            yield f"status {done.returncode}: {done.stderr.strip()[-300:]}"
            return
        if wanted != EITHER and (done.returncode == 0) != (wanted == DONE):
            yield f"it must be {wanted}, and ends with {done.returncode}: {done.stderr.strip()[-300:]}"
        if done.returncode == 1:
            lines = done.stderr.strip().splitlines()
            if len(lines) != 1 or name not in lines[0]:
                yield f"not one line that names the file: {done.stderr.strip()[-300:]!r}"
            elif fault.reason and fault.reason.lower() not in lines[0].lower():
                yield f"the reason is not said: {lines[0]}"
            kept = found == ({key: OLD for key in whole} if old else {})
            # Numbered pictures go to their places one by one; and a late fault may find the new file in its place.
            if not kept and not (set(found) <= set(whole) and ("%" in name or fault.late) and all(self.is_whole(name, *file) for file in found.items())):
                yield f"the folder is not as it was: {', '.join(f'{key} {len(value)}' for key, value in found.items())}"
        elif set(found) != set(whole):
            yield f"called done, and the folder holds {', '.join(found) or 'nothing'}"
        elif not all(self.is_whole(name, key, value) and value != OLD for key, value in found.items()):
            yield "called done, and the file is not the new one"

    def is_whole(self, name, key, value):
        """The old file or the new one; a workbook names the minute that it was made in."""
        return value == OLD or abs(len(value) - len(self.whole[name][key])) <= 64


def window_rows(program, library, failures):
    """Runs the test of the window, which writes a row for each thing that it tried."""
    with tempfile.TemporaryDirectory() as folder:
        rows = pathlib.Path(folder) / "rows"
        done = subprocess.run([program], capture_output=True, text=True, errors="replace", timeout=600,
                              env={**os.environ, "POOLSCOPE_FAULTS_ROWS": str(rows), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"})
        found = [line.split("|") for line in rows.read_text().splitlines()] if rows.exists() else []
    if done.returncode != 0:
        failures.append("the window: " + "; ".join(line for line in done.stdout.splitlines() if line.startswith("FAIL!"))[:600])
        print(done.stdout)
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("library")
    parser.add_argument("cli")
    parser.add_argument("--few", action="store_true", help="the commonest faults only, for ./test")
    parser.add_argument("--window", help="the test of the window, to run as well")
    parser.add_argument("--keep", action="store_true", help="keep the numbers for docs/reliability.md")
    options = parser.parse_args()
    began = time.monotonic()
    disks = Disks(options.library, options.cli)
    names = [name for name in FILES if shutil.which("ffmpeg") or not name.endswith((".mp4", ".webm"))]
    try:
        for name in names:
            disks.undisturbed(name)
            for fault in FAULTS:
                if options.few and not fault.few:
                    continue
                for old in (True,) if options.few else (False, True):
                    disks.attempt(name, fault, old)
    finally:
        shutil.rmtree(disks.folder, ignore_errors=True)
    # A fault that bites nowhere is a mistake in this list.
    for fault in FAULTS:
        if fault.name in disks.counts and disks.counts[fault.name]["runs"] == 0 and fault.wanted == REFUSED:
            disks.failures.append(f"{fault.name} never bit")
            print("FAIL " + disks.failures[-1])
    columns = ["disk", "runs", "refused with a sentence", "done", "failures"]
    rows = [["exporting: " + name, *(count[key] for key in ("runs", "refused", "done", "failures"))]
            for name, count in disks.counts.items() if count["runs"]]
    if options.window:
        rows += [["window: " + row[0], 1, *(1 if row[1] == key else 0 for key in ("refused", "done")), 0]
                 for row in window_rows(options.window, options.library, disks.failures)]
    total = sum(row[1] for row in rows)
    for row in rows:
        print(" ".join(f"{value!s:<{width}}" for value, width in zip(row, (60, 6, 6, 6, 6))))
    last = f"{total} faults met in {time.monotonic() - began:.0f} s by {len(names)} formats: {len(disks.failures)} failures"
    print(last)
    if options.keep:
        summary = (f"A library before libc made the calls to the disk fail; {total} runs met a fault, each of which left a line in a log. "
                   "Refused means: one sentence that names the file, the old file as it was, nothing half-written beside it, and in the "
                   "window the work is still there and unsaved, and saved by the next try. "
                   + ("All ended so." if not disks.failures else f"{len(disks.failures)} failures: " + "; ".join(disks.failures[:20])))
        results.keep("faults", "Failing disks", time.monotonic() - began, summary, columns, rows, [last], len(disks.failures))
    return 1 if disks.failures else 0


if __name__ == "__main__":
    sys.exit(main())
