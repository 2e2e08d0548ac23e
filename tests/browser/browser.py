"""What every browser test needs: Chromium, pages exported by poolscope-cli, and the numbers that poolscope-cli prints."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

CLI = os.environ.get("POOLSCOPE_CLI", "poolscope-cli")
HERE = os.path.dirname(os.path.abspath(__file__))
LESSONS = os.path.join(HERE, "..", "..", "resources", "lessons")
SKIPPED = 77  # what ctest takes for "skipped"

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ("--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
         "--disable-component-update --disable-sync --hide-scrollbars --force-device-scale-factor=1").split()


class Browser:
    """A Chromium with a profile of its own, driven through WebDriver and DevTools."""

    def __init__(self, javascript=True):
        from selenium import webdriver
        from selenium.webdriver.chrome.options import Options
        from selenium.webdriver.chrome.service import Service

        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        options = Options()
        options.binary_location = CHROMIUM
        for flag in FLAGS + ["--user-data-dir=" + self.profile.name]:
            options.add_argument(flag)
        if not javascript:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        self.resize(1366, 768)

    def close(self):
        self.driver.quit()
        self.profile.cleanup()

    def resize(self, width, height, touch=False):
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch)
        self.devtools("Emulation.setTouchEmulationEnabled", enabled=touch)

    def prefer(self, **features):
        """The system's wishes: prefer(prefers_color_scheme="dark")."""
        self.devtools("Emulation.setEmulatedMedia",
                      features=[{"name": name.replace("_", "-"), "value": value} for name, value in features.items()])

    def devtools(self, command, **parameters):
        return self.driver.execute_cdp_cmd(command, parameters)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def open(self, path):
        self.driver.get_log("performance")
        self.driver.get_log("browser")
        self.driver.get(path if not path.startswith("/") else "file://" + path)

    def complaints(self):
        """What the page wrote to the console."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        """The address of everything that was asked for since open()."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [message["params"]["request"]["url"] for message in messages
                if message["method"] == "Network.requestWillBeSent"]

    def one(self, selector):
        return self.driver.find_element("css selector", selector)

    def all(self, selector):
        return self.driver.find_elements("css selector", selector)

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0]).textContent", selector)

    def visible(self, selector):
        return self.run("const e = document.querySelector(arguments[0]); return Boolean(e && e.getClientRects().length)", selector)

    def click(self, selector):
        self.one(selector).click()

    def keys(self, *keys):
        """Types at whatever has the focus."""
        from selenium.webdriver import ActionChains
        ActionChains(self.driver).send_keys(*keys).perform()

    def chord(self, modifier, key):
        from selenium.webdriver import ActionChains
        ActionChains(self.driver).key_down(modifier).send_keys(key).key_up(modifier).perform()

    def hover(self, element):
        from selenium.webdriver import ActionChains
        ActionChains(self.driver).move_to_element(element).perform()

    def wheel(self, selector, pixels):
        from selenium.webdriver import ActionChains
        from selenium.webdriver.common.actions.wheel_input import ScrollOrigin
        ActionChains(self.driver).scroll_from_origin(ScrollOrigin.from_element(self.one(selector)), 0, pixels).perform()

    def tap(self, element):
        """A finger on an element's middle."""
        x, y = self.run("const r = arguments[0].getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]", element)
        self.devtools("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self.devtools("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        time.sleep(0.1)

    def cell(self, board, row, col):
        """The cell of the tensor: board is from, to, kernel-board, bias-board or window-place."""
        return self.run("""
            const rows = [...document.querySelectorAll(`#${arguments[0]} [role=row]`)];
            const own = rows.map(row => [...row.children].filter(cell => cell.classList.contains('own'))).filter(row => row.length);
            return own[arguments[1]][arguments[2]];""", board, row, col)

    def cells(self, board):
        """What stands in the cells of the tensor, row by row."""
        return self.run("""
            const rows = [...document.querySelectorAll(`#${arguments[0]} [role=row]`)];
            return rows.map(row => [...row.children].filter(cell => cell.classList.contains('own')).map(cell => cell.textContent))
                .filter(row => row.length);""", board)

    def ask(self, script, *arguments):
        """What a script of this folder answers."""
        with open(os.path.join(HERE, script), encoding="utf-8") as file:
            return self.run(file.read(), *arguments)

    def show(self, lesson=None, gradients=None):
        """The page's numbers, in the form of `poolscope-cli show --json`; of its own lesson, or of another. With `gradients`
        also those, "ones" or a tensor being the gradient of the output."""
        return self.ask("show.js", lesson, gradients)

    def layers(self):
        """The chips of the layers, once they are there: a busy machine lets a page come late."""
        deadline = time.monotonic() + 20
        while not (chips := self.all("#pipe .layer")) and time.monotonic() < deadline:
            time.sleep(0.05)
        return chips

    def picture(self, name):
        from selenium.common.exceptions import TimeoutException
        folder = os.environ.get("SCREENSHOTS")
        if folder:
            os.makedirs(folder, exist_ok=True)
            path = os.path.join(folder, name + ".png")
            try:
                self.driver.save_screenshot(path)
            except TimeoutException: # now and then Chromium has no picture of a page that has just come
                self.driver.save_screenshot(path)


def outcome(*arguments, **options):
    """What a run of poolscope-cli comes to, whether it succeeds or not."""
    return subprocess.run([CLI, *arguments], capture_output=True, check=False, **options)


def command(*arguments, **options):
    """What poolscope-cli prints; an error with what it complains of when it does not succeed."""
    done = outcome(*arguments, **options)
    if done.returncode != 0:
        raise RuntimeError(f"poolscope-cli {' '.join(arguments)}: status {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def builtin_names():
    return [line.split()[0].decode().removeprefix("builtin:") for line in command("list").splitlines() if line.strip()]


def builtin(name):
    """A built-in lesson as JSON."""
    for file in os.listdir(LESSONS):
        if file.split("-", 1)[1] == name + ".poolscope":
            with open(os.path.join(LESSONS, file), encoding="utf-8") as lesson:
                return json.load(lesson)
    raise KeyError(name)


def untold(name, **others):
    """A built-in lesson without its words and questions: what is tried does not hang on how it is told."""
    return {key: value for key, value in builtin(name).items() if key not in ("beats", "questions", "written_for")} | others


def show(lesson, *options):
    """What `poolscope-cli show --json` says of a lesson."""
    return json.loads(command("show", "-", "--json", *options, input=json.dumps(lesson).encode()))


class PageTest(unittest.TestCase):
    """A test with a browser and a folder for pages; both are shared by all tests of a class."""

    javascript = True

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.browser = Browser(cls.javascript)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.folder.cleanup()

    def export(self, lesson, *options):
        """A page of a lesson (its JSON, or "builtin:NAME"): its path."""
        page = os.path.join(self.folder.name, f"{time.monotonic_ns()}.html")
        if isinstance(lesson, str):
            command("export", lesson, "-o", page, *options)
        else:
            command("export", "-", "-o", page, *options, input=json.dumps(lesson).encode())
        return page

    def open(self, lesson, *options):
        path = self.export(lesson, *options)
        self.browser.open(path)
        return path


def main():
    if not CHROMIUM:
        print("skipped: chromium is missing (apt-get install chromium chromium-driver python3-selenium)")
        sys.exit(SKIPPED)
    unittest.main(module="__main__", verbosity=2)
