#!/usr/bin/env python3
"""Builds the monkey with AddressSanitizer and UndefinedBehaviorSanitizer, lets it do 20,000 things to the window, and keeps
what it said as build/results/monkey.json.

    tests/app/window/monkey.py [--actions 20000] [--seed N] [--preset asan]"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests/reliability"))
sys.dont_write_bytecode = True
import results  # noqa: E402


def build(preset):
    folder = ROOT / "build" / preset
    if not (folder / "build.ninja").exists():
        subprocess.run(["cmake", "--preset", preset], cwd=ROOT, check=True)
    subprocess.run(["cmake", "--build", folder, "--target", "test_app_window_monkey"], check=True)
    return folder / "bin" / "test_app_window_monkey"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--actions", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=int(time.time()) & 0x7FFFFFFF)
    parser.add_argument("--preset", default="asan")
    words = parser.parse_args()
    commit, program = results.commit(), build(words.preset)
    # Fontconfig and the platform plugin keep memory until the end; leaks of our own are looked for by the tests without a window.
    environment = {**os.environ, "POOLSCOPE_MONKEY": str(words.actions), "POOLSCOPE_MONKEY_SEED": str(words.seed),
                   "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "QTEST_DISABLE_STACK_DUMP": "1",
                   "QTEST_FUNCTION_TIMEOUT": str(1000 * max(300, words.actions)), "ASAN_OPTIONS": "detect_leaks=0"}
    began = time.monotonic()
    ended = subprocess.run([program, "-maxwarnings", "0"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                           errors="replace")
    said = [re.sub(r"^Q\w+\s*: MonkeyTest::\w+\(\) ", "", line) for line in ended.stdout.splitlines() if line.strip() and "This plugin does not" not in line]
    rows = [[name, int(actions), int(longest), int(slow)]
            for name, actions, longest, slow in re.findall(r"^(.+) \| (\d+) \| (\d+) \| (\d+)$", "\n".join(said), re.M)]
    rest = [line for line in said if " | " not in line]
    print("\n".join(said[-60:]))
    sums = [line for line in rest if " actions, the longest " in line]
    results.keep("monkey", "Random hands on the window", time.monotonic() - began,
                 f"{sums[-1] if sums else 'It did not end'}, seed {words.seed}, built with the preset {words.preset}. Afterwards undo led back "
                 f"to the start: {'yes' if ended.returncode == 0 else 'no'}.",
                 ["action", "times", "longest, ms", "over 200 ms"], rows, rest[-6:], int(ended.returncode != 0), measured=commit)
    return int(ended.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
