#!/usr/bin/env python3
"""Builds the libFuzzer targets with clang and runs them: `python3 tests/fuzz/fuzz.py` gives each an hour of processor time,
however busy the machine is.

    tests/fuzz/fuzz.py [--seconds 3600] [--jobs N] [--build FOLDER] [target…]

What each found is left in FOLDER/found/<target>; an input is a find when it fails once more by itself. Sums are printed
and added, every five minutes, to those in build/results/fuzz.json and the document, by target and commit. The exit status is 1 when something was found."""

import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/reliability"))
import results  # noqa: E402

TARGETS = {  # each with the longest input that it is given
    "lesson": 16384,
    "chain": 2048,
    "table": 8192,
    "npy": 8192,
    "npz": 16384,
    "picture": 65536,
}
COLUMNS = ["target", "seconds", "executions", "edges covered", "features", "inputs kept", "found"]
SECONDS = 2
LIMITS = [f"-timeout={SECONDS}", "-rss_limit_mb=1024"]
KINDS = re.compile(r"^(crash|timeout|oom|leak)-")


def build(folder):
    if not (folder / "build.ninja").exists():
        subprocess.run(["cmake", "--preset", "fuzz", "-B", folder], cwd=ROOT, check=True)
    subprocess.run(["cmake", "--build", folder, "--target", "fuzz"], check=True)


def seeds(target):
    folders = [ROOT / "tests/fuzz/corpus" / target]
    if target == "lesson":
        folders.append(ROOT / "resources/lessons")
    return folders


class Run:
    """One target, started again after each find until its time is over."""

    def __init__(self, folder, target, seconds, keep):
        self.program = folder / "bin" / ("fuzz_" + target)
        self.target, self.seconds, self.keep = target, seconds, keep
        self.corpus, self.found = folder / "corpus" / target, folder / "found" / target
        self.executions = self.coverage = self.features = self.inputs = 0
        self.finds, self.passing, self.last_lines = [], [], []
        self.spent = 0.0

    def command(self, *words):
        return [str(self.program), *LIMITS, *map(str, words)]

    def __call__(self):
        for folder in (self.corpus, self.found):
            folder.mkdir(parents=True, exist_ok=True)
        log = self.found.parent / (self.target + ".log")
        log.unlink(missing_ok=True)
        while (left := self.seconds - self.spent) >= 1:
            before = {path: path.stat().st_mtime_ns for path in self.found.iterdir()}
            # libFuzzer counts seconds that pass. In pieces, so that it does not go on long after its own time is over.
            words = [f"-max_total_time={min(int(left), 300)}", f"-max_len={TARGETS[self.target]}", f"-artifact_prefix={self.found}/",
                     "-print_final_stats=1", self.corpus, *seeds(self.target)]
            dictionary = ROOT / "tests/fuzz" / (self.target + ".dict")
            if dictionary.exists():
                words.insert(0, f"-dict={dictionary}")
            with open(log, "ab") as out:
                running = subprocess.Popen(self.command(*words), stdout=out, stderr=out)
                _, status, usage = os.wait4(running.pid, 0)
            before_piece = self.spent, self.executions
            self.spent += usage.ru_utime + usage.ru_stime
            self.count(log.read_text(errors="replace"))
            new = [path for path in self.found.iterdir() if KINDS.match(path.name) and before.get(path) != path.stat().st_mtime_ns]
            for path in new:
                kept = self.passing if self.passes(path) else self.finds
                kept += [path] if path not in kept else []
            failed_to_begin = status and not new
            if failed_to_begin:
                self.finds.append(log)
            self.keep(self, self.spent - before_piece[0], self.executions - before_piece[1])
            if failed_to_begin:
                break
            if len(self.finds) > 20:
                break
        return self

    def passes(self, path):
        """Whether an input does not fail by itself. Its two seconds are of the processor: others may have been at work."""
        again = subprocess.Popen([*self.command(path), "-timeout=100"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(again.pid, 0)
        return status == 0 and usage.ru_utime + usage.ru_stime < SECONDS + 1 # to begin with, sanitizers take some

    def count(self, text):
        self.executions = sum(map(int, re.findall(r"stat::number_of_executed_units: (\d+)", text)))
        for sums in re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", text)[-1:]:
            self.coverage, self.features, self.inputs = map(int, sums)
        lines = [line for line in text.splitlines() if line.strip()]
        self.last_lines = lines[-1 - len(re.findall("^stat::", "\n".join(lines[-8:]), re.M)):]

    def row(self):
        found = ", ".join(path.name for path in self.finds) or "nothing"
        if self.passing:
            found += f" ({len(self.passing)} passed when run once more)"
        return [self.target, round(self.spent), self.executions, self.coverage, self.features, self.inputs, found]


def table(runs):
    rows = [run.row() for run in runs]
    widths = [max(len(str(row[i])) for row in [COLUMNS, *rows]) for i in range(len(COLUMNS))]
    for row in [COLUMNS, *rows]:
        print("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())


def keep(run, seconds, executions, commit):
    """A piece of a run, beside what was measured before: a new row, or more of the same target and commit."""
    before = results.kept("fuzz")
    lines = [line for line in before.get("last_lines", []) if not line.startswith(run.target + ":")]
    rows = [row for row in before.get("rows", []) if len(row) == len(COLUMNS) + 1]
    new = [*run.row(), commit]
    new[1:3] = [round(seconds), executions]
    same = next((old for old in rows if old[0] == run.target and old[-1] == commit), None)
    if same:
        rows.remove(same)
        new[1:3] = [same[1] + new[1], same[2] + new[2]]
        if new[6] == "nothing":
            new[6] = same[6]
    rows = sorted([*rows, new], key=lambda row: list(TARGETS).index(row[0]))
    results.keep("fuzz", "Bytes of strangers (libFuzzer)", sum(row[1] for row in rows),
                 f"{sum(row[2] for row in rows):,} inputs under AddressSanitizer and UndefinedBehaviorSanitizer, at most {SECONDS} s and "
                 f"1024 MiB an input; the seconds are of the processor. What ran out of its time on a busy machine was run once more.",
                 [*COLUMNS, "commit"], rows, lines + [f"{run.target}: {line}" for line in run.last_lines],
                 sum(not row[6].startswith("nothing") for row in rows), command="python3 tests/fuzz/fuzz.py",
                 measured=", ".join(dict.fromkeys(row[-1] for row in rows)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=3600, help="of processor time for each target; 0 builds only")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)), help="targets at once")
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/fuzz", help="where they are built")
    parser.add_argument("--no-build", action="store_true", help="they are built already")
    parser.add_argument("--no-results", action="store_true", help="leave build/results/fuzz.json alone")
    parser.add_argument("targets", nargs="*", metavar="target", help=", ".join(TARGETS))
    words = parser.parse_args()
    unknown = [target for target in words.targets if target not in TARGETS]
    if unknown:
        parser.error(f"there is no target {unknown[0]}; there are {', '.join(TARGETS)}")
    if not shutil.which("clang++"):
        sys.exit("libFuzzer comes with clang: apt-get install clang libclang-rt-14-dev")
    folder, commit = words.build.resolve(), results.commit()
    if not words.no_build:
        build(folder)
    if words.seconds == 0:
        return
    one_at_a_time = threading.Lock()

    def keep_piece(run, seconds, executions):
        with one_at_a_time:
            keep(run, seconds, executions, commit)

    runs = [Run(folder, target, words.seconds, (lambda *piece: None) if words.no_results else keep_piece) for target in words.targets or TARGETS]
    with concurrent.futures.ThreadPoolExecutor(words.jobs) as pool:
        for done in concurrent.futures.as_completed([pool.submit(run) for run in runs]):
            run = done.result()
            print(f"{run.target}: {run.executions} inputs in {run.spent:.0f} s", flush=True)
    table(runs)
    for run in runs:
        if run.finds:
            print(f"\n{run.target}: " + "\n    ".join(map(str, run.finds)))
            print("\n".join(run.last_lines))
    sys.exit(1 if any(run.finds for run in runs) else 0)


if __name__ == "__main__":
    main()
