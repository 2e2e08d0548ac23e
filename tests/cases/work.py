"""Work is bounded before it begins: work.py POOLSCOPE_CLI

Whatever is asked for, an answer comes within two seconds of work and a gigabyte: the numbers, or a sentence that says what they
would take."""

import os
import pty
import select
import subprocess
import time
import unittest

from program import BYTES, CLI, FILES, Case, cli

# Sanitizers reserve terabytes of address space, which no limit can bear.
SANITIZED = bool(os.environ.get("ASAN_OPTIONS") or os.environ.get("TSAN_OPTIONS")) or \
    any(word in subprocess.run(["ldd", CLI], capture_output=True, text=True).stdout for word in ("libasan", "libtsan"))
MEMORY = None if SANITIZED else BYTES

WHOLE = {"type": "adaptive_avg_pool2d", "output_size": [4096, 4096]}  # 64 MiB made of one number


def window(kind, size=2000, **more):
    return {"type": kind, "kernel_size": size, "stride": 1, **more}


class Work(Case):
    def answer(self, *words):
        return cli(*words, memory=MEMORY, seconds=10 if SANITIZED else 2)

    def test_huge_windows_are_told_before_they_are_computed(self):
        for name in "bomb-avg", "bomb-lp":
            for words in ("show",), ("show", "--json"), ("show", "--gradients"), ("show", "--steps"):
                ended = self.answer(*words, FILES / f"{name}.poolscope")
                self.assertEqual(ended.status, 1)
                self.assertRegex(ended.err, r": /layers/1: takes about \d+ (seconds|minutes|hours|days) to compute")
                self.assertEqual(ended.out, "")

    def test_what_comes_before_a_huge_window_can_be_seen(self):
        ended = self.answer("show", "--layer", 0, FILES / "bomb-avg.poolscope")
        self.assertEqual(ended.status, 0, ended.err)
        self.assertIn("4096 × 4096", ended.out)

    def test_a_huge_window_with_few_places_is_computed(self):
        for kind, value in ("max_pool2d", "1"), ("avg_pool2d", "1"), ("lp_pool2d", "16000000"):
            lesson = self.lesson(input=[[1]], layers=[WHOLE, window(kind, 4000, stride=4000, **({"norm_type": 1} if kind == "lp_pool2d" else {}))])
            ended = self.answer("show", lesson, "--layer", 1, "--steps")
            self.assertEqual(ended.status, 0, ended.err)
            self.assertIn(f"[[{value}]]", ended.out)
            self.assertRegex(ended.out, r"of 16000000 numbers = ")

    def test_layers_that_enlarge_are_refused_before_memory_is_taken(self):
        for words in ("show",), ("show", "--json"), ("check",), ("show", "--gradients"):
            ended = self.answer(*words, FILES / "bomb-up64.poolscope")
            self.assertEqual(ended.status, 1)
            self.assertIn(": /layers/7: up to here the lesson would take 513 MiB of memory; at most 512 MiB are possible", ended.err)

    def test_channels_and_samples_count_as_memory(self):
        weight = {"shape": [256, 1, 1, 1], "data": [1] * 256}
        lesson = self.lesson(input=[[1]], layers=[{"type": "adaptive_max_pool2d", "output_size": 1024}, {"type": "conv2d", "weight": weight}])
        self.assertIn("/layers/1: up to here the lesson would take 1", self.answer("check", lesson).err)
        compared = self.lesson(input=[[1]], layers=[WHOLE] * 5 + [{"type": "relu"}],
                               view={"layer": 5, "compare": {"type": "max_pool2d", "kernel_size": 1}})
        self.assertIn("/view/compare: up to here the lesson would take", self.answer("check", compared).err)

    def test_gradients_count_as_memory(self):
        ended = self.answer("show", "--gradients", self.lesson(input=[[1]], layers=[WHOLE] + [{"type": "conv2d", "weight": [[1]]}] * 2))
        self.assertEqual(ended.status, 1)
        self.assertIn("with its gradients the lesson would take", ended.err)

    def test_a_cost_is_told_at_no_cost(self):
        lesson = self.lesson(input=[[1]], layers=[WHOLE, window("avg_pool2d")])
        ended = self.answer("show", "--table", "cost", lesson)
        self.assertEqual(ended.status, 0, ended.err)
        self.assertIn("2097 × 2097", ended.out)
        self.assertEqual(self.answer("check", FILES / "bomb-lp.poolscope").status, 0)

    def test_whether_winners_fit_is_not_looked_at_for_hours(self):
        unpool = {"type": "max_unpool2d", "indices_from": 1}
        lesson = self.lesson(input=[[1]], layers=[WHOLE, window("max_pool2d", 3001, padding=1500), unpool, {"type": "relu"}])
        self.assertLess(self.answer("check", lesson).status, 2)

    def test_many_oddities_are_told_in_a_few_lines(self):
        ended = self.answer("show", FILES / "unknown-keys-60.poolscope")
        self.assertEqual(ended.status, 0, ended.err)
        self.assertEqual(len(ended.err.splitlines()), 4)
        self.assertTrue(ended.err.endswith(": warning: … and 57 more\n"), ended.err)
        self.assertEqual(len(self.answer("check", FILES / "unknown-keys-60.poolscope").err.splitlines()), 60)  # asked for

    def test_no_layer_is_computed_that_is_not_exported(self):
        ended = cli("export", FILES / "bomb-avg.poolscope", "--layer", 0, "-o", self.folder / "o.png", seconds=20)
        self.assertEqual(ended.status, 0, ended.err)

    def test_keys_languages_and_beats_by_the_ten_thousand(self):
        relu = {"layers": [{"type": "relu"}]}
        for content in {f"key{i}": i for i in range(40000)}, {"title": {f"x{i}": "word" for i in range(40000)}}, \
                {"beats": [{"layer": 0, "step": 0, "text": {"en": "word"}, "odd": 1}] * 10000}, \
                {"questions": [{"layer": 0, "step": 0}] * 10000}, {"title": "o" + "\u0301" * 20000}, {"k" * 1000000: 1}:
            ended = self.answer("check", self.lesson(input=[[1]], **relu, **content))
            self.assertEqual(ended.status, 0, ended.err)
            self.assertLess(len(ended.err), 10000)

    def test_progress_on_a_terminal_and_an_end_by_interrupt(self):
        try:
            master, terminal = pty.openpty()
        except OSError as error:
            self.skipTest(f"there is no terminal to be had here: {error}")
        process = subprocess.Popen([CLI, "show", str(FILES / "bomb-avg.poolscope")], stdout=subprocess.DEVNULL, stderr=terminal)
        os.close(terminal)
        seen = b""
        until = time.monotonic() + 60
        while b"%" not in seen and time.monotonic() < until and select.select([master], [], [], 60)[0]:
            seen += os.read(master, 4096)
        process.send_signal(2)
        self.assertEqual(process.wait(timeout=60), -2)  # at its end, which is hours away, it would be 0
        os.close(master)
        self.assertIn(b"takes about ", seen)
        self.assertIn(b"Ctrl+C stops it", seen)
        self.assertIn(b": computing: ", seen)


if __name__ == "__main__":
    unittest.main()
