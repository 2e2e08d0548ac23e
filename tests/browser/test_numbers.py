"""The page's numbers: PyTorch's, and digit for digit those of poolscope-cli."""

import json
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


if __name__ == "__main__":
    browser.main()
