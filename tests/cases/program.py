"""What the tests of cases share: poolscope-cli run within stated time and memory, and lessons to give it."""

import json
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop(1) if len(sys.argv) > 1 else "poolscope-cli"
FILES = pathlib.Path(__file__).parent / "files"

SECONDS = 2.0  # of processor time: what any file may take
PATIENCE = 120.0  # of wall time, on however busy a machine
BYTES = 1 << 30  # and the memory it may have


class Ended:
    """How a run of the program ended: status, out and err as text."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err


def spent():
    """Processor time of all programs that were run and have ended: other programs on the machine do not lengthen it."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def cli(*words, stdin=b"", seconds=SECONDS, memory=None, **options):
    """Runs poolscope-cli; a run that takes more than `seconds` of processor time is an error of the test.

    `memory`, in bytes, limits the address space (not with sanitizers, which reserve terabytes of it)."""
    def limit():
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    before = spent()
    done = subprocess.run([CLI, *map(str, words)], input=stdin, capture_output=True, timeout=PATIENCE, preexec_fn=limit, **options)
    took = spent() - before
    if took > seconds:
        raise AssertionError(f"{' '.join(map(str, words))}: took {took:.1f} s of processor time, at most {seconds} s were to be")
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def lesson(self, name="lesson.poolscope", **content):
        path = self.folder / name
        path.write_text(json.dumps({"format": "poolscope", "version": 1, **content}))
        return path

    def shown(self, *words, **options):
        """What `show --json` prints, read: non-finite numbers stay strings."""
        ended = cli("show", *words, "--json", **options)
        self.assertEqual(ended.status, 0, ended.err)
        return json.loads(ended.out)

    def input_of(self, path, *words):
        """The input that `path`, a table or an array, becomes; [shape, data]."""
        shown = self.shown(FILES / "l.poolscope", "--input", path, *words)
        return shown["input"]["shape"], shown["input"]["data"]

    def refused(self, *words, status=1, **options):
        """The one line on standard error of a command that must end with `status`."""
        ended = cli(*words, **options)
        self.assertEqual(ended.status, status, ended.out + ended.err)
        self.assertEqual(len(ended.err.splitlines()), 1, ended.err)
        return ended.err
