"""What the tests of exported files share: poolscope-cli, programs that may be missing, lessons."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop(1) if len(sys.argv) > 1 else "poolscope-cli"


def needs(*programs):
    missing = [program for program in programs if shutil.which(program) is None]
    return unittest.skipIf(missing, "not installed: " + ", ".join(missing))


def needs_module(*names):
    import importlib.util
    missing = [name for name in names if importlib.util.find_spec(name) is None]
    return unittest.skipIf(missing, "Python packages not installed: " + ", ".join(missing))


def run(*command, **options):
    """Standard output of a program that must succeed."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=240, **options)
    if done.returncode != 0:
        raise AssertionError(f"{command[0]} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


class InFolder(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def export(self, lesson, *outputs, options=()):
        """The files, written by one call."""
        paths = [self.folder / output for output in outputs]
        run(CLI, "export", lesson, "-o", *paths, *options)
        return paths[0] if len(paths) == 1 else paths

    def lesson(self, **content):
        path = self.folder / "lesson.poolscope"
        path.write_text(json.dumps({"format": "poolscope", "version": 1, **content}))
        return path

    def left(self):
        return sorted(os.listdir(self.folder))


EXAMPLE_B = "builtin:convolve-then-pool"
X = [[1, 0, 0, 0, 1], [0, 1, 0, 1, 0], [0, 0, 1, 0, 0], [0, 1, 0, 1, 0], [1, 0, 0, 0, 1]]
# One layer of each kind, on numbers of both signs.
SIGNED = [[1, -2.5, 3, 0.1, 4], [0, 7, -1, 2, 0.3], [-3, 5, 2, -6, 1], [4, 0.2, -8, 9, 2], [1, 1, -1, 3, -4]]
LAYERS = {
    "conv2d": {"weight": [[0.5, 0, -1], [2, 1, 0.25], [0, -0.1, 1]], "bias": [0.5], "padding": 1},
    "conv2d reflect": {"type": "conv2d", "weight": [[1, 2], [3, 4]], "padding": [1, 0, 2, 1], "padding_mode": "reflect"},
    "conv_transpose2d": {"weight": [[1, 2], [3, 4]], "stride": 2, "bias": [-1]},
    "max_pool2d": {"kernel_size": 2, "stride": 2, "padding": 1, "ceil_mode": True},
    "min_pool2d": {"kernel_size": 3, "stride": 2, "padding": 1},
    "avg_pool2d": {"kernel_size": 3, "stride": 2, "padding": 1, "ceil_mode": True},
    "avg_pool2d own": {"type": "avg_pool2d", "kernel_size": 2, "stride": 2, "padding": 1, "count_include_pad": False},
    "lp_pool2d": {"kernel_size": 3, "stride": 2, "norm_type": 3, "ceil_mode": True},
    "adaptive_max_pool2d": {"output_size": [2, 3]},
    "adaptive_avg_pool2d": {"output_size": [2, 3]},
    "global_max_pool2d": {},
    "global_avg_pool2d": {},
    "relu": {},
    "leaky_relu": {"negative_slope": 0.2},
    "sigmoid": {},
    "tanh": {},
}


def layers():
    return {name: {"type": name, **parameters} for name, parameters in LAYERS.items()}
