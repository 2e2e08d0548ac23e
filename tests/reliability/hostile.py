"""Opens files that were made to harm, by command line and in the window: hostile.py POOLSCOPE_CLI WATCH_WINDOW [--few]

The files are made from a seed (hostile_lessons.py, hostile_data.py) and stand beside those of tests/cases/files, pipes, devices,
folders and links. Each is checked, shown, exported and opened in the window; a table, array or picture as the input of a
lesson. What must be, for each: an exit status of the contract and never a signal, one to some lines that a terminal can bear,
an answer within the time, never more than the memory. A few files ask for honest work that takes longer: those may be computing
when the time is over, with the memory kept.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import hostile_data
import hostile_lessons
import results

CASES = pathlib.Path(__file__).resolve().parents[1] / "cases" / "files"
# Asked for much and able to say so: these may still be computing.
LONG = re.compile(r"^(work-|bomb-|tensor-plane|picture-large|extreme-adaptive.*output_size-2[89])")
# What a terminal would act upon: controls other than tab and newline, bidirectional overrides, and the separators of lines.
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
MOST_LINES, LONGEST_LINE = 101, 2000 # a hundred warnings, and how many more there are


class Run:
    """How a program ended: status (None when it was stopped), text, seconds, bytes at its peak."""

    def __init__(self, command, environment, seconds):
        began = time.monotonic()
        self.stopped = False
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment, start_new_session=True)
            timer = threading.Timer(seconds, self.stop, [child])
            timer.start()
            _, status, usage = os.wait4(child.pid, 0)
            timer.cancel()
            child.returncode = os.waitstatus_to_exitcode(status)
            self.seconds = time.monotonic() - began
            self.status = child.returncode
            self.bytes = usage.ru_maxrss * 1024
            self.out, self.err = (self.text(file) for file in (out, err))

    def stop(self, child):
        self.stopped = True
        os.killpg(child.pid, signal.SIGKILL)

    @staticmethod
    def text(file):
        file.seek(0)
        return file.read(4 << 20).decode("utf-8", "replace")


class Collection:
    """The files in a folder of their own."""

    def __init__(self, folder, seed, few):
        self.folder = folder
        chance = random.Random(seed)
        made = [*hostile_lessons.lessons(chance), *hostile_data.data(chance)]
        if few:
            # Some of each family, in turn with the seed, and none of the largest.
            families = {}
            for name, content in made:
                if not callable(content):
                    families.setdefault(re.sub(r"[-.0-9].*", "", name.replace("extreme-", "extreme", 1)), []).append((name, content))
            made = [one for family in families.values() for one in chance.sample(family, 1)]
        for name, content in made:
            (folder / name).write_bytes(content() if callable(content) else content)
        self.names = [name for name, _ in made]
        for path in sorted(CASES.iterdir()):
            shutil.copy(path, folder / path.name)
            self.names.append(path.name)
        self.names += self.special()

    def special(self):
        """What is no file."""
        good = (CASES / "l.poolscope").read_bytes()
        (self.folder / "folder.poolscope").mkdir()
        (self.folder / "folder.csv").mkdir()
        for name in ("loop.poolscope", "loop.csv"):
            (self.folder / name).symlink_to(name)
        (self.folder / "nowhere.poolscope").symlink_to(self.folder / "not" / "there")
        for name, target in {"device-zero.poolscope": "/dev/zero", "device-zero.csv": "/dev/zero", "device-zero.npy": "/dev/zero", "device-zero.png": "/dev/zero", "device-random.poolscope": "/dev/urandom",
                             "device-memory.poolscope": "/proc/self/mem", "device-null.poolscope": "/dev/null", "device-null.csv": "/dev/null"}.items():
            (self.folder / name).symlink_to(target)
        for name in ("sparse.poolscope", "sparse.csv", "sparse.npy", "sparse.png"):
            with open(self.folder / name, "wb") as file:
                file.write(good[:10])
                file.truncate(1 << 40)
        long = "x" * 240 + ".poolscope"
        (self.folder / long).write_bytes(good)
        strange = "a\u202eb\x1b[2Jc\nd.poolscope"
        (self.folder / strange).write_bytes(good[:-5])
        names = ["folder.poolscope", "folder.csv", "loop.poolscope", "loop.csv", "nowhere.poolscope", "device-zero.poolscope", "device-zero.csv", "device-zero.npy", "device-zero.png",
                 "device-random.poolscope", "device-memory.poolscope", "device-null.poolscope", "device-null.csv", "sparse.poolscope", "sparse.csv", "sparse.npy", "sparse.png", long, strange]
        for name in ("pipe.poolscope", "pipe.csv", "pipe.npy"):
            os.mkfifo(self.folder / name)
            names.append(name)
        return names


class Opening:
    """Opens the collection and remembers what was not as it must be."""

    def __init__(self, options, folder):
        self.options = options
        self.cli, self.window = os.path.abspath(options.cli), os.path.abspath(options.window)
        self.folder = folder
        home = folder.parent / "home"
        home.mkdir()
        self.environment = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_STATE_HOME": str(home), "XDG_RUNTIME_DIR": str(home),
                            "TMPDIR": str(home), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
        home.chmod(0o700)
        self.base = CASES / "l.poolscope"
        self.failures = []
        self.measured = [] # (seconds, bytes, how, name, computing)

    def fail(self, name, how, text):
        line = f"{name!r} {how}: {text}"
        self.failures.append(line)
        print("FAIL " + line, flush=True)

    def commands(self, path, out):
        lesson = path.suffix == ".poolscope"
        source = [str(path)] if lesson else [str(self.base), "--input", str(path)]
        yield "check", [self.cli, "check", *source]
        yield "show", [self.cli, "show", *source]
        outputs = [out / f"x.{extension}" for extension in ("csv", "png", "html")]
        yield "export", [self.cli, "export", *source, "-o", *map(str, outputs), "--size", "320x200"]
        yield "window", [self.window, str(path)]

    def open(self, name):
        path = self.folder / name
        long = bool(LONG.search(name))
        out = self.folder.parent / f"out-{threading.get_ident()}"
        for how, command in self.commands(path, out):
            # Whoever names a pipe that nobody writes to on the command line waits for it, as with any program; a window must come.
            if name.startswith("pipe") and how != "window":
                continue
            shutil.rmtree(out, ignore_errors=True)
            out.mkdir()
            run = self.run(command, long and how in ("show", "export"))
            # Another program may have taken the processor's time: whoever is slow may try again, alone.
            for _ in range(2):
                if self.slow(how, run) and not long:
                    again = self.run(command, long and how in ("show", "export"))
                    run = again if again.seconds < run.seconds else run
            self.judge(name, how, run, {path.name: path.stat().st_size for path in out.iterdir()})

    def run(self, command, long):
        return Run(command, self.environment, self.options.patience if long else 4 * self.options.seconds)

    def slow(self, how, run):
        if how == "window":
            return run.stopped or self.told(run).get("stall", 0) > 1000 * self.options.seconds
        return run.seconds > self.options.seconds

    @staticmethod
    def told(run):
        try:
            return json.loads(run.out)
        except ValueError:
            return {}

    def judge(self, name, how, run, made):
        long = bool(LONG.search(name))
        told = self.told(run) if how == "window" else {}
        seconds = told.get("stall", 1000 * run.seconds) / 1000 if how == "window" else run.seconds
        self.measured.append((seconds, run.bytes, how, name, run.stopped))
        if self.options.memory and run.bytes > self.options.memory:
            self.fail(name, how, f"{run.bytes >> 20} MiB")
        if run.stopped and not (long and how in ("show", "export")):
            self.fail(name, how, f"no answer after {run.seconds:.0f} s")
            return
        if run.stopped:
            return
        if how == "window":
            self.judge_window(name, run, told, seconds)
            return
        if seconds > self.options.seconds and not (long and how in ("show", "export")):
            self.fail(name, how, f"{seconds:.1f} s")
        if run.status not in (0, 1):
            self.fail(name, how, f"status {run.status}: {run.err[-300:]!r}")
        if run.status == 1 and not run.err.strip():
            self.fail(name, how, "status 1 without a word")
        self.judge_words(name, how, run.err, MOST_LINES)
        self.judge_words(name, how, run.out, 10**9, 10**9)
        if how == "export":
            if run.status == 0 and set(made) != {"x.csv", "x.png", "x.html"}:
                self.fail(name, how, f"done, and there are {', '.join(sorted(made)) or 'no files'}")
            if 0 in made.values():
                self.fail(name, how, "an empty file")

    def judge_window(self, name, run, told, seconds):
        if run.status != 0 or not told:
            self.fail(name, "window", f"status {run.status}: {run.err[-300:]!r}")
            return
        if seconds > self.options.seconds:
            self.fail(name, "window", f"stood still for {seconds:.1f} s")
        if told["barHeight"] > 160:
            self.fail(name, "window", f"a message of {told['barHeight']} pixels covers it")

    def judge_words(self, name, how, text, lines, longest=LONGEST_LINE):
        unfit = UNFIT.search(text)
        if unfit:
            self.fail(name, how, f"U+{ord(unfit.group()):04X} reaches the terminal: {text[max(0, unfit.start() - 40):unfit.start() + 40]!r}")
        said = text.splitlines()
        if len(said) > lines:
            self.fail(name, how, f"{len(said)} lines on standard error")
        if max(map(len, said), default=0) > longest:
            self.fail(name, how, f"a line of {max(map(len, said))} letters")


def top(measured, key, text):
    rows, seen = [], set()
    for entry in sorted(measured, key=key, reverse=True):
        if (entry[2], entry[3]) not in seen and len(rows) < 6:
            seen.add((entry[2], entry[3]))
            rows.append([text, entry[3][:60].encode("unicode_escape").decode(), entry[2], f"{entry[0]:.2f}" + (" (still computing)" if entry[4] else ""), entry[1] >> 20])
    return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("window", help="watch_window of this folder")
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--few", action="store_true", help="one of each family, for ./test")
    parser.add_argument("--only", help="the files that this regular expression finds")
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--patience", type=float, default=8.0, help="seconds after which a long computation is stopped")
    parser.add_argument("--jobs", type=int, default=1, help="files at a time; more than one makes all of them slower")
    parser.add_argument("--memory", type=int, default=1 << 30, help="bytes at the peak; 0 where a sanitizer has its own")
    parser.add_argument("--keep", action="store_true", help="keep the numbers for docs/reliability.md")
    parser.add_argument("--write", help="only write the files into this new folder, and print their names")
    options = parser.parse_args()
    if options.write:
        folder = pathlib.Path(options.write)
        folder.mkdir(parents=True)
        print(json.dumps(Collection(folder, options.seed, options.few).names))
        return 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="poolscope-hostile-") as place:
        folder = pathlib.Path(place) / "files"
        # Another process makes them: Linux counts the memory that this one had at its largest as its children's.
        made = subprocess.run([sys.executable, __file__, options.cli, options.window, "--write", str(folder), "--seed", str(options.seed),
                               *(["--few"] if options.few else [])], stdout=subprocess.PIPE, check=True)
        names = json.loads(made.stdout)
        opening = Opening(options, folder)
        if options.only:
            names = [name for name in names if re.search(options.only, name)]
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for _ in pool.map(opening.open, names):
                pass
    short = [entry for entry in opening.measured if not entry[4]]
    columns = ["", "file", "opened by", "seconds", "MiB"]
    rows = top(short, lambda entry: entry[0], "slowest") + top(opening.measured, lambda entry: entry[1], "largest")
    for row in rows:
        print(" ".join(f"{value!s:<{width}}" for value, width in zip(row, (8, 60, 8, 24, 8))))
    working = len(opening.measured) - len(short)
    last = (f"{len(names)} files, seed {options.seed}, {len(opening.measured)} times opened in {time.monotonic() - began:.0f} s: "
            f"slowest answer {max((e[0] for e in short), default=0):.2f} s, largest {max((e[1] for e in opening.measured), default=0) >> 20} MiB, "
            f"{working} still computing at {options.patience:g} s, {len(opening.failures)} failures")
    print(last)
    if options.keep:
        summary = (f"{len(names)} files that were made to harm, from a seed and from `tests/cases/files`, with pipes, devices, folders and links: each was checked, "
                   f"shown and exported by the command line and opened in the window, which was worked by keys. Allowed are {options.seconds:g} s to an answer (for the window: "
                   f"of its event loop standing still) and {options.memory >> 20} MiB. {working} commands were computing what they had been asked for when they were stopped after {options.patience:g} s, "
                   "with the memory kept. " + ("Every file was answered so." if not opening.failures else f"{len(opening.failures)} failures: " + "; ".join(opening.failures[:30])))
        results.keep("hostile", "Hostile files", time.monotonic() - began, summary, columns, rows, [last], len(opening.failures))
    return 1 if opening.failures else 0


if __name__ == "__main__":
    sys.exit(main())
