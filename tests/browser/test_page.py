"""The page as people use it: mouse, keyboard, finger; stepping, following, editing, guessing; languages."""

import copy
import time

from selenium.webdriver.common.keys import Keys

import browser
from oracle import float32, number

EXAMPLE_B = browser.untold("convolve-then-pool", view={"layer": 0, "step": 8}, questions=[{"layer": 2, "step": 1, "kind": "predict"}],
                   beats=[{"layer": 0, "step": step, "text": {"en": f"Step {step}.", "zh_CN": f"第 {step} 步。"}} for step in (0, 8, 12, 18, 24)])


def numbers(rows):
    return [[float(text.replace("−", "-")) for text in row] for row in rows]


def plane(layer):
    """The first plane of `show --json`'s output as rows."""
    height, width = layer["output"]["shape"][2:]
    data = [float32(number(value)) for value in layer["output"]["data"][:height * width]]
    return [data[row * width:(row + 1) * width] for row in range(height)]


class Page(browser.PageTest):
    def setUp(self):
        self.browser.resize(1366, 768)
        self.browser.prefer()

    def place(self):
        return self.browser.text("#place")

    def play_to_end(self):
        self.browser.click("#last")
        if self.browser.visible("#guess"):
            self.browser.click("#guess-show")

    def test_it_opens_where_the_lesson_says(self):
        self.open(EXAMPLE_B)
        self.assertEqual(self.place(), "9 / 25")
        self.assertEqual(self.browser.text("#title"), "Convolve, then pool")
        self.assertIn("The window covers rows 0–2, columns 2–4.", self.browser.text("#sentence").replace("\u2060", ""))
        self.assertEqual(self.browser.text("#terms"), "1 + 1 + 1")
        self.assertEqual(self.browser.text("#answer"), "= 3")
        self.assertEqual(self.browser.text("#steps tr[aria-current]"), "9(1, 3)rows 0–2, cols 2–4"
                         "0·0 + 0·0 + 1·1 + 0·0 + 1·1 + 0·0 + 1·1 + 0·0 + 0·03")
        self.assertFalse(self.browser.visible("#static"))
        self.assertEqual(self.browser.complaints(), [])

    def test_the_command_line_can_say_where_it_opens(self):
        self.open(EXAMPLE_B, "--layer", "2", "--step", "2", "--language", "zh_CN")
        self.assertEqual(self.place(), "3 / 4")
        self.assertEqual(self.browser.text("#title"), "先卷积，再池化")

    def test_clicking_through_all_layers_fills_in_the_outputs_of_poolscope_cli(self):
        self.open(EXAMPLE_B)
        expected = browser.show(browser.builtin("convolve-then-pool"))["layers"]
        self.browser.click("#first")
        seen = []
        for layer, steps in enumerate((25, 25, 4)):
            for step in range(steps):
                self.assertEqual(self.place(), f"{step + 1} / {steps}")
                shown = [text for row in self.browser.cells("to") for text in row if text not in ("", "?")]
                asked = self.browser.visible("#guess")
                self.assertEqual(len(shown), step + (0 if asked else 1), "the output fills in one cell a step")
                if asked:
                    self.browser.click("#guess-show")
                if step + 1 == steps:
                    seen.append(numbers(self.browser.cells("to")))
                if (layer, step) != (2, 3):
                    self.browser.click("#forward")
        self.assertEqual(seen, [plane(layer) for layer in expected])
        self.assertFalse(self.browser.one("#forward").is_enabled())
        self.browser.click("#back")
        self.assertEqual(self.place(), "3 / 4")

    def edit(self, board, row, col, text):
        self.browser.cell(board, row, col).click()
        self.browser.keys(text, Keys.ENTER)

    def check_outputs(self, lesson):
        """All layers' boards on the screen, with the numbers that poolscope-cli computes for this lesson."""
        theirs = browser.show(lesson)["layers"]
        self.assertEqual([plane(layer) for layer in self.browser.show()["layers"]], [plane(layer) for layer in theirs])
        chips = self.browser.layers()
        for layer, chip in enumerate(chips):
            chip.click()
            self.play_to_end()
            for ours, row in zip(numbers(self.browser.cells("to")), plane(theirs[layer])):
                for a, b in zip(ours, row):
                    self.assertAlmostEqual(a, b, delta=abs(b) * 1e-3)
        chips[0].click()

    def test_edited_numbers_flow_through_all_layers(self):
        self.open(EXAMPLE_B)
        lesson = browser.builtin("convolve-then-pool")
        self.edit("from", 1, 2, "7")
        lesson["input"][1][2] = 7
        self.check_outputs(lesson)
        self.edit("kernel-board", 0, 0, "-2,5")
        lesson["layers"][0]["weight"][0][0] = -2.5
        self.edit("bias-board", 0, 0, "1/9")
        lesson["layers"][0]["bias"][0] = "1/9"
        self.check_outputs(lesson)
        self.assertEqual(self.browser.cell("bias-board", 0, 0).text, "1/9", "a fraction stays a fraction")
        self.assertEqual(self.browser.cell("kernel-board", 0, 0).text, "−2.5")

        before = copy.deepcopy(lesson)
        lesson["layers"][0]["bias"][0] = 0
        self.browser.click("#undo")
        self.check_outputs(lesson)
        self.browser.click("#redo")
        self.check_outputs(before)
        self.browser.click("#reset")
        self.check_outputs(browser.builtin("convolve-then-pool"))
        self.browser.chord(Keys.CONTROL, "y")
        self.assertEqual(self.browser.cell("from", 1, 2).text, "7", "the reset itself can be taken back")
        self.assertEqual(self.browser.complaints(), [])

    def test_the_editor_takes_back_and_explains(self):
        self.open(EXAMPLE_B)
        self.browser.cell("from", 0, 0).click()
        for impossible in ("seven", "1,024", "3.5e38"):
            self.browser.chord(Keys.CONTROL, "a")
            self.browser.keys(impossible, Keys.ENTER)
            self.assertIn("not a number", self.browser.text(".complaint"), impossible)
        self.browser.keys(Keys.ESCAPE)
        self.assertEqual(self.browser.all(".editor"), [])
        self.assertEqual(self.browser.cell("from", 0, 0).text, "1")
        self.browser.cell("from", 0, 0).click()
        self.browser.keys("5", Keys.TAB, "6", Keys.TAB, Keys.ESCAPE)
        self.assertEqual(self.browser.cells("from")[0], ["5", "6", "0", "0", "1"])
        for typed, number in (("−１２．5", -12.5), ("3.4028235e38", 3.4028235e38), ("5", 5)):
            self.browser.cell("from", 0, 0).click()
            self.browser.keys(typed, Keys.ENTER)
            self.assertEqual(self.browser.show()["input"]["data"][0], number)
        self.browser.cell("from", 0, 0).click()
        self.browser.keys("nonsense")
        self.browser.click("#title")
        self.assertEqual(self.browser.all(".editor, .complaint"), [])
        self.assertEqual(self.browser.cell("from", 0, 0).text, "5")
        self.assertFalse(self.browser.run("return document.getElementById('to').querySelector('.editor')"))

    def test_only_the_lessons_own_input_is_edited(self):
        self.open(EXAMPLE_B, "--layer", "1")
        self.browser.cell("from", 0, 0).click()
        self.assertEqual(self.browser.all(".editor"), [])

    def test_pointing_follows_values(self):
        self.open(EXAMPLE_B)
        marked = lambda board: len(self.browser.all(f"#{board} .cell.marked"))
        self.browser.hover(self.browser.cell("from", 2, 2))
        self.assertEqual(marked("to"), 9, "nine windows read the centre")
        self.assertIn("is read by 9 windows", self.browser.text("#follow"))
        self.browser.hover(self.browser.cell("from", 0, 0))
        self.assertEqual(marked("to"), 4, "four windows read the corner")
        self.browser.hover(self.browser.cell("to", 4, 0))
        self.assertTrue(self.browser.visible("#from .frame.pointed"))
        self.assertEqual(self.browser.text("#follow"), "Output (4, 0) is made of rows 3–5, cols −1…1.")
        self.browser.hover(self.browser.cell("kernel-board", 0, 0))
        self.assertEqual(marked("from"), 16, "the top left weight meets rows and columns 0 to 3")
        self.browser.hover(self.browser.cell("window-place", 0, 2))
        self.assertEqual((marked("from"), marked("kernel-board")), (1, 1))
        self.browser.hover(self.browser.one("#title"))
        self.assertEqual(marked("from") + marked("to"), 0)

    def test_clicking_goes_there(self):
        self.open(EXAMPLE_B)
        self.browser.cell("to", 2, 2).click()
        self.assertEqual(self.place(), "13 / 25")
        self.browser.all("#steps tbody tr")[11].click()
        self.assertEqual(self.place(), "12 / 25")
        self.browser.run("""
            const scrub = document.getElementById('scrub');
            scrub.value = 20;
            scrub.dispatchEvent(new Event('input', { bubbles: true }));""")
        self.assertEqual(self.place(), "21 / 25")
        self.browser.layers()[2].click()
        self.assertEqual(self.place(), "1 / 4")
        self.browser.click("#beat-next")  # the lesson goes on where it was told last: the click on step 13 led to a beat
        self.assertEqual(self.place(), "19 / 25")
        self.browser.keys(Keys.ARROW_RIGHT)
        self.browser.click("#beat-back")  # first back to where this beat began
        self.assertEqual(self.place(), "19 / 25")
        self.browser.click("#beat-back")
        self.assertEqual(self.place(), "13 / 25")

    def test_playing(self):
        self.open(EXAMPLE_B)
        self.browser.click("#first")
        self.browser.run("const s = document.getElementById('speed'); s.value = '8'; s.dispatchEvent(new Event('change'))")
        begin = time.monotonic()
        self.browser.click("#play")
        self.assertEqual(self.browser.one("#play").get_attribute("aria-label"), "Pause")
        time.sleep(0.7)
        self.browser.click("#play")
        passed = time.monotonic() - begin
        reached = int(self.place().split(" ")[0])
        self.assertTrue(3 <= reached <= 2 + 8 * passed, f"{reached} windows in {passed} s at 8 ×")
        time.sleep(0.4)
        self.assertEqual(int(self.place().split(" ")[0]), reached, "paused")
        self.browser.click("#play")
        deadline = time.monotonic() + 20
        while self.place() != "25 / 25" and time.monotonic() < deadline:
            time.sleep(0.1)
        time.sleep(0.3)
        self.assertEqual(self.place(), "25 / 25")
        self.assertEqual(self.browser.one("#play").get_attribute("aria-label"), "Play", "it stops at the end")

    def test_a_question_waits_for_a_guess(self):
        self.open(EXAMPLE_B, "--layer", "2", "--step", "0")
        self.browser.keys(Keys.ARROW_RIGHT)
        self.assertEqual(self.browser.cells("to")[0], ["1", "?"])
        self.assertEqual(self.browser.text("#answer"), "= ?")
        self.assertEqual(self.browser.text("#steps tr[aria-current] .result"), "?")
        self.assertEqual(self.browser.all(".winner"), [], "the ring would tell")
        self.browser.one("#guess-value").send_keys("2", Keys.ENTER)
        self.assertEqual(self.browser.text("#verdict"), "Not 2. max(0, 2, 3, 0) = 3")
        self.assertEqual(self.browser.cells("to")[0], ["1", "3"])
        self.assertEqual(self.browser.text("#score"), "0 of 1 right")

        self.browser.click("#predict")
        self.browser.keys(Keys.ARROW_RIGHT)
        self.assertEqual(self.browser.cells("to")[1], ["?", ""])
        self.browser.one("#guess-value").send_keys("3.0", Keys.ENTER)
        self.assertEqual(self.browser.text("#verdict"), "Right! max(0, 3, 2, 0) = 3")
        self.assertEqual(self.browser.text("#score"), "1 of 2 right")
        self.browser.keys(Keys.ARROW_RIGHT)  # the next one …
        self.browser.keys(Keys.ARROW_RIGHT)  # … is shown without a guess: a presenter has no time
        self.assertEqual(self.browser.text("#answer"), "= 1")
        self.assertEqual(self.browser.text("#score"), "1 of 2 right", "not guessing is no mistake")

    def test_guessing_by_keyboard_alone(self):
        self.open("builtin:average-pooling", "--step", "0")
        self.browser.keys("p")
        self.assertEqual(self.browser.one("#predict").get_attribute("aria-pressed"), "true")
        self.assertEqual(self.browser.run("return document.activeElement.id"), "guess-value")
        self.browser.keys("3.75", Keys.ENTER)
        self.assertIn("Right!", self.browser.text("#verdict"))
        self.browser.keys(Keys.ARROW_RIGHT)
        self.assertEqual(self.browser.cells("to")[0], ["3.75", "?"])
        self.browser.keys("9", Keys.ENTER)  # a digit goes to the field, wherever the keyboard was
        self.assertIn("Not 9.", self.browser.text("#verdict"))
        self.assertEqual(self.browser.text("#score"), "1 of 2 right")
        self.browser.keys(Keys.ARROW_RIGHT)
        self.browser.one("#guess-value").click()
        self.browser.keys(Keys.ARROW_RIGHT)  # an empty field lets the arrow through: shown without a guess
        self.assertEqual(self.browser.text("#answer"), "= 4")
        self.browser.keys(Keys.ARROW_RIGHT)
        self.browser.one("#guess-value").click()
        self.browser.keys("p")  # from the empty field, too
        self.assertFalse(self.browser.visible("#guess"))

    def test_the_way_back_ends_where_poolscope_cli_does(self):
        """The boards at the last step of every layer that can be shown so, number by number."""
        layers = 0
        for name in browser.builtin_names():
            lesson = browser.untold(name)
            expected = browser.show(lesson, "--gradients")
            if max(expected["input"]["shape"]) > 8 or expected["input"]["shape"][0] * expected["input"]["shape"][1] > 1:
                continue
            self.open(lesson)
            for layer, theirs in enumerate(expected["layers"]):
                if theirs["output"]["shape"][1] > 1:
                    continue
                self.browser.layers()[layer].click()
                self.play_to_end()
                self.browser.keys("g")
                with self.subTest(name, layer=layer):
                    self.assertIn("Gradient", self.browser.text("#headline"))
                    self.same_numbers("from", theirs["grad_input"]["data"])
                    if "grad_weight" in theirs:
                        self.same_numbers("kernel-board", theirs["grad_weight"]["data"])
                    if "grad_bias" in theirs:
                        self.same_numbers("bias-board", theirs["grad_bias"]["data"])
                    layers += 1
                self.browser.keys("g")
                self.assertEqual(self.browser.text("#headline"), "")
        self.assertGreaterEqual(layers, 15)

    def same_numbers(self, board, theirs):
        ours = [number for row in numbers(self.browser.cells(board)) for number in row]
        self.assertEqual(len(ours), len(theirs), board)
        for a, b in zip(ours, theirs):
            self.assertAlmostEqual(a, b, delta=1e-3 * abs(b) + 1e-6, msg=board)

    def test_the_way_back_sums_up_step_by_step(self):
        self.open("builtin:max-pooling", "--step", "0")
        self.browser.click("#backward")
        self.assertEqual(self.browser.text("#headline"), "Gradient · Max pool")
        self.assertEqual(numbers(self.browser.cells("from")), [[0, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
        self.assertEqual(self.browser.text("#terms"), "to the winner at (1,\u00a01)")
        self.assertEqual(self.browser.text("#answer"), "+ 1")
        self.assertIn("sum after window 1 of 4", self.browser.text("#from figcaption"))
        self.browser.keys(Keys.ARROW_RIGHT)
        self.assertEqual(numbers(self.browser.cells("from"))[0], [0, 0, 1, 0])
        self.assertIn("All of it goes to the winner at (0, 2)", self.browser.text("#live"))
        row = [cell.text for cell in self.browser.all("#steps tr[aria-current] td")]
        self.assertEqual(row, ["2", "(0, 1)", "1", "rows 0–1, cols 2–3", "1 0 0 0"])
        self.browser.keys(Keys.ARROW_LEFT)
        self.assertEqual(numbers(self.browser.cells("from"))[0], [0, 0, 0, 0])
        self.browser.cell("from", 0, 0).click()
        self.assertEqual(self.browser.all(".editor"), [], "a gradient is not typed")

    def test_true_convolution_turns_the_kernel(self):
        lesson = browser.builtin("convolve-then-pool")
        lesson["layers"][0]["weight"] = [[1, 2, 3], [4, 5, 6], [7, 8, "1/9"]]
        self.open(lesson, "--layer", "0", "--step", "24")
        own = self.browser.text("#answer").removeprefix("= ").removeprefix("≈ ")
        self.browser.chord(Keys.SHIFT, "g")
        self.assertEqual(self.browser.text("#headline"), "True convolution: the kernel turned by 180°")
        self.assertEqual(self.browser.cells("kernel-board"), [["1/9", "8", "7"], ["6", "5", "4"], ["3", "2", "1"]])
        turned = browser.builtin("convolve-then-pool")
        turned["layers"][0]["weight"] = [["1/9", 8, 7], [6, 5, 4], [3, 2, 1]]
        self.same_numbers("to", browser.show(turned)["layers"][0]["output"]["data"])
        self.assertEqual(self.browser.text("#note"), f"Deep learning does not turn the kernel (cross-correlation): {own}")
        self.assertEqual(plane(self.browser.show()["layers"][0]), plane(browser.show(lesson)["layers"][0]), "the lesson is as it was")
        self.browser.layers()[1].click()
        self.assertFalse(self.browser.visible("#turned"), "only a convolution has it")

    def test_a_layer_as_a_matrix(self):
        self.open("builtin:convolve-then-pool")
        self.browser.keys("m")
        self.assertEqual(self.browser.text("#from h2"), "Windows as rows")
        self.assertEqual(self.browser.text("#kernel-board h2"), "Kernel as a column")
        matrix = self.browser.cells("from")
        self.assertEqual((len(matrix), {len(row) for row in matrix}), (25, {9}))
        # A click on the product goes to its window, and nothing of it is typed over.
        self.browser.cell("to", 7, 0).click()
        self.assertEqual(self.browser.text("#place"), "8 / 25")
        self.browser.cell("kernel-board", 0, 0).click()
        self.assertEqual(self.browser.all(".editor"), [])
        self.browser.click("#matrix")
        self.assertEqual(self.browser.text("#from h2"), "Input")
        self.open("builtin:max-pooling")
        self.assertFalse(self.browser.visible("#matrix"), "a maximum is no sum of products")

    def test_a_lesson_is_told_with_space_alone(self):
        lesson = browser.builtin("max-pooling") | {"version": 2, "view": {"layer": 0, "step": 0}, "beats": [
            {"layer": 0, "step": 0, "text": "{output(0, 0)} of {size}"},
            {"layer": 0, "step": 8, "text": "stride {stride}: {size}, {result}", "set": {"/layers/0/stride": 1}},
            {"layer": 0, "step": 1, "text": "again {size}", "show": {"view": "gradient"}},
            {"layer": 0, "step": 2, "text": "any", "general": True}]}
        self.open(lesson)
        self.assertEqual(self.browser.text("#beat"), "9 of 2 × 2")
        self.browser.keys(" ")
        self.assertEqual((self.browser.text("#beat"), self.place()), ("stride 1: 3 × 3, 3", "9 / 9"))
        self.assertFalse(self.browser.visible("#edits"), "what a beat sets is no edit")
        self.browser.keys(" ")
        self.assertEqual((self.browser.text("#beat"), self.place()), ("again 2 × 2", "2 / 4"))
        self.assertEqual(self.browser.one("#backward").get_attribute("aria-pressed"), "true")
        self.browser.keys(" ")
        self.assertEqual(self.browser.one("#backward").get_attribute("aria-pressed"), "false")
        self.browser.chord(Keys.SHIFT, " ")
        self.browser.chord(Keys.SHIFT, " ")
        self.assertEqual(self.browser.text("#beat-place"), "2 of 4")
        # An edit upon what a beat sets makes it an edit, and the words are about other numbers.
        self.browser.cell("from", 0, 0).click()
        self.browser.keys("50", Keys.ENTER)
        self.assertEqual(self.place(), "9 / 9")
        self.assertIn("original numbers", self.browser.text("#beat"))
        self.browser.click("#beat-next")
        self.browser.click("#beat-next")
        self.assertEqual(self.browser.text("#beat"), "any")
        self.browser.click("#reset")
        self.browser.click("#beat-back")
        self.assertEqual(self.browser.text("#beat"), "again 2 × 2")

    def test_of_a_large_matrix_a_part_is_shown(self):
        lesson = {"format": "poolscope", "version": 1, "input": [[(row * 7 + col) % 10 for col in range(20)] for row in range(20)],
                  "layers": [{"type": "conv2d", "weight": [[1, 0, -1], [2, 0, -2], [1, 0, -1]]}]}
        self.open(lesson, "--step", "200")
        self.browser.keys("m")
        matrix = self.browser.cells("from")
        self.assertTrue(5 < len(matrix) < 40, "18 · 18 windows would be a row a pixel")
        self.assertEqual({len(row) for row in matrix}, {9})
        self.assertEqual(len(self.browser.cells("kernel-board")), 9)
        self.assertIn("324 × 9 · rows ", self.browser.text("#from p"))
        window = [str(lesson["input"][200 // 18 + i][200 % 18 + j]) for i in range(3) for j in range(3)]
        self.assertIn(window, matrix, "the step's row is in sight")
        # The wheel moves matrix and product together; a click goes to the step that stands there.
        before = self.browser.text("#from p")
        self.browser.wheel("#from .plane", 100)
        self.assertNotEqual(self.browser.text("#from p"), before)
        first = int(self.browser.text("#to p").replace("\u2060", "").split("rows ")[1].split("–")[0])
        self.browser.cell("to", 0, 0).click()
        self.assertEqual(self.browser.text("#place"), f"{first + 1} / 324")

    def test_the_keys_are_listed(self):
        self.open(EXAMPLE_B)
        self.browser.keys("?")
        self.assertTrue(self.browser.visible("#keys"))
        before = self.place()
        self.browser.keys(Keys.ARROW_RIGHT)
        self.assertEqual(self.place(), before, "nothing moves behind it")
        self.browser.keys(Keys.ESCAPE)
        self.assertFalse(self.browser.visible("#keys"))

    def test_a_film_stops_at_a_question(self):
        self.open(EXAMPLE_B, "--layer", "2", "--step", "0")
        self.browser.run("const s = document.getElementById('speed'); s.value = '8'; s.dispatchEvent(new Event('change'))")
        self.browser.click("#play")
        time.sleep(1)
        self.assertEqual(self.place(), "2 / 4")
        self.assertTrue(self.browser.visible("#guess"))

    def test_with_the_keyboard_alone(self):
        self.open(EXAMPLE_B)
        focus = lambda: self.browser.run("return document.activeElement.id || document.activeElement.className")
        for keys, place in (((Keys.HOME,), "1 / 25"), ((Keys.ARROW_RIGHT,) * 3, "4 / 25"), ((Keys.ARROW_LEFT,), "3 / 25"),
                            ((Keys.PAGE_DOWN,), "9 / 25"), ((Keys.PAGE_UP,), "1 / 25"), ((Keys.END,), "25 / 25"),
                            ((Keys.ARROW_RIGHT,), "1 / 25"), ((Keys.ARROW_LEFT,), "25 / 25")):
            self.browser.keys(*keys)
            self.assertEqual(self.place(), place)
        self.browser.keys(Keys.HOME)
        self.browser.keys("k")
        time.sleep(1.3)
        self.browser.keys("k")
        self.assertEqual(self.place(), "2 / 25")

        # Every stop of the Tab key is named, and one of them is the input's grid.
        stops = []
        for _ in range(60):
            self.browser.keys(Keys.TAB)
            stops.append(self.browser.run("const e = document.activeElement; return [e.id, e.className, e.getAttribute('aria-label') || e.textContent.trim()]"))
            if "own" in stops[-1][1] and stops[-1][2].startswith("Input"):
                break
        self.assertTrue(all(name for _, _, name in stops), stops)
        self.assertEqual(stops[-1][2], "Input, row 0, column 0: 1")
        self.browser.keys(Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
        self.assertEqual(self.browser.run("return document.activeElement.getAttribute('aria-label')"), "Input, row 1, column 2: 0")
        self.assertEqual(self.place(), "2 / 25", "arrows move in the grid, not the window")
        self.assertIn("is read by", self.browser.text("#follow"))
        self.browser.keys("8", Keys.ENTER)
        lesson = browser.builtin("convolve-then-pool")
        lesson["input"][1][2] = 8
        self.assertEqual([plane(layer) for layer in self.browser.show()["layers"]], [plane(layer) for layer in browser.show(lesson)["layers"]])
        self.assertEqual(self.browser.run("return document.activeElement.getAttribute('aria-label')"), "Input, row 1, column 2: 8")
        self.browser.chord(Keys.CONTROL, "z")
        self.assertEqual(self.browser.cell("from", 1, 2).text, "0")
        self.browser.run("document.activeElement.blur()")
        self.assertNotEqual(focus(), "editor")

        # In the step table, the arrows go up and down.
        self.browser.run("document.querySelector('#steps tr[aria-current] button').focus()")
        self.browser.keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_UP)
        self.assertEqual(self.place(), "3 / 25")

    def test_a_click_does_not_steal_the_keyboard(self):
        self.open(EXAMPLE_B)
        self.browser.click("#forward")
        self.browser.click("#first")
        self.browser.keys(Keys.ARROW_RIGHT)
        self.assertEqual(self.place(), "2 / 25")
        self.browser.keys("k")
        self.assertEqual(self.browser.one("#play").get_attribute("aria-label"), "Pause")

    def test_with_a_finger(self):
        self.browser.resize(390, 844, touch=True)
        self.open(EXAMPLE_B)
        self.browser.tap(self.browser.cell("to", 0, 3))
        self.assertEqual(self.place(), "4 / 25")
        self.browser.tap(self.browser.one("#forward"))
        self.assertEqual(self.place(), "5 / 25")
        cell = self.browser.cell("from", 2, 2)
        self.browser.tap(cell)
        self.assertEqual(len(self.browser.all("#to .cell.marked")), 9, "the first touch points")
        self.assertEqual(self.browser.all(".editor"), [])
        self.browser.tap(cell)
        self.browser.keys("4", Keys.ENTER)
        self.assertEqual(self.browser.cell("from", 2, 2).text, "4", "the second one edits")
        small = self.browser.run("""
            return [...document.querySelectorAll('button, select, input')].filter(e => e.checkVisibility() && !e.closest('table')).map(e => {
                const target = e.closest('.switch, .stepper, span.icon') ?? e; // what a finger aims at
                const { width, height } = target.getBoundingClientRect();
                return [e.id || e.className || e.textContent, width, height];
            }).filter(([, width, height]) => width < 44 || height < 44);""")
        self.assertEqual(small, [])

    def test_both_languages(self):
        self.open(EXAMPLE_B)
        self.browser.click("#chinese")
        self.assertEqual(self.browser.run("return document.documentElement.lang"), "zh-CN")
        self.assertEqual(self.browser.text("#title"), "先卷积，再池化")
        self.assertEqual(self.browser.text("#side-title"), "卷积")
        self.assertIn("窗口盖住第 0–2 行、第 2–4 列", self.browser.text("#sentence").replace("\u2060", ""))
        # Nothing English is left but operators' own names, numbers and the language's.
        words = self.browser.run("""
            const walk = document.createTreeWalker(document.getElementById('player'), NodeFilter.SHOW_TEXT);
            const all = [];
            while (walk.nextNode())
                if (walk.currentNode.parentElement.getClientRects().length)
                    all.push(walk.currentNode.textContent);
            for (const e of document.querySelectorAll('[aria-label], [title], [placeholder]'))
                all.push(e.getAttribute('aria-label') || '', e.title || '', e.placeholder || '');
            return all;""")
        left = {word for text in words for word in text.replace("·", " ").split() if word.isascii() and word.isalpha() and len(word) > 1}
        self.assertLessEqual(left, {"ReLU", "EN", "English"})
        self.browser.click("#english")
        self.assertEqual(self.browser.text("#title"), "Convolve, then pool")

    def test_each_step_is_said(self):
        self.open(EXAMPLE_B)
        self.assertEqual(self.browser.one("#live").get_attribute("aria-live"), "polite")
        self.browser.keys(Keys.ARROW_RIGHT)
        self.assertEqual(self.browser.text("#live"), "Step 10 of 25, output cell (1, 4). The window covers rows 0–2, columns 3–5. "
                                                     "Multiplied by the kernel, it sums to 0.")
        self.open(EXAMPLE_B, "--layer", "2", "--step", "0")
        self.browser.keys(Keys.ARROW_RIGHT)
        self.assertNotIn("3", self.browser.text("#live").split("?")[0].split("cell")[1], "a question is not answered aloud")

    def test_channels(self):
        self.open("builtin:many-channels")
        self.assertIn("channel 1 of 3", self.browser.text("#from figcaption"))
        buttons = self.browser.all("#from .channels button")
        buttons[1].click()
        self.assertIn("channel 2 of 3", self.browser.text("#from figcaption"))
        lesson = browser.builtin("many-channels")
        self.edit("from", 0, 1, "30")
        lesson["input"][1][0][1] = 30
        self.edit("kernel-board", 0, 0, "1/3")
        lesson["layers"][0]["weight"][0][1][0][0] = "1/3"
        self.assertEqual(self.browser.show()["layers"][0]["output"]["shape"], browser.show(lesson)["layers"][0]["output"]["shape"])
        for a, b in zip(self.browser.show()["layers"][0]["output"]["data"], browser.show(lesson)["layers"][0]["output"]["data"]):
            self.assertAlmostEqual(a, b, delta=1e-4)

    def test_a_photograph_is_a_picture_and_still_edited(self):
        self.open("builtin:pooling-a-photograph")
        self.assertEqual(self.browser.one("#from .plane").get_attribute("role"), "img")
        canvas = self.browser.one("#from canvas")
        self.browser.hover(canvas)
        self.assertIn("Input (", self.browser.text("#follow"))
        canvas.click()
        self.assertEqual(len(self.browser.all(".editor")), 1)
        self.browser.keys("255", Keys.ENTER)
        self.assertEqual(max(self.browser.show()["input"]["data"]), 255)
        self.assertEqual(self.browser.complaints(), [])

    def test_a_photograph_stays_grey_in_every_layer_and_in_the_chips(self):
        self.open("builtin:pooling-a-photograph", "--layer", "1", "--step", "255")
        greys = self.browser.run("""
            const ofCanvas = canvas => [...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data];
            const ofCells = board => [...document.querySelectorAll(board + ' .plane .cell')]
                .flatMap(cell => [...getComputedStyle(cell).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number), 255]);
            const all = [...[...document.querySelectorAll('#pipe canvas, #from canvas, #to canvas')].map(ofCanvas), ofCells('#from'), ofCells('#to')].flat();
            return all.length > 4000 && all.every((byte, i) => i % 4 === 3 || byte === all[i - i % 4]);
        """)
        self.assertTrue(greys)

    def test_large_layers_have_a_table_around_the_current_step(self):
        self.open("builtin:pooling-a-photograph", "--layer", "0", "--step", "0")
        rows = lambda: len(self.browser.all("#steps tbody tr"))
        self.assertLess(rows(), 320)
        self.browser.keys(Keys.END)
        self.assertEqual(self.browser.text("#steps tr[aria-current] button"), "1024")
        self.assertIn("earlier steps", self.browser.text("#steps tbody tr"))

    def test_every_lesson_steps_through_without_a_complaint(self):
        for name in browser.builtin_names():
            with self.subTest(name):
                self.open("builtin:" + name)
                steps = self.browser.run("""
                    const key = key => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
                    const layers = document.querySelectorAll('#pipe .layer').length;
                    let steps = 0;
                    for (let layer = 0; layer < layers; ++layer) {
                        document.querySelectorAll('#pipe .layer')[layer].click();
                        key('End');
                        key('Home');
                        for (let i = 0; i < 40 && document.querySelectorAll('#pipe .layer')[layer].hasAttribute('aria-current'); ++i, ++steps)
                            key('ArrowRight');
                        key('ArrowLeft');
                    }
                    return steps;""")
                self.assertGreater(steps, 0)
                self.assertEqual(self.browser.complaints(), [])


if __name__ == "__main__":
    browser.main()
