"""Exports to a disk that is full and to one that may only be read: test_disks.py POOLSCOPE_CLI

The disk is a small file system of the test's own, in a name space of its own; where the kernel allows none, the tests are
skipped. Every format: the old file stays as it was, nothing half-written lies about, and one sentence says what happened.
"""

import os
import subprocess
import unittest

from command_line import CLI, InFolder, needs

# A long lesson: its files are larger than the disk, whatever the format.
SIZE, TIME = ["--size", "900x500"], ["--range", "0-3", "--fps", "6"]
OPTIONS = {"a.npy": ["--table", "output"], "a.table.html": ["--table", "steps"], "a.png": SIZE, "a.svg": SIZE, "a.pdf": [*SIZE, "--range", "0-3"],
           **dict.fromkeys(["a.gif", "a.webp", "a.mp4", "a.webm"], SIZE + TIME)}
FILES = ["a.csv", "a.tsv", "a.xlsx", "a.md", "a.tex", "a.json", "a.npy", "a.table.html", "a.html", "a.py", "a.numpy.py", "a.onnx.py",
         "a.tf.py", "a.png", "a.svg", "a.pdf", "a.gif", "a.webp", "a.mp4", "a.webm"]

SCRIPT = r"""
set -e
mount -t tmpfs -o size=16k none disk
echo old > "disk/$NAME"
head -c 9000 /dev/zero > disk/filler
if [ "$1" = ro ]; then mount -o remount,ro disk; fi
status=0
"$CLI" export "$LESSON" -o "disk/$NAME" $MORE || status=$?
ls -A disk | sort | tr '\n' ' '
cat "disk/$NAME" | head -c 100
exit $status
"""


def in_own_space(*command, **options):
    return subprocess.run(["unshare", "--user", "--map-root-user", "--mount", "bash", "-c", *command], capture_output=True, text=True,
                          timeout=120, **options)


def has_spaces():
    try:
        return in_own_space("mount -t tmpfs none /mnt").returncode == 0
    except OSError:
        return False


@unittest.skipUnless(has_spaces(), "this kernel lets nobody have a file system of one's own")
class Disks(InFolder):
    def attempt(self, name, how):
        (self.folder / "disk").mkdir(exist_ok=True)
        values = [[(7 * r + 3 * c) % 11 - 5 for c in range(48)] for r in range(48)]
        lesson = self.lesson(input=values, layers=[{"type": "conv2d", "weight": [[0.1, 2, 0.3], [1, -1, 4], [0.7, 0, 1]], "padding": 1}])
        more = " ".join(OPTIONS.get(name, []))
        done = in_own_space(SCRIPT, "bash", how, cwd=self.folder,
                            env={**os.environ, "NAME": name, "CLI": os.path.abspath(CLI), "LESSON": str(lesson), "MORE": more})
        self.assertEqual(done.returncode, 1, f"{name}: {done.stdout}{done.stderr}")
        self.assertEqual(done.stdout, " ".join(sorted([name, "filler"])) + " old\n", name)
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        self.assertIn(name, done.stderr)
        return done.stderr

    @needs("ffmpeg")
    def test_a_full_disk_keeps_the_old_file(self):
        for name in FILES:
            self.assertIn("No space left", self.attempt(name, "full"), name)

    def test_a_disk_that_may_only_be_read_keeps_it_too(self):
        for name in FILES:
            self.assertRegex(self.attempt(name, "ro"), "Read-only|Permission|cannot be written", name)


if __name__ == "__main__":
    unittest.main()
