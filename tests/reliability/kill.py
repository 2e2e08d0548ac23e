"""Kills the real program at random moments, by SIGKILL, and looks at what is left: kill.py [--kills 300] POOLSCOPE

Somebody types into cells, takes back, saves, brings back after a crash, exports. After each kill the lesson on the disk must be
one that was saved, no half-written file may stay, and what the program offers when it is started again may lack at most
two seconds of work: the age of the oldest edit that is neither in the file nor in what is brought back.

A round is repeated by its number: --seed S --only R.
"""

import argparse
import collections
import random
import statistics
import sys
import time

import results
import screen
from kill_rounds import ORDER, PATTERN, Round


class Tally:
    """What the rounds of one kind came to."""

    def __init__(self):
        self.rounds, self.kills, self.lost, self.problems = 0, 0, [], []


def play(display, options, number, tallies):
    kind = PATTERN[number % len(PATTERN)]
    tally = tallies[kind]
    one = Round(display, options.program, random.Random(f"{options.seed}/{number}"), options.lost)
    try:
        one.play(kind)
    except Exception as fault: # a harness that ends at the first surprise finds only that one
        one.problem(f"{type(fault).__name__}: {fault}")
        if options.pictures:
            display.picture(f"{options.pictures}/{kind}-{number}.png")
    tally.rounds += 1
    tally.kills += one.kills
    tally.lost += one.lost
    for text in one.problems:
        tally.problems.append(text)
        print(f"FAIL {kind}, --seed {options.seed} --only {number}: {text}", flush=True)
    return one.kills


def say(tallies, seed, seconds):
    columns = ["while", "kills", "work lost: longest (s)", "median (s)", "failures"]
    rows = []
    for kind in ORDER:
        if kind not in tallies:
            continue
        tally = tallies[kind]
        rows.append([kind, tally.kills, *(f"{pick(tally.lost):.2f}" if tally.lost else "–" for pick in (max, statistics.median)),
                     len(tally.problems)])
    lost = [value for tally in tallies.values() for value in tally.lost]
    kills = sum(tally.kills for tally in tallies.values())
    failures = sum(len(tally.problems) for tally in tallies.values())
    lines = [" ".join(f"{value!s:>{width}}" for value, width in zip(row, (28, 6, 23, 11, 9))) for row in [columns, *rows]]
    lines.append(f"{kills} kills in {seconds:.0f} s, seed {seed}: {max(lost, default=0.0):.2f} s of work lost at most, {failures} failures")
    return columns, rows, lines, kills, failures, max(lost, default=0.0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", help="poolscope; poolscope-cli stands beside it")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--only", type=int, help="the one round of that number")
    parser.add_argument("--kind", choices=ORDER, help="rounds of that kind alone")
    parser.add_argument("--lost", type=float, default=2.0, help="seconds of work that may be lost (a busy machine wants more)")
    parser.add_argument("--keep", action="store_true", help="keep the numbers for docs/reliability.md")
    parser.add_argument("--pictures", help="folder for a picture of the screen when a round ends by surprise")
    options = parser.parse_args()
    lacking = screen.missing()
    if lacking:
        print("skipped, for want of " + ", ".join(lacking))
        return 77
    print(f"seed {options.seed}", flush=True)
    began = time.monotonic()
    tallies = collections.defaultdict(Tally)
    with screen.Screen() as display:
        if options.only is not None:
            play(display, options, options.only, tallies)
        else:
            kills, number = 0, 0
            while kills < options.kills:
                if not options.kind or PATTERN[number % len(PATTERN)] == options.kind:
                    kills += play(display, options, number, tallies)
                number += 1
    columns, rows, lines, kills, failures, lost = say(tallies, options.seed, time.monotonic() - began)
    print("\n".join(lines))
    if options.keep:
        summary = (f"The real program in a real window, ended by SIGKILL {kills} times at random moments. After each kill the lesson on the "
                   f"disk was read by `poolscope-cli check` and compared with the states that had been saved, the program was started "
                   f"again, and what it offered was brought back, saved, and compared with what had been typed when. Work lost is the "
                   f"age of the oldest edit that is in neither: at most {lost:.2f} s, where {options.lost:g} s is allowed. "
                   + ("Every file was whole." if not failures else f"{failures} failures."))
        results.keep("kill", "Kills", time.monotonic() - began, summary, columns, rows, lines[-1:], failures)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
