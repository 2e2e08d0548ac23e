"""The page's numbers: PyTorch's, and digit for digit those of poolscope-cli."""

import json
import random
import struct
import unittest

import browser
import oracle


class Numbers(browser.PageTest):
    def test_every_case_of_pytorch_onnx_and_the_peers(self):
        self.open("builtin:convolve-then-pool")
        checked = {}
        gradients = 0
        for case in oracle.cases():
            answer = self.browser.show(case["lesson"], gradients=case.get("grad_output"))
            for layer in case["lesson"]["layers"]:
                checked[layer["type"]] = checked.get(layer["type"], 0) + 1
            if "refused" in case:
                self.assertIn("problem", answer, case["id"])
                continue
            self.assertNotIn("problem", answer, case["id"])
            for expected in case["expectations"]:
                gradients += expected["what"].startswith("grad")
                ours = answer["layers"][expected["layer"]][expected["what"]]
                if expected["shape_only"]:
                    self.assertEqual(ours["shape"], expected["shape"], case["id"])
                    continue
                fault = oracle.disagreement(ours, expected, expected["exact"], expected["printed_to"])
                self.assertIsNone(fault, f"{case['id']}, layer {expected['layer']}, {expected['what']}: {fault}\n{json.dumps(case['lesson'])}")
        print(checked, f"{gradients} gradients")
        self.assertGreaterEqual(sum(checked.values()), 600)
        self.assertGreaterEqual(gradients, 266)
        self.assertGreaterEqual(len(checked), 12, "operators")

    def test_every_builtin_lesson_as_poolscope_cli_has_it(self):
        self.open("builtin:convolve-then-pool")
        for name in browser.builtin_names():
            with self.subTest(name):
                lesson = browser.builtin(name)
                ours = self.browser.show(lesson, gradients="ones")
                theirs = browser.show(lesson, "--gradients")
                self.assertEqual(len(ours["layers"]), len(theirs["layers"]))
                self.assertEqual(ours["input"]["shape"], theirs["input"]["shape"])
                for mine, other in zip(ours["layers"], theirs["layers"]):
                    fault = oracle.disagreement(mine["output"], other["output"], exact=mine["type"] not in ("sigmoid", "tanh", "lp_pool2d"))
                    self.assertIsNone(fault)
                    self.assertEqual(mine.get("indices"), other.get("indices"))
                    self.assertEqual({key for key in mine if key.startswith("grad")}, {key for key in other if key.startswith("grad")})
                    for what in ("grad_input", "grad_weight", "grad_bias"):
                        if what in mine:
                            self.assertIsNone(oracle.disagreement(mine[what], other[what]))

    def arithmetic(self, lesson, layer):
        """Every step's terms, relation and result as poolscope-cli writes them."""
        path = self.export_as(lesson, "steps.json", "--layer", str(layer), "--table", "steps")
        with open(path, encoding="utf-8") as file:
            return [(step["arithmetic"], step["relation"]) for step in json.load(file)["steps"]]

    def export_as(self, lesson, name, *options):
        path = f"{self.folder.name}/{name}"
        browser.command("export", "-", "-o", path, *options, input=json.dumps(lesson).encode())
        return path

    def test_the_arithmetic_reads_the_same(self):
        self.open("builtin:convolve-then-pool")
        steps = 0
        for name in browser.builtin_names():
            lesson = browser.builtin(name)
            if len(lesson["input"]) > 40:
                continue  # a photograph's thousand steps are like any other's
            answer = self.browser.show(lesson, digits=9)
            for layer, ours in enumerate(answer["layers"]):
                with self.subTest(name, layer=layer):
                    theirs = self.arithmetic(lesson, layer)
                    self.assertEqual([(step["terms"], step["relation"]) for step in ours["steps"]], theirs)
                    steps += len(theirs)
        self.assertGreater(steps, 200)

    def test_random_layers_read_the_same(self):
        """Arithmetic with real numbers, where rounding decides between = and ≈."""
        self.open("builtin:convolve-then-pool")
        pick = random.Random(5)
        value = lambda: pick.choice([pick.randint(-3, 3), round(pick.uniform(-9, 9), pick.randint(1, 6)), pick.uniform(-1e4, 1e4),
                                     pick.uniform(-1e-5, 1e-5), pick.uniform(-1e8, 1e8), "1/9", "nan", "inf", "-inf"])
        plane = lambda rows, cols: [[value() for _ in range(cols)] for _ in range(rows)]
        layers = [
            {"type": "conv2d", "weight": plane(2, 3), "bias": [0.1], "padding": [1, 2, 0, 1], "padding_mode": "reflect"},
            {"type": "conv2d", "weight": plane(2, 2), "padding": "same", "stride": 2},
            {"type": "conv_transpose2d", "weight": plane(2, 3), "bias": [-0.5], "stride": 2, "output_padding": 1},
            {"type": "avg_pool2d", "kernel_size": 3, "stride": 2, "padding": 1, "ceil_mode": True, "count_include_pad": False},
            {"type": "avg_pool2d", "kernel_size": 2, "divisor_override": 3},
            {"type": "lp_pool2d", "kernel_size": 3, "stride": 2, "ceil_mode": True, "norm_type": 3},
            {"type": "lp_pool2d", "kernel_size": 2, "norm_type": 2},
            {"type": "max_pool2d", "kernel_size": 3, "stride": 2, "padding": 1, "dilation": 2},
            {"type": "min_pool2d", "kernel_size": 2},
            {"type": "adaptive_avg_pool2d", "output_size": [2, 3]},
            {"type": "leaky_relu", "negative_slope": 0.2}, {"type": "relu"},
        ]
        for layer in layers:
            for _ in range(4):
                lesson = oracle.lesson(plane(7, 7), [layer])
                with self.subTest(json.dumps(lesson)):
                    ours = [(step["terms"], step["relation"]) for step in self.browser.show(lesson, digits=9)["layers"][0]["steps"]]
                    self.assertEqual(ours, self.arithmetic(lesson, 0))

    def test_numbers_have_the_digits_that_core_writes(self):
        """The static tables are core's work, the boards are the page's: four thousand floats of every kind."""
        pick = random.Random(7)
        values = [0.5, 2.0625, -2.0625, 1234.5, 1235.5, 0.12345, 1234500.0, 1235500.0, 999999.0, 1000000.0, 9999.5, 99995.0, 0.99995,
                  1e-4, 9.9995e-5, 3.4e38, 1e-45, -0.0, 0.1, 1 / 3, 16777216.0, 0.00012345, "nan", "inf", "-inf"]
        while len(values) < 2000:
            values.append(pick.randint(-20000, 20000) / 16)  # many exact ties
        while len(values) < 60 * 60:
            value = struct.unpack("f", struct.pack("I", pick.getrandbits(32)))[0]
            if abs(value) < float("inf"):
                values.append(value)
        # Boards of this size are pictures, so the numbers are read off the steps: max(0, x).
        lesson = oracle.lesson({"shape": [1, 1, 60, 60], "data": values}, [{"type": "relu"}])
        path = self.open(lesson)
        ours = [step["terms"][len("max(0, "):-1] for step in self.browser.show(digits=4)["layers"][0]["steps"]]
        with open(path, encoding="utf-8") as file:
            static = file.read().split('<main id="static">')[1].split("</table>")[0]
        theirs = [cell.split("</td>")[0] for cell in static.split("<td>")[1:]]
        self.assertEqual(len(theirs), 3600)
        for value, mine, core in zip(values, ours, theirs):
            self.assertEqual(mine, core, f"{value!r}")


if __name__ == "__main__":
    browser.main()
