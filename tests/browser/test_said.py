"""The page says what the program says, of lessons nobody chose: every step's arithmetic in 4 and in 9 digits, its sentence,
the step table there and back, captions and notes of the pictures, and why a layer cannot run; in every language.
SEED=… and LESSONS=… try others."""

import collections
import json
import os
import random
import re
import struct
import subprocess

import browser
import oracle
import random_lessons


def numbers_of_every_kind(pick):
    values = [0.5, 2.0625, -2.0625, 1234.5, 1235.5, 0.12345, 1234500.0, 1235500.0, 999999.0, 1000000.0, 9999.5, 99995.0, 0.99995,
              1e-4, 9.9995e-5, 3.4e38, 1e-45, -0.0, 0.1, 1 / 3, 16777216.0, 0.00012345, "nan", "inf", "-inf"]
    while len(values) < 1000:
        values.append(pick.randint(-20000, 20000) / 16)  # many exact ties
    while len(values) < 50 * 50:
        value = struct.unpack("f", struct.pack("I", pick.getrandbits(32)))[0]
        if abs(value) < float("inf"):
            values.append(value)
    return oracle.lesson({"shape": [1, 1, 50, 50], "data": values}, [{"type": "relu"}])


def program_says(lessons):
    lines = "".join(json.dumps(lesson) + "\n" for lesson in lessons).encode()
    answer = subprocess.run([os.environ["PROGRAM_SAYS"]], input=lines, capture_output=True, check=True).stdout
    return [json.loads(line) for line in answer.splitlines()]


def differences(ours, theirs, place=""):
    """Where two answers differ, and how. None stands for what the page leaves out."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in ours.keys() | theirs.keys():
            yield from differences(ours.get(key, "nothing"), theirs.get(key, "nothing"), f"{place}/{key}")
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for i, (mine, other) in enumerate(zip(ours, theirs)):
            yield from differences(mine, other, f"{place}/{i}")
    elif ours is not None and ours != theirs:
        yield f"{place}\n    page:    {str(ours)[:300]}\n    program: {str(theirs)[:300]}"


class Said(browser.PageTest):
    def check(self, lessons):
        """Which layers had how many steps, and how many lessons were refused in how many ways."""
        theirs = program_says(lessons)
        steps = collections.Counter()
        refusals = []
        for first in range(0, len(lessons), 50):
            for lesson, mine, other in zip(lessons[first:], self.browser.ask("said.js", lessons[first:first + 50]), theirs[first:]):
                faults = list(differences(mine, other))
                with self.subTest(json.dumps(lesson)):
                    self.assertFalse(faults[:1], "\n".join(faults[1:10]))
                for layer, said in zip(lesson["layers"], other["layers"]):
                    steps[layer["type"]] += len(said["table"])
                if "problem" in other:
                    refusals.append(re.sub(r"[−-]?\d+", "#", other["problem"]["sentences"][0]))
        return steps, len(refusals), len(set(refusals))

    def test_every_word_is_there_in_every_language(self):
        self.open("builtin:convolve-then-pool")
        words = json.loads(self.browser.text("#lesson"))["words"]
        self.assertEqual(words["languages"], ["en", "zh_CN"])
        for key, texts in words["texts"].items():
            with self.subTest(key):
                self.assertEqual(len(texts), len(words["languages"]))
                self.assertTrue(all(texts), "app/formats/page_words.cpp has it otherwise than the program")
                self.assertEqual(len({tuple(sorted(re.findall(r"\{\d\}", text))) for text in texts}), 1)

    def test_builtin_lessons(self):
        self.open("builtin:convolve-then-pool")
        lessons = [browser.builtin(name) for name in browser.builtin_names()]
        # A photograph's thousand steps are like any other's, and two layers beside each other are not the page's.
        lessons = [lesson | {"view": {}} for lesson in lessons if len(lesson["input"]) <= 40]
        steps, *_ = self.check(lessons + [numbers_of_every_kind(random.Random(7))])
        self.assertGreater(sum(steps.values()), 2700)

    def test_random_lessons(self):
        self.open("builtin:convolve-then-pool")
        pick = random.Random(int(os.environ.get("SEED", "11")))
        steps, refused, ways = self.check([random_lessons.lesson(pick) for _ in range(int(os.environ.get("LESSONS", "500")))])
        print(dict(steps), f"{refused} refused in {ways} ways")
        self.assertEqual(len(steps), 15)
        self.assertGreater(min(steps.values()), 20)
        self.assertGreater(ways, 10)


if __name__ == "__main__":
    browser.main()
