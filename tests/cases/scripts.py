"""Exported scripts find what the lesson shows, at the edge too: scripts.py POOLSCOPE_CLI"""

import importlib.util
import pathlib
import random
import subprocess
import sys
import unittest

from program import FILES, Case, cli

PATIENCE = 60.0
# All scripts in one process, so that a framework is loaded once. Without a runtime for ONNX, the tests' own one stands in.
RUNNER = """
import contextlib, importlib.util, io, runpy, sys
if importlib.util.find_spec("onnxruntime") is None:
    import onnx_by_torch
    sys.modules["onnxruntime"] = onnx_by_torch
for path in sys.argv[1:]:
    said = io.StringIO()
    sys.argv = [path]
    try:
        with contextlib.redirect_stdout(said):
            runpy.run_path(path)
        assert " as expected\\n" in said.getvalue(), said.getvalue()
    except Exception as error:
        print(path, type(error).__name__, str(error).strip()[:400])
"""


class Scripts(Case):
    def expect_fine(self, lessons):
        suffixes = [suffix for suffix, module in ((".py", "torch"), (".numpy.py", "numpy"), (".onnx.py", "onnx"))
                    if importlib.util.find_spec(module) and (suffix != ".onnx.py" or importlib.util.find_spec("torch"))]
        if not suffixes:
            self.skipTest("none of PyTorch, NumPy, ONNX is installed")
        scripts = []
        for lesson in lessons:
            outputs = [self.folder / (pathlib.Path(lesson).stem + suffix) for suffix in suffixes]
            ended = cli("export", lesson, "-o", *outputs, seconds=PATIENCE)
            if ended.status == 0:  # some windows do not fit, some unpooling has no place for a winner
                scripts += outputs
        done = subprocess.run([sys.executable, "-c", RUNNER, *scripts], capture_output=True, text=True, timeout=240,
                              env={"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(pathlib.Path(__file__).parent.parent / "app" / "takeaway"), "PATH": "/usr/bin:/bin"})
        self.assertEqual(done.stdout + done.stderr, "")
        return len(scripts) // len(suffixes)


class Winners(Scripts):
    """A winner is never a cell of padding (core/check.h, Indices), and a window without any other has none."""

    def test_minus_infinity_beside_padding(self):
        self.assertEqual(self.expect_fine([FILES / "maxpool_ninf_script.poolscope"]), 1)

    def test_padding_alone(self):
        pool = {"type": "max_pool2d", "kernel_size": [1, 2], "stride": [3, 2], "padding": [0, 1], "dilation": 2, "ceil_mode": True}
        self.assertEqual(self.shown(self.lesson(input=[[2.5], [0], [-1], [7]], layers=[pool]))["layers"][0]["indices"]["data"], [-1, -1])
        back = {"type": "max_unpool2d", "indices_from": 0, "output_size": [4, 1]}
        lessons = [self.lesson("symmetric.poolscope", input=[[2.5], [0], [-1], [7]], layers=[pool, back]),
                   self.lesson("sided.poolscope", input=[[2.5], [0], [-1], [7]], layers=[pool | {"padding": [0, 1, 0, 1]}, back])]
        self.assertEqual(self.expect_fine(lessons), 2)

    def test_any_pooling_of_anything(self):
        draw = random.Random(7)
        cells = ["-inf", "-inf", "nan", "inf", -3.4028235e38, -1, 0, 2, 2.5]
        lessons = []
        for k in range(80):
            rows, columns, height, width = (draw.randint(1, 5) for _ in range(4))
            window, dilation = [draw.randint(1, 3), draw.randint(1, 3)], [draw.randint(1, 2), draw.randint(1, 2)]
            most = [(window[i % 2] - 1) * dilation[i % 2] for i in range(4)]
            pool = {"type": "max_pool2d", "kernel_size": window, "stride": [draw.randint(1, 3), draw.randint(1, 3)], "dilation": dilation,
                    "padding": [draw.randint(0, side) for side in most], "ceil_mode": draw.random() < 0.4}
            if k % 8 == 0:
                pool = {"type": "adaptive_max_pool2d", "output_size": [draw.randint(1, rows), draw.randint(1, columns)]}
            planes = [[[draw.choice(cells) for _ in range(columns)] for _ in range(rows)] for _ in range(draw.randint(1, 2))]
            lessons.append(self.lesson(f"l{k}.poolscope", input=planes,
                                       layers=[pool, {"type": "max_unpool2d", "indices_from": 0, "output_size": [rows, columns]}]))
        self.assertGreater(self.expect_fine(lessons), 20)


class Norms(Scripts):
    """An Lp pooling whose powers no float32 could hold takes each window's largest number out first (core/norm.h)."""

    def test_large_power(self):
        self.assertEqual(self.expect_fine([FILES / "lp_large_p.poolscope"]), 1)

    def test_any_norm_of_any_size(self):
        draw = random.Random(7)
        lessons = []
        for k in range(40):
            rows, columns = draw.randint(2, 6), draw.randint(2, 6)
            window = [draw.randint(1, 2), draw.randint(1, 2)]
            pool = {"type": "lp_pool2d", "kernel_size": window, "norm_type": draw.choice([0.05, 0.5, 1, 2, 3, 7, 40, 200]),
                    "stride": [draw.randint(1, 3), draw.randint(1, 3)], "dilation": draw.choice([1, 1, 2]),
                    "padding": [draw.randint(0, side // 2) for side in window], "ceil_mode": draw.random() < 0.5}
            size = 10 ** draw.uniform(-35, 35)
            cells = [lambda: 0, lambda: draw.gauss(0, size), lambda: draw.gauss(0, size), lambda: draw.choice([size, "inf", "nan"])]
            planes = [[[draw.choice(cells)() for _ in range(columns)] for _ in range(rows)] for _ in range(draw.randint(1, 2))]
            lessons.append(self.lesson(f"l{k}.poolscope", input=planes, layers=[pool]))
        self.assertGreater(self.expect_fine(lessons), 20)


if __name__ == "__main__":
    unittest.main()
