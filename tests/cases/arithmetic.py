"""Arithmetic at the edge: arithmetic.py POOLSCOPE_CLI"""

import json
import unittest

from program import FILES, Case, cli

SQUARE = {"input": [[1, 2], [3, 4]]}
FIVE = {"input": [[5 * row + col + 1 for col in range(5)] for row in range(5)]}


class Arithmetic(Case):
    def layers(self, *words, **options):
        return self.shown(*words, **options)["layers"]

    def test_large_powers_of_a_norm(self):
        [layer] = self.layers(FILES / "lp_large_p.poolscope")
        self.assertAlmostEqual(layer["output"]["data"][0], 255 * (1 + (254 / 255) ** 200) ** (1 / 200), places=3)

    def test_small_powers_and_tiny_numbers_of_a_norm(self):
        for numbers, p, norm in ([2, 3], 0.5, (2 ** 0.5 + 3 ** 0.5) ** 2), ([0, 3], 0.01, 3), ([1e-30, 0], 3, 1e-30), \
                ([1e-40, 0], 9, 1e-40), ([0, 0], 200, 0):
            lesson = self.lesson(input=[numbers], layers=[{"type": "lp_pool2d", "kernel_size": [1, 2], "norm_type": p}])
            [layer] = self.layers(lesson)
            self.assertAlmostEqual(layer["output"]["data"][0] / (norm or 1), bool(norm), places=4, msg=f"{numbers} {p}")

    def test_a_norm_of_what_is_no_number(self):
        pool = {"type": "lp_pool2d", "kernel_size": [1, 2], "norm_type": 200}
        [layer] = self.layers(self.lesson(input=[["inf", 1, "nan", 1]], layers=[pool]))
        self.assertEqual(layer["output"]["data"], ["inf", "nan"])

    def test_shown_terms_of_a_large_power_are_numbers(self):
        ended = cli("show", FILES / "lp_large_p.poolscope", "--steps")
        self.assertIn("255·(|255/255|^200 + |254/255|^200 + |3/255|^200 + |4/255|^200)^(1/200) ≈ 255.5", ended.out)

    def test_relu_selects_its_gradient(self):
        [layer] = self.layers(FILES / "relu_nan_grad.poolscope", "--gradients")
        self.assertEqual(layer["grad_input"]["data"], [1, 1, 1, 0])

    def test_a_dead_cell_gets_nothing_of_an_infinite_gradient(self):
        lesson = self.lesson(input=[[-1, -2, -3, 4]], layers=[{"type": "relu"}])
        gradient = self.folder / "gradient.json"
        gradient.write_text('[["inf", "nan", -1, "-inf"]]')
        ended = cli("show", lesson, "--gradients", "--grad-output", gradient, "--json")
        self.assertIn('"grad_input": {"shape": [1, 1, 1, 4], "data": [0, 0, 0, "-inf"]}', ended.out)

    def test_losers_of_a_pooling_get_nothing_of_an_infinite_gradient(self):
        for kind, expected in ("max_pool2d", [0, "inf"]), ("min_pool2d", ["inf", 0]), ("adaptive_max_pool2d", [0, "inf"]):
            size = {"output_size": 1} if kind.startswith("adaptive") else {"kernel_size": [1, 2]}
            gradient = self.folder / "gradient.json"
            gradient.write_text('[["inf"]]')
            [layer] = self.layers(self.lesson(input=[[1, 2]], layers=[{"type": kind, **size}]), "--gradients", "--grad-output", gradient)
            self.assertEqual(layer["grad_input"]["data"], expected, kind)

    def test_unpooling_after_a_dilated_pooling(self):
        expected = [0] * 18 + [19, 20, 0, 0, 0, 24, 25]
        self.assertEqual(self.layers(FILES / "unpool_dilated.poolscope")[1]["output"], {"shape": [1, 1, 5, 5], "data": expected})
        pool = {"type": "max_pool2d", "kernel_size": 2, "stride": 1, "dilation": 3}
        left_out = self.lesson(**FIVE, layers=[pool, {"type": "max_unpool2d", "indices_from": 0}])
        self.assertEqual(self.layers(left_out)[1]["output"]["data"], expected)

    def test_winners_that_come_to_stand_elsewhere(self):
        lesson = self.lesson(input=[[1, 2, 9, 1, 0], [8, 1, 1, 1, 0]],
                             layers=[{"type": "max_pool2d", "kernel_size": 2}, {"type": "max_unpool2d", "indices_from": 0}])
        for command in "show", "check":
            ended = cli(command, lesson)
            self.assertEqual(ended.status, 0, ended.err)
            self.assertIn(": warning: /layers/1/output_size: the pooled plane was 5 columns wide, this one is 4", ended.err)

    def test_null_is_left_out(self):
        pool = {"type": "max_pool2d", "kernel_size": 2}
        self.assertEqual(self.shown(FILES / "stride_null.poolscope"), self.shown(self.lesson(**SQUARE, layers=[pool])))
        kinds = [{"type": "conv2d", "weight": [[1]], "bias": None, "stride": None, "padding": None, "padding_mode": None,
                  "dilation": None, "groups": None},
                 {"type": "conv_transpose2d", "weight": [[1]], "bias": None, "output_padding": None, "output_size": None},
                 {"type": "avg_pool2d", "kernel_size": 2, "stride": None, "ceil_mode": None, "count_include_pad": None,
                  "divisor_override": None},
                 {"type": "lp_pool2d", "kernel_size": 2, "norm_type": None, "padding": None},
                 {"type": "leaky_relu", "negative_slope": None}]
        for layer in kinds:
            given = {key: value for key, value in layer.items() if value is not None}
            nulls = self.lesson("nulls.poolscope", **SQUARE, layers=[layer], title=None, view=None, beats=None, questions=None)
            self.assertEqual(self.shown(nulls), self.shown(self.lesson(**SQUARE, layers=[given])), layer["type"])

    def test_null_for_what_must_be_given(self):
        for layer, key in ({"type": "max_pool2d", "kernel_size": None}, "kernel_size"), ({"type": None}, "type"), \
                ({"type": "conv2d", "weight": None}, "weight"), ({"type": "adaptive_max_pool2d", "output_size": None}, "output_size"), \
                ({"type": "max_unpool2d", "indices_from": None}, "indices_from"):
            self.assertIn(f'/layers/0: "{key}" is missing', self.refused("show", self.lesson(**SQUARE, layers=[layer])))
        path = self.folder / "input.poolscope"
        path.write_text(json.dumps({"format": "poolscope", "version": 1, "input": None}))
        self.assertIn('"input" is missing', self.refused("check", path))


if __name__ == "__main__":
    unittest.main()
