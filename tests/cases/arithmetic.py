"""Arithmetic at the edge: arithmetic.py POOLSCOPE_CLI"""

import unittest

from program import FILES, Case


class Arithmetic(Case):
    def test_null_is_left_out(self):
        lesson = {"input": [[1, 2], [3, 4]]}
        pool = {"type": "max_pool2d", "kernel_size": 2}
        self.assertEqual(self.shown(FILES / "stride_null.poolscope"), self.shown(self.lesson(**lesson, layers=[pool])))


if __name__ == "__main__":
    unittest.main()
