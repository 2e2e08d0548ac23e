"""What is no plain file, named where a lesson belongs: pipes.py POOLSCOPE_CLI POOLSCOPE"""

import os
import pathlib
import subprocess
import sys
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "reliability"))
PROGRAM = sys.argv.pop(2) if len(sys.argv) > 2 else "poolscope"

import screen
from desk import Desk
from program import CLI, FILES, Case, cli


class CommandLine(Case):
    def test_a_pipe_is_read(self):
        done = subprocess.run(["bash", "-c", f'"{CLI}" check <(cat "{FILES / "l.poolscope"}")'], capture_output=True, text=True, timeout=20)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        pipe = self.folder / "pipe.poolscope"
        os.mkfifo(pipe)
        writer = threading.Thread(target=lambda: pipe.write_bytes((FILES / "l.poolscope").read_bytes()))
        writer.start()
        self.assertEqual(cli("check", pipe, seconds=20).status, 0)
        writer.join()

    def test_what_never_ends_is_read_no_further_than_a_lesson_goes(self):
        self.assertIn("larger than 64 MiB", self.refused("check", "/dev/zero", seconds=20))

    def test_a_folder_is_refused(self):
        self.assertIn("is a folder", self.refused("check", self.folder))

    def test_a_full_disk_is_told(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        path = self.folder / "x.csv"
        path.symlink_to("/dev/full")
        said = self.refused("export", FILES / "l.poolscope", "--table", "input", "-o", path, seconds=20)
        self.assertIn("cannot be written: No space left on device", said)


@unittest.skipIf(screen.missing(), "for want of " + ", ".join(screen.missing()))
class Window(Case):
    @classmethod
    def setUpClass(cls):
        cls.screen = cls.enterClassContext(screen.Screen())

    def test_the_window_comes_whatever_it_is_given(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        for path in (pipe, self.folder, "/dev/zero", "/dev/null", "/proc/kmsg", "/dev/tty"):
            with self.subTest(path), Desk(self.screen, PROGRAM) as desk:
                window = desk.open(path)
                self.assertIn("Poolscope", window.title())
                self.assertEqual(window.quit(), 0)


if __name__ == "__main__":
    unittest.main()
