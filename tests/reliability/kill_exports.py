"""Rounds of kill.py in which an export is killed: whatever happens, a file is absent, the old one, or the whole new one."""

import os
import shutil
import signal
import subprocess
import time

from screen import wait

OLD = b"what was there before"
# Each writes in its own way: row by row, through a library's own file, picture by picture, through another program.
FORMATS = ["steps.csv", "steps.xlsx", "steps.npy", "page.html", "still.png", "all.pdf", "all.gif", "all.webp", "all.mp4",
           "frame-%04d.png", "script.py", "steps.tex", "still.svg"]
SIZE, TIME = ["--size", "640x360"], ["--range", "0-7", "--fps", "8"]
OPTIONS = {"steps.npy": ["--table", "output"], "still.png": SIZE, "still.svg": SIZE, "all.pdf": [*SIZE, "--range", "0-7"],
           **dict.fromkeys(["all.gif", "all.webp", "all.mp4", "frame-%04d.png"], SIZE + TIME)}


class ExportRounds:
    """The part of a round that exports; `desk`, `random`, `problem` are the round's."""

    def exporting(self):
        """poolscope-cli, killed at a moment between its start and its end."""
        usable = [name for name in FORMATS if name != "all.mp4" or shutil.which("ffmpeg")]
        name = self.random.choice(usable)
        values = [[(7 * row + 3 * col) % 11 - 5 for col in range(16)] for row in range(16)]
        lesson = self.desk.write("lesson.poolscope", input=values,
                                 layers=[{"type": "conv2d", "weight": [[0.1, 2, 0.3], [1, -1, 4], [0.7, 0, 1]], "padding": 1}])
        command = ["export", str(lesson), *OPTIONS.get(name, [])]
        whole, took = self.exported(command, name)
        for _ in range(2):
            folder = self.desk.folder / "out"
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            before = self.random.choice([None, OLD]) if "%" not in name else None
            if before:
                (folder / name).write_bytes(before)
            self.kill_export([*command, "-o", str(folder / name)], self.random.uniform(0.0, took * 1.1))
            self.judge(folder, name, before, whole)
            # And once more to the end: nothing half-written of before is left beside it.
            again = subprocess.run([self.desk.cli, *command, "-o", str(folder / name)], capture_output=True, text=True, timeout=120,
                                   env=self.desk.environment)
            if again.returncode != 0:
                self.problem(f"{name}: after a kill it cannot be exported: {again.stderr.strip()}")
            found = {path.name for path in folder.iterdir()}
            if found != set(whole):
                self.problem(f"{name}: files lie about after the next export: {', '.join(sorted(found - set(whole)))}")

    def exported(self, command, name):
        """The files of an export that nobody disturbs, by name, and its seconds."""
        folder = self.desk.folder / "reference"
        folder.mkdir()
        began = time.monotonic()
        done = subprocess.run([self.desk.cli, *command, "-o", str(folder / name)], capture_output=True, text=True, timeout=120,
                              env=self.desk.environment)
        took = time.monotonic() - began
        if done.returncode != 0:
            raise RuntimeError(f"{name}: {done.stderr.strip()}")
        return {path.name: path.read_bytes() for path in folder.iterdir()}, took

    def kill_export(self, command, after):
        child = subprocess.Popen([self.desk.cli, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
                                 env=self.desk.environment)
        time.sleep(after)
        self.kills += 1
        os.kill(child.pid, signal.SIGKILL)
        child.wait()

        def alone():
            try:
                os.killpg(child.pid, 0)
            except ProcessLookupError:
                return True
            return False
        if not wait(alone, 10):
            self.problem("a program that the export had started goes on without it")
            os.killpg(child.pid, signal.SIGKILL)

    def judge(self, folder, name, before, whole):
        for path in folder.iterdir():
            if path.name not in whole:
                continue # judged after the next export
            content = path.read_bytes()
            if content != before and not alike(name, content, whole[path.name]):
                self.problem(f"{path.name}: neither the old file nor the whole new one: {len(content)} bytes of {len(whole[path.name])}")
        if before and not (folder / name).exists():
            self.problem(f"{name}: the old file is gone")

    def exporting_in_window(self):
        """The window's own export, which another thread writes."""
        typist = self.start()
        target = self.desk.lessons / "table.csv"
        typist.window.keys("ctrl+e")
        main = typist.window.id
        if not wait(lambda: self.display.active() not in (0, main), 10):
            raise RuntimeError("no export dialog")
        dialog = self.display.active()
        typist.window.keys("Return")
        if not wait(lambda: self.display.active() not in (0, main, dialog), 10):
            raise RuntimeError("no file dialog")
        time.sleep(0.1)
        typist.window.keys("ctrl+a")
        self.display.write(str(target))
        typist.window.keys("Return")
        time.sleep(self.random.choice([self.random.uniform(0.0, 0.05), self.random.uniform(0.0, 0.4)]))
        self.kill(typist)
        if target.exists():
            content = target.read_text(encoding="utf-8-sig")
            if content.count("\n") != 17: # a heading and 4 × 4 windows
                self.problem(f"table.csv is not whole: {len(content)} bytes")
        typist.window = self.desk.open(typist.path)
        self.leave(typist.window)
        others = {path.name for path in self.desk.lessons.iterdir()} - {typist.path.name, target.name}
        if others:
            self.problem(f"files lie about: {', '.join(sorted(others))}")


def alike(name, content, whole):
    """The same file; a workbook names the minute that it was made in, so its end has to do."""
    if name.endswith((".xlsx", ".pdf", ".mp4")):
        return len(content) == len(whole) or (abs(len(content) - len(whole)) < 64 and content[-4:] == whole[-4:])
    return content == whole
