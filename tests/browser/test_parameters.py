"""The layers' parameters and the input's size, changed in the page: what is possible, why not, and what comes of it."""

from selenium.webdriver.common.keys import Keys

import browser


class Parameters(browser.PageTest):
    def setUp(self):
        self.browser.resize(1366, 768)

    def field(self, name, nth=0, place="parameters"):
        return self.browser.all(f"#{place} [data-field='{name}']")[nth]

    def type(self, name, text, nth=0, place="parameters"):
        field = self.field(name, nth, place)
        field.click()
        self.browser.chord(Keys.CONTROL, "a")
        self.browser.keys(text, Keys.ENTER)

    def choose(self, name, value, nth=0):
        self.browser.run("""
            arguments[0].value = arguments[1];
            arguments[0].dispatchEvent(new Event('change', { bubbles: true }));""", self.field(name, nth), str(value))

    def trouble(self):
        return self.browser.text(".trouble p") if self.browser.all(".trouble") else None

    def check(self, lesson):
        ours, theirs = self.browser.show(), browser.show(lesson)
        self.assertEqual([layer["output"] for layer in ours["layers"]], [layer["output"] for layer in theirs["layers"]])
        self.assertEqual(self.browser.complaints(), [])

    def test_a_pooling_is_changed_and_computed_in_the_page(self):
        lesson = browser.builtin("max-pooling")
        layer = lesson["layers"][0]
        self.open(lesson)
        self.type("kernel_size", "3x2")
        layer.update(kernel_size=[3, 2], stride=[3, 2])  # a stride that is the window's goes along
        self.check(lesson)
        self.type("stride", "1")
        layer.update(stride=1)
        self.check(lesson)
        self.assertEqual(self.browser.text("#place").split(" / ")[1], "6")
        self.type("padding", "1")
        layer.update(padding=1)
        self.check(lesson)
        self.assertIn("2·1", self.browser.text("#size"))
        self.type("dilation", "2, 1")
        layer.update(dilation=[2, 1])
        self.check(lesson)
        self.type("stride", "2")
        self.field("ceil_mode").click()
        layer.update(stride=2, ceil_mode=True)
        self.check(lesson)
        self.assertIn("⌈", self.browser.text("#size"))
        self.choose("padding", 2, nth=1)
        layer.update(padding="same")
        self.check(lesson)
        self.choose("padding", 0)
        self.assertEqual([field.get_attribute("data-field") for field in self.browser.all("#parameters [data-field]")].count("padding"), 2)

    def test_an_averages_padding_counts_or_not(self):
        lesson = browser.builtin("average-pooling")
        layer = lesson["layers"][0]
        self.open(lesson)
        self.type("padding", "1")
        layer["padding"] = 1
        self.check(lesson)
        self.field("count_include_pad").click()
        layer["count_include_pad"] = False
        self.check(lesson)
        self.type("divisor_override", "3")
        layer["divisor_override"] = 3
        self.check(lesson)
        self.type("divisor_override", "0")
        self.assertEqual(self.trouble(), "Must not be 0.")
        self.browser.keys(Keys.ESCAPE)
        self.type("divisor_override", "auto")
        del layer["divisor_override"]
        self.check(lesson)

    def test_an_impossible_value_says_why_and_offers_what_would_do(self):
        lesson = browser.builtin("max-pooling")
        self.open(lesson)
        before = self.browser.cells("to")
        self.type("kernel_size", "5")
        self.assertEqual(self.trouble(), "The window spans 5 rows, but the padded input has only 4: a smaller window or dilation, or more padding would fit.")
        self.assertEqual(self.field("kernel_size").get_attribute("aria-invalid"), "true")
        self.assertEqual(self.field("kernel_size").get_attribute("value"), "5", "what was typed stays, to be mended")
        self.assertEqual(self.browser.cells("to"), before, "the old picture stays")
        self.assertEqual([button.text for button in self.browser.all(".trouble button")], ["Use 4 × 4"])
        self.browser.click(".trouble button")
        self.assertIsNone(self.trouble())
        lesson["layers"][0].update(kernel_size=4)
        self.check(lesson)
        self.type("padding", "3")
        self.assertIn("at most half of the window's reach, 4; got 3", self.trouble())
        self.browser.keys(Keys.ESCAPE)
        self.assertIsNone(self.trouble())
        self.assertEqual(self.field("padding").get_attribute("value"), "0")
        self.type("stride", "1.5")
        self.assertEqual(self.trouble(), "“1.5” is not a whole number.")
        self.browser.click("#chinese")
        self.type("kernel_size", "9")
        self.assertIn("窗口跨 9 行", self.trouble())

    def test_steppers_stop_where_the_check_says_so(self):
        self.open("builtin:max-pooling")
        more = lambda name: self.browser.run("return arguments[0].nextElementSibling", self.field(name))
        less = lambda name: self.browser.run("return arguments[0].previousElementSibling", self.field(name))
        for size in ("3 × 3", "4 × 4"):
            more("kernel_size").click()
            self.assertEqual(self.field("kernel_size").get_attribute("value"), size)
        self.assertFalse(more("kernel_size").is_enabled())
        self.field("kernel_size").click()
        self.browser.keys(Keys.ARROW_DOWN)
        self.assertEqual(self.field("kernel_size").get_attribute("value"), "3 × 3")
        self.assertFalse(less("padding").is_enabled())
        self.assertTrue(more("padding").is_enabled())
        more("padding").click()
        self.assertFalse(more("padding").is_enabled(), "at most half of the window")

    def test_a_convolution_and_its_padding(self):
        lesson = browser.builtin("convolve-then-pool")
        layer = lesson["layers"][0]
        self.open(lesson)
        self.choose("padding_mode", 1)
        layer["padding_mode"] = "reflect"
        self.check(lesson)
        self.assertIn("padded by reflection", self.browser.text("#from figcaption"))
        self.type("kernel_size", "5")
        layer["weight"] = [[0] * 5, [0, 0, 0, 1, 0], [0, 0, 1, 0, 0], [0, 1, 0, 0, 0], [0] * 5]
        self.check(lesson)
        self.type("padding", "0, 2, 1, 0")
        layer["padding"] = [0, 2, 1, 0]
        self.check(lesson)
        self.type("bias", "none")
        layer.pop("bias", None)
        self.check(lesson)
        self.type("bias", "1/4")
        layer["bias"] = [0.25]
        self.check(lesson)

    def test_what_a_later_layer_can_no_longer_do_is_told_and_mended_there(self):
        lesson = browser.builtin("convolve-then-pool")
        self.open(lesson)
        self.type("input", "2", place="input-size")
        self.type("input", "2", nth=1, place="input-size")
        lesson["input"] = [row[:2] for row in lesson["input"][:2]]
        self.check(lesson)
        self.type("padding", "0")
        self.assertIn("The window spans 3 rows", self.trouble())
        self.browser.keys(Keys.ESCAPE)
        lesson["layers"][0]["padding"] = [1, 1, 1, 0]
        self.type("padding", "1, 1, 1, 0")
        self.browser.layers()[2].click()
        self.assertIn("cannot run", self.browser.text("#problem"))
        self.assertTrue(self.browser.visible("#from .plane"), "its input is still shown")
        self.assertTrue(self.browser.visible(".trouble"))
        self.assertIn("broken", self.browser.layers()[2].get_attribute("class"))
        self.browser.click(".trouble button")
        self.assertFalse(self.browser.visible("#problem"))
        self.assertGreater(len(self.browser.show()["layers"][2]["output"]["data"]), 0)

    def test_resizing_the_input_keeps_what_stays(self):
        lesson = browser.builtin("average-pooling")
        self.open(lesson)
        self.browser.all("#pipe .chip")[0].click()
        self.assertEqual(self.browser.run("return document.activeElement.dataset.field"), "input", "the chip of the input leads there")
        self.browser.keys("6", Keys.ENTER)
        width = len(lesson["input"][0])
        lesson["input"] += [[0] * width for _ in range(6 - len(lesson["input"]))]
        self.check(lesson)
        self.browser.keys("7")
        self.browser.chord(Keys.CONTROL, "z")  # the field's own undo: "7" is not the lesson's yet
        self.check(lesson)
        self.browser.keys(Keys.ESCAPE)
        self.browser.chord(Keys.CONTROL, "z")
        self.check(browser.builtin("average-pooling"))
        self.browser.click("#redo")
        self.check(lesson)
        self.type("input", "3", nth=2, place="input-size")
        self.assertEqual(self.browser.show()["layers"][0]["output"]["shape"][1], 3)
        self.browser.click("#reset")
        self.check(browser.builtin("average-pooling"))

    def test_every_parameter_of_every_operator_can_be_stepped(self):
        """One step up or down from where each built-in lesson starts, against poolscope-cli with the same number."""
        changed = set()
        for name in browser.builtin_names():
            self.open(browser.untold(name))
            for layer in range(len(self.browser.layers())):
                self.browser.layers()[layer].click()
                for i, kind in enumerate(self.browser.run("return [...document.querySelectorAll('#parameters [data-field]')].map(e => e.dataset.field)")):
                    before = self.browser.show()
                    self.browser.run("""
                        const field = document.querySelectorAll('#parameters [data-field]')[arguments[0]];
                        const button = [field.nextElementSibling, field.previousElementSibling].find(e => e?.matches('button:enabled'));
                        if (field.matches('select')) {
                            field.selectedIndex = (field.selectedIndex + 1) % field.options.length;
                            field.dispatchEvent(new Event('change'));
                        } else if (field.matches('[type=checkbox]')) {
                            field.click();
                        } else {
                            button?.click();
                        }""", i)
                    with self.subTest(name, layer=layer, field=kind):
                        if self.browser.show() != before:
                            changed.add(kind)
                        self.assertEqual(self.browser.complaints(), [])
                    if self.browser.visible("#undo") and self.browser.one("#undo").is_enabled():
                        self.browser.run("document.getElementById('undo').click()")
                    self.assertEqual(self.browser.show(), before)
        self.assertGreaterEqual(changed, {"kernel_size", "weight", "stride", "padding", "padding_mode", "dilation", "bias", "norm_type",
                                          "negative_slope", "output_size", "divisor_override", "output_padding", "groups"})

    def test_with_the_keyboard_alone(self):
        self.open("builtin:max-pooling")
        self.browser.run("document.getElementById('side').querySelector('[data-field=stride]').focus()")
        self.browser.keys("1", Keys.TAB, "1", Keys.TAB)
        layer = {"type": "max_pool2d", "kernel_size": 2, "stride": 1, "padding": 1}
        lesson = browser.builtin("max-pooling")
        lesson["layers"] = [layer]
        self.check(lesson)
        self.assertEqual(self.browser.text("#live"), "Padding is now 1.")
        self.assertEqual(self.browser.run("return document.activeElement.tagName"), "SELECT")


if __name__ == "__main__":
    browser.main()
