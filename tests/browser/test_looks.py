"""How the page looks where it is used: phone, laptop, projector, dark, Chinese, paper. What a machine can check is checked
here; the screenshots are for people (build/…/tests/browser/screenshots)."""

import base64
import shutil
import subprocess
import time
import unittest

import browser

SIZES = {"phone": (390, 844, True), "tablet": (768, 1024, True), "laptop": (1366, 768, False), "projector": (1280, 720, False),
         "small": (1024, 600, False), "full-hd": (1920, 1080, False)}

VIEWS = ("forward", "backward", "turned")

# WCAG 2.1: every visible text against what lies behind it. Colours are resolved by a canvas, whatever their syntax.
CONTRAST = """
const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
const known = new Map();
const rgba = text => {
    if (!known.has(text)) {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = text;
        context.fillRect(0, 0, 1, 1);
        known.set(text, [...context.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(text);
};
const luminance = ([r, g, b]) => {
    const linear = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
};
const backgrounds = element => {
    for (let e = element; e; e = e.parentElement) {
        const style = getComputedStyle(e);
        const stripes = style.backgroundImage.match(/(rgba?|color)\\([^()]*\\)/g);
        if (stripes)
            return stripes.map(rgba);
        if (rgba(style.backgroundColor)[3] > 250)
            return [rgba(style.backgroundColor)];
    }
    return [[255, 255, 255, 255]];
};
const faults = [];
let checked = 0;
const walk = document.createTreeWalker(document.getElementById('player'), NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || !element.getClientRects().length || element.closest(':disabled, .away, option'))
        continue;
    const ink = luminance(rgba(getComputedStyle(element).color));
    const worst = Math.min(...backgrounds(element).map(back => (Math.max(ink, luminance(back)) + 0.05) / (Math.min(ink, luminance(back)) + 0.05)));
    ++checked;
    const style = getComputedStyle(element);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    if (worst < (large ? 3 : 4.5))
        faults.push(`${element.id || element.className}: "${walk.currentNode.textContent.trim()}" ${worst.toFixed(2)}`);
}
return [checked, faults];
"""

# Numbers that stick out of their cells, boards that stick out of the stage or lie on each other, a page wider than its window.
GEOMETRY = """
const faults = [];
if (document.scrollingElement.scrollWidth > innerWidth)
    faults.push(`the page is ${document.scrollingElement.scrollWidth} wide in a window of ${innerWidth}`);
const range = document.createRange();
for (const cell of document.querySelectorAll('.cell')) {
    if (!cell.textContent || !cell.getClientRects().length)
        continue;
    range.selectNodeContents(cell);
    if (range.getBoundingClientRect().width > cell.getBoundingClientRect().width + 0.5)
        faults.push(`"${cell.textContent}" does not fit its cell`);
}
for (const heading of document.querySelectorAll('figcaption h2')) {
    if (!heading.getClientRects().length || !heading.textContent)
        continue;
    range.selectNodeContents(heading);
    const box = range.getBoundingClientRect();
    for (const other of document.querySelectorAll('figcaption h2, .plane')) {
        range.selectNodeContents(other);
        const at = other === heading || !other.getClientRects().length ? null : other.matches('.plane') ? other.getBoundingClientRect() : range.getBoundingClientRect();
        if (at && box.left < at.right - 1 && at.left < box.right - 1 && box.top < at.bottom - 1 && at.top < box.bottom - 1)
            faults.push(`"${heading.textContent}" lies on ${other.textContent.slice(0, 20)}`);
    }
}
for (const panel of ['side', 'words', 'bar', 'options']) {
    const element = document.getElementById(panel);
    if (element.scrollWidth > element.clientWidth + 1)
        faults.push(`${panel} is ${element.scrollWidth} wide in ${element.clientWidth}`);
}
const stage = document.getElementById('stage').getBoundingClientRect();
const whole = matchMedia('(min-width: 960px) and (min-height: 560px)').matches;
const planes = [...document.querySelectorAll('.plane, #equation, #curve')].filter(e => e.getClientRects().length && e.getBoundingClientRect().width > 0);
const boxes = planes.map(e => [e.id || e.closest('[id]').id, e.getBoundingClientRect()]);
boxes.forEach(([name, box], i) => {
    if (box.left < stage.left - 1 || box.right > stage.right + 1 || (whole && box.bottom > stage.bottom + 1))
        faults.push(`${name} sticks out of the stage: ${Math.round(box.left)} … ${Math.round(box.right)}, ${Math.round(box.bottom)} of ${Math.round(stage.right)}, ${Math.round(stage.bottom)}`);
    for (const [other, at] of boxes.slice(i + 1))
        if (box.left < at.right - 1 && at.left < box.right - 1 && box.top < at.bottom - 1 && at.top < box.bottom - 1)
            faults.push(`${name} lies on ${other}`);
});
return faults;
"""


class Looks(browser.PageTest):
    def setUp(self):
        self.browser.prefer()

    def look(self, size):
        self.browser.resize(*SIZES[size])
        time.sleep(0.15)

    def stand(self, layer, view):
        """At the layer's last step, looked at forwards, backwards, or with the kernel turned."""
        self.browser.run("""
            const [layer, view] = arguments;
            document.querySelectorAll('#pipe .layer')[layer].click();
            document.getElementById('last').click();
            const pressed = document.querySelector('#views [aria-pressed=true]');
            if (pressed?.id !== view)
                (document.getElementById(view) ?? pressed)?.click();""", layer, view)

    def test_everything_fits_everywhere(self):
        for name in browser.builtin_names():
            self.open("builtin:" + name)
            for size in SIZES:
                self.look(size)  # the same page in a window that changes
                for layer in range(len(self.browser.layers())):
                    for view in VIEWS:
                        self.stand(layer, view)
                        with self.subTest(name, layer=layer, size=size, view=view):
                            self.assertEqual(self.browser.run(GEOMETRY), [])

    def test_what_cannot_run_is_told_in_full_view(self):
        lesson = browser.builtin("convolve-then-pool")
        lesson["layers"][2]["kernel_size"] = 7
        self.open(lesson)
        for size in SIZES:
            self.look(size)
            self.browser.run("document.querySelectorAll('#pipe .layer')[2].click(); scrollTo(0, 0)")
            with self.subTest(size):
                self.assertEqual(self.browser.run(GEOMETRY), [])
                told = self.browser.run("""
                    const [text, stage] = ['problem', 'stage'].map(id => document.getElementById(id).getBoundingClientRect());
                    return [text.height > 10, text.top >= stage.top, text.bottom <= Math.min(stage.bottom, innerHeight)];""")
                self.assertEqual(told, [True] * 3)

    def test_contrast(self):
        for name in browser.builtin_names():
            path = self.export("builtin:" + name)
            for scheme in ("light", "dark", "contrast", "print"):
                self.look("laptop")
                self.browser.open(path)
                self.choose("#theme", scheme)
                for layer in range(len(self.browser.layers())):
                    for view in VIEWS[:2]:
                        self.stand(layer, view)
                        with self.subTest(name, layer=layer, scheme=scheme, view=view):
                            checked, faults = self.browser.run(CONTRAST)
                            self.assertGreater(checked, 30)
                            self.assertEqual(faults, [])

    def test_the_system_chooses_light_or_dark_until_a_person_does(self):
        theme = "return document.documentElement.dataset.theme"
        self.browser.prefer(prefers_color_scheme="dark")
        self.open("builtin:max-pooling")
        self.assertEqual(self.browser.run(theme), "dark")
        self.browser.prefer(prefers_color_scheme="light")
        time.sleep(0.1)
        self.assertEqual(self.browser.run(theme), "light")
        for choice in ("dark", "contrast", "print", "light"):
            self.choose("#theme", choice)
            self.assertEqual(self.browser.run(theme), choice)
        self.choose("#theme", "auto")
        self.browser.prefer(prefers_contrast="more")
        time.sleep(0.1)
        self.assertEqual(self.browser.run(theme), "contrast")

    def choose(self, selector, value):
        self.browser.run("""
            const select = document.querySelector(arguments[0]);
            select.value = arguments[1];
            select.dispatchEvent(new Event('change', { bubbles: true }));""", selector, value)

    def test_the_exporter_chooses_the_colours(self):
        theme = "return document.documentElement.dataset.theme"
        for name in ("light", "dark", "contrast", "print"):
            self.open("builtin:max-pooling", "--theme", name)
            self.assertEqual(self.browser.run(theme), name)
            self.assertEqual(self.browser.one("#theme").get_attribute("value"), name)

    def test_nothing_moves_for_those_who_asked(self):
        moving = "document.getElementById('forward').click(); return document.getAnimations().length"
        self.open("builtin:convolve-then-pool")
        self.assertGreater(self.browser.run(moving), 0)
        self.browser.prefer(prefers_reduced_motion="reduce")
        self.open("builtin:convolve-then-pool")
        self.assertEqual(self.browser.run(moving), 0)

    def test_everything_that_can_be_reached_has_a_name(self):
        for language in ("en", "zh_CN"):
            self.open("builtin:convolve-then-pool", "--language", language)
            self.browser.click("#predict")
            tree = self.browser.devtools("Accessibility.getFullAXTree")["nodes"]
            roles = {}
            for node in tree:
                role = node.get("role", {}).get("value")
                focusable = any(item["name"] == "focusable" and item["value"]["value"] for item in node.get("properties", []))
                if node.get("ignored") or not (focusable or role in ("grid", "gridcell", "table", "main", "navigation", "button")):
                    continue
                roles.setdefault(role, []).append(node.get("name", {}).get("value", ""))
            roles.pop("RootWebArea")
            roles.pop("table", None)
            for role, names in roles.items():
                self.assertTrue(all(names), f"{role}: {names}")
            self.assertGreaterEqual(len(roles["button"]), 14)
            self.assertGreaterEqual(len(roles["gridcell"]), 25 + 25 + 9 + 9 + 1)
            self.assertGreaterEqual(len(roles["grid"]), 4)
            for role in ("slider", "combobox", "textbox", "main", "navigation"):
                self.assertIn(role, roles)

    @unittest.skipUnless(shutil.which("pdftotext"), "pdftotext reads the print")
    def test_on_paper(self):
        self.look("laptop")
        self.browser.prefer(prefers_color_scheme="dark")
        self.open("builtin:convolve-then-pool")
        self.browser.click("#last")
        pdf = base64.b64decode(self.browser.devtools("Page.printToPDF", printBackground=True)["data"])
        text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
        for words in ("Convolve, then pool", "Window × kernel", "(4, 4)", "rows 3–5, cols 3–5", "Input · 5 × 5", "1. Convolution · 5 × 5",
                      "3. Max pool · 2 × 2"):
            self.assertIn(words, text)
        for words in ("Predict", "Gradient", "True convolution", "Use "):
            self.assertNotIn(words, text)
        final = text.split("3. Max pool · 2 × 2")[1].split()
        self.assertEqual(final[:4], ["1", "3", "3", "1"], "the final state, as it was computed")
        self.assertEqual(self.browser.run("return document.documentElement.dataset.theme"), "dark", "the screen is as before")
        folder = browser.os.environ.get("SCREENSHOTS")
        if folder:
            browser.os.makedirs(folder, exist_ok=True)
            with open(folder + "/print.pdf", "wb") as file:
                file.write(pdf)

    def test_screenshots(self):
        scenes = [("example-b", "builtin:convolve-then-pool", (), ""), ("max", "builtin:max-pooling", ("--step", "3"), ""),
                  ("question", "builtin:max-pooling", ("--step", "2"), ""), ("photograph", "builtin:pooling-a-photograph", (), ""),
                  ("transposed", "builtin:transposed-convolution", ("--step", "12"), ""), ("sigmoid", "builtin:sigmoid", ("--step", "3"), "")]
        for scene, lesson, options, _ in scenes:
            for language in ("en", "zh_CN"):
                path = self.export(lesson, "--language", language, *options)
                for scheme in ("light", "dark"):
                    for size in ("phone", "laptop", "projector"):
                        if (language == "zh_CN") + (scheme == "dark") + (size != "laptop") > 1:
                            continue
                        self.look(size)
                        self.browser.prefer(prefers_color_scheme=scheme)
                        self.browser.open(path)
                        self.browser.picture(f"{scene}-{size}-{language}-{scheme}")
                        self.assertEqual(self.browser.complaints(), [])


if __name__ == "__main__":
    browser.main()
