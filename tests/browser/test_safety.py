"""What a page must never do: ask for anything, run what a lesson says, leak names; and what is left without JavaScript."""

import functools
import http.server
import os
import threading
import unicodedata
import unittest

import browser
import oracle

HOSTILE = "</script><script>window.owned = 1</script><img src=x onerror=\"window.owned = 2\">&lt;b&gt;\u2028\u2029{{SCRIPT}}<!--<script>"


def hostile_lesson():
    lesson = browser.builtin("convolve-then-pool")
    lesson["title"] = {"en": HOSTILE, "zh_CN": HOSTILE}
    lesson["version"] = 1  # to which braces are letters
    lesson["beats"] = [{"layer": 0, "step": step, "text": HOSTILE} for step in range(3)]
    lesson["layers"][0][HOSTILE] = HOSTILE  # unknown keys are kept and written back
    return lesson


class Safety(browser.PageTest):
    def test_nothing_is_asked_for(self):
        path = self.open("builtin:convolve-then-pool")
        for selector in ("#forward", "#chinese", "#backward", "#turned", "#predict", "#play"):
            self.browser.click(selector)
        asked = [url for url in self.browser.requests() if not url.startswith("data:")]
        self.assertEqual(asked, ["file://" + path])

    def test_a_server_sees_one_request(self):
        path = self.export("builtin:max-pooling")
        asked = []

        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, form, *arguments):
                asked.append(arguments[0])

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=os.path.dirname(path)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            self.browser.open(f"http://127.0.0.1:{server.server_port}/{os.path.basename(path)}")
            self.browser.click("#forward")
            self.assertEqual(self.browser.text("#place"), "2 / 4")
        finally:
            server.shutdown()
            server.server_close()
        self.assertEqual(len(asked), 1, asked)

    def test_the_policy_lets_only_this_script_run(self):
        self.open("builtin:max-pooling")
        policy = self.browser.run("return document.querySelector('meta[http-equiv]').content")
        self.assertIn("default-src 'none'; script-src 'sha256-", policy)
        self.assertNotIn("unsafe", policy)
        outcome = self.browser.driver.execute_async_script("""
            const done = arguments[0];
            const script = document.createElement('script');
            script.textContent = 'window.injected = 1';
            document.body.append(script);
            const image = new Image();
            const frame = document.createElement('iframe');
            frame.src = 'https://example.invalid/';
            document.body.append(frame);
            image.onload = image.onerror = event => fetch('https://example.invalid/').then(() => 'fetched', () => 'refused')
                .then(fetched => done([window.injected === undefined, event.type, fetched]));
            image.src = 'https://example.invalid/picture.png';""")
        self.assertEqual(outcome, [True, "error", "refused"])
        self.assertTrue(any("Content Security Policy" in message for message in self.browser.complaints()))

    def test_a_lessons_words_are_words(self):
        self.open(hostile_lesson())
        self.assertEqual(self.browser.text("#title"), HOSTILE)
        self.assertEqual(self.browser.run("return document.title").split(), HOSTILE.split())
        self.assertEqual(self.browser.text("#beat"), HOSTILE)
        self.assertEqual(self.browser.run("return [typeof window.owned, document.images.length, document.scripts.length]"), ["undefined", 0, 2])
        self.browser.click("#forward")
        self.assertEqual(self.browser.text("#place"), "2 / 25")
        self.assertEqual(self.browser.complaints(), [])

    def test_the_file_itself_holds_no_way_out(self):
        with open(self.export(hostile_lesson()), encoding="utf-8") as file:
            page = file.read()
        self.assertEqual(page.count("<script"), 2)
        self.assertEqual(page.count("</script>"), 2)
        self.assertNotIn("\u2028", page.split('id="lesson">')[1].split("</script>")[0])
        self.assertNotIn("{{STYLE}}", page)
        for address in ("http://", "https://"):  # names of XML are no addresses that are asked for
            self.assertEqual(page.count(address), page.count(address + "www.w3.org"), address)

    def test_nothing_is_turned_round(self):
        title = "\u202egnp.exe\u2066\u200f \U000e0041\ufffe"
        lesson = hostile_lesson()
        lesson["title"] = lesson["beats"][0]["text"] = title
        lesson["layers"][0][title] = title
        path = self.open(lesson)
        with open(path, encoding="utf-8") as file:
            page = file.read()
        hidden = {character for character in page if unicodedata.category(character) in ("Cf", "Cn", "Zl", "Zp", "Co")}
        self.assertEqual(hidden, set())
        self.assertIn("<title>gnp.exe \ufffd</title>", page)
        self.assertEqual(self.browser.text("#title"), title)  # a paragraph of its own, which ends what it begins
        self.assertEqual(self.browser.run("return document.title"), "gnp.exe \U000e0041\ufffe")
        for element in ("#title", "#name", "#beat"):
            display = self.browser.run("return getComputedStyle(document.querySelector(arguments[0])).display", element)
            self.assertIn(display, ("block", "flow-root", "none"), element)

    def test_no_name_leaks(self):
        names = "return Object.getOwnPropertyNames(window).filter(name => !/^(cdc_|se_|ret_nodes|[0-9]+$)/.test(name))"
        empty = os.path.join(self.folder.name, "empty.html")
        with open(empty, "w", encoding="utf-8") as file:
            file.write("<!doctype html><title>empty</title><p>nothing</p>")
        self.browser.open(empty)
        before = set(self.browser.run(names))
        self.open("builtin:convolve-then-pool")
        self.browser.click("#forward")
        self.assertEqual(set(self.browser.run(names)) - before, set())

    def test_a_page_is_small(self):
        numbers = [[(row * 16 + col) * 0.0123 - 1.5 for col in range(16)] for row in range(16)]
        kernel = [[[[0.1234 * (i - j) + 0.01 * c for j in range(3)] for i in range(3)]] for c in range(4)]
        lesson = oracle.lesson(numbers, [{"type": "conv2d", "weight": kernel, "bias": [0.1, 0.2, 0.3, 0.4], "padding": 1},
                                         {"type": "relu"}, {"type": "max_pool2d", "kernel_size": 2}])
        size = os.path.getsize(self.export(lesson))
        print(f"{size / 1000:.0f} kB")
        self.assertLess(size, 320_000)

    def test_a_table_is_asked_for_by_name(self):
        table = self.export("builtin:max-pooling", "--table", "output")
        with open(table, encoding="utf-8") as file:
            self.assertNotIn("<script", file.read())


class WithoutJavaScript(browser.PageTest):
    javascript = False

    def test_the_tables_are_there(self):
        self.open("builtin:convolve-then-pool")
        # Scripts of the test itself run nevertheless; the page's own must not have.
        self.assertFalse(self.browser.visible("#player"))
        self.assertTrue(self.browser.visible("#static"))
        tables = self.browser.run("""
            return [...document.querySelectorAll('#static table:not(.list)')].map(table =>
                [...table.rows].map(row => [...row.cells].map(cell => cell.textContent)));""")
        lesson = browser.builtin("convolve-then-pool")
        layers = browser.show(lesson)["layers"]
        self.assertEqual([[float(cell) for cell in row] for row in tables[0]], lesson["input"])
        self.assertEqual(len(tables), 1 + len(layers))
        for table, layer in zip(tables[1:], layers):
            self.assertEqual([float(cell) for row in table for cell in row], layer["output"]["data"])
        steps = self.browser.run("return [...document.querySelectorAll('#static table.list tbody tr')].map(row => row.textContent)")
        self.assertEqual(len(steps), 25)
        self.assertIn("0·0 + 0·0 + 1·1 + 0·0 + 1·1 + 0·0 + 1·1 + 0·0 + 0·0", steps[8])
        self.browser.picture("without-javascript")

    def test_in_chinese(self):
        self.open("builtin:convolve-then-pool", "--language", "zh_CN")
        self.assertEqual(self.browser.run("return document.querySelector('#static h1').textContent"), "先卷积，再池化")


if __name__ == "__main__":
    browser.main()
