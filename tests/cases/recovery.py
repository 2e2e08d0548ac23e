"""Work that is killed and comes back, in the real window: recovery.py POOLSCOPE_CLI POOLSCOPE"""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "reliability"))
PROGRAM = sys.argv.pop(2) if len(sys.argv) > 2 else "poolscope"

import screen
from desk import Desk, numbers_of
from program import FILES, Case


@unittest.skipIf(screen.missing(), "for want of " + ", ".join(screen.missing()))
class Recovery(Case):
    @classmethod
    def setUpClass(cls):
        cls.screen = cls.enterClassContext(screen.Screen())

    def setUp(self):
        super().setUp()
        self.desk = self.enterContext(Desk(self.screen, PROGRAM))

    def worked_and_killed(self, path, number):
        """Types a number into the first cell of the input, and is killed when it is safe."""
        window = self.desk.open(path)
        window.keys("F6")
        self.screen.write(number)
        window.keys("Return")
        self.assertTrue(screen.wait(window.is_modified, 10), window.title())
        self.assertTrue(screen.wait(lambda: any(name.endswith(".poolscope") for name in self.desk.autosaves()), 60), "nothing was kept")
        window.kill()

    def brought_back(self, path):
        """Starts it again on the same lesson, and takes and saves what it offers."""
        window = self.desk.open(path)
        self.assertTrue(window.bring_back(10), "nothing is offered")
        self.assertTrue(window.save(), "what was brought back cannot be saved")
        return window

    def test_a_lesson_with_a_key_autosave_of(self):
        path = self.desk.lessons / "mine.poolscope"
        path.write_bytes((FILES / "autosave_of.poolscope").read_bytes())
        self.worked_and_killed(path, "42")
        self.assertEqual(numbers_of(path, "input"), (1, 2, 3, 4))
        self.brought_back(path)
        self.assertEqual(numbers_of(path, "input"), (42, 2, 3, 4))
        self.assertEqual(json.loads(path.read_text())["autosave_of"], "elsewhere.poolscope")

    def test_killed_again_right_after_bring_back(self):
        path = self.desk.write("twice.poolscope", input=[[1, 2], [3, 4]], layers=[{"type": "relu"}])
        self.worked_and_killed(path, "42")
        for _ in range(3):
            window = self.desk.open(path)
            self.assertTrue(window.bring_back(10), "nothing is offered")
            window.kill()
        self.brought_back(path).quit()
        self.assertEqual(numbers_of(path, "input"), (42, 2, 3, 4))
        self.assertEqual(self.desk.autosaves(), [])

    def test_a_lesson_of_more_than_two_mebibytes(self):
        values = [[(7 * row + 13 * col) % 1000 / 1000 for col in range(700)] for row in range(700)]
        path = self.desk.write("large.poolscope", input=values, layers=[{"type": "max_pool2d", "kernel_size": 7}])
        self.assertGreater(path.stat().st_size, 2 << 20)
        self.worked_and_killed(path, "42")
        self.brought_back(path)
        self.assertEqual(numbers_of(path, "input")[:2], (42, 0.013))


if __name__ == "__main__":
    unittest.main()
