"""What the harnesses of the real window share: a desk (a folder with files and settings of its own), the program on it, and
somebody who types and remembers what was typed when."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from screen import wait

START = 30.0 # seconds that a window may take to come; a bound for busy machines, not a goal


def numbers_of(path, board):
    """The numbers of a lesson file that are typed into: its input, or its first layer's kernel. Flat, as a tuple."""
    lesson = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    values = lesson["input"] if board == "input" else lesson["layers"][0]["weight"]
    if isinstance(values, dict):
        values = values["data"]
    while values and isinstance(values[0], list):
        values = [number for row in values for number in row]
    return tuple(values)


class Desk:
    """A folder of one's own with lessons, settings and the state folder; gone at the end."""

    def __init__(self, screen, program):
        self.screen = screen
        self.program = os.path.abspath(program)
        self.cli = os.path.join(os.path.dirname(self.program), "poolscope-cli")
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="poolscope-desk-"))
        self.lessons = self.folder / "lessons"
        self.state = self.folder / "state"
        self.temporary = self.folder / "tmp"
        for folder in (self.lessons, self.state, self.folder / "config", self.temporary, self.folder / "run"):
            folder.mkdir(mode=0o700)
        self.environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        self.environment.update(HOME=str(self.folder), XDG_CONFIG_HOME=str(self.folder / "config"), XDG_STATE_HOME=str(self.state),
                                XDG_RUNTIME_DIR=str(self.folder / "run"), TMPDIR=str(self.temporary), DISPLAY=screen.name,
                                LC_ALL="C.UTF-8", LANGUAGE="en")
        self.running = []

    def __enter__(self):
        return self

    def __exit__(self, *fault):
        for window in list(self.running):
            window.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, name, **content):
        path = self.lessons / name
        path.write_text(json.dumps({"format": "poolscope", "version": 1, "title": "Kept", **content}))
        return path

    def open(self, *files, **environment):
        return Window(self, files, environment)

    def is_whole(self, path):
        """Empty when poolscope-cli reads the lesson, or what it says."""
        done = subprocess.run([self.cli, "check", str(path)], capture_output=True, text=True, timeout=60, env=self.environment)
        return "" if done.returncode == 0 else done.stderr.strip() or f"status {done.returncode}"

    def autosaves(self):
        """What the state folder keeps of work: no locks, no empty folders."""
        folder = self.state / "poolscope" / "autosave"
        return sorted(path.name for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock") if folder.exists() else []


class Window:
    """The running program and its main window."""

    def __init__(self, desk, files, environment):
        self.desk, self.screen = desk, desk.screen
        self.child = subprocess.Popen([desk.program, *map(str, files)], env={**desk.environment, **environment},
                                      stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        desk.running.append(self)
        found = wait(lambda: self.screen.windows(self.child.pid) or self.child.poll() is not None, START)
        if not found or self.child.poll() is not None:
            raise RuntimeError(f"no window: {self.child.poll()} {self.end()}")
        self.id = self.screen.windows(self.child.pid)[0]
        self.come_forward()
        # A large lesson is read after the window is there.
        if files and str(files[0]).endswith(".poolscope"):
            name = os.path.basename(files[0])
            if not wait(lambda: self.title().startswith(name), START):
                raise RuntimeError(f"{name} was not opened: {self.title()}")

    def title(self):
        return self.screen.title(self.id)

    def is_modified(self):
        return "*" in self.title()

    def come_forward(self):
        if not wait(lambda: self.screen.active() == self.id or self.screen.focus(self.id), 5, 0.05):
            raise RuntimeError("the window cannot be made active")

    def keys(self, *chords, pause=0.0):
        self.screen.keys(*chords, pause=pause)

    def save(self, seconds=START):
        """Saves, and waits until the title says so."""
        self.keys("ctrl+s")
        return wait(lambda: not self.is_modified(), seconds)

    def bring_back(self, owed):
        """Answers the offer of lost work by its button's key; whether there was one, as the title tells (it counts as modified).

        When something is owed, or the state folder keeps something, the offer may take its time."""
        end = time.monotonic() + (10.0 if owed else 0.4)
        while True:
            self.keys("alt+b")
            if wait(self.is_modified, 0.25):
                return True
            if time.monotonic() > (end if owed or not self.desk.autosaves() else end + 10.0):
                return False

    def kill(self):
        """SIGKILL; gives the moment."""
        at = time.monotonic()
        if self.child.poll() is None:
            self.child.send_signal(signal.SIGKILL)
        self.end()
        return at

    def quit(self):
        """Ctrl+Q with nothing left to save; the exit status."""
        self.keys("ctrl+q")
        try:
            self.child.wait(START)
        except subprocess.TimeoutExpired:
            self.kill()
            return None
        self.end()
        return self.child.returncode

    def end(self):
        """Waits for the child; gives what it said on standard error."""
        if self in self.desk.running:
            self.desk.running.remove(self)
        try:
            return self.child.communicate(timeout=START)[1].decode("utf-8", "replace")
        except (subprocess.TimeoutExpired, ValueError):
            return ""


class Typist:
    """Types numbers into a board and remembers every state it had, and since when."""

    MOVES = {"Right": (0, 1), "Down": (1, 0), "Up": (-1, 0), "Return": (1, 0)}

    def __init__(self, random, window, path, board, rows, cols):
        self.random, self.window, self.path, self.board = random, window, path, board
        self.rows, self.cols = rows, cols
        self.counter = 10
        self.begin()

    def begin(self):
        """Takes the lesson as it is on the disk, in a window that was just opened or saved."""
        values = numbers_of(self.path, self.board)
        self.states = [(time.monotonic(), values)]
        self.saved = [0] # which states the file may have
        self.undone, self.done = [], []
        self.at = None # the cell that is chosen

    def _take(self, values):
        self.states.append((time.monotonic(), values))

    def edit(self, pause=0.0):
        if self.at is None:
            self.window.keys(*(["F6"] if self.board == "input" else ["F6", "F6"]))
            self.at = [0, 0]
        self.counter += 1
        self.window.screen.write(str(self.counter), pause=pause)
        before = self.states[-1][1]
        values = list(before)
        values[self.at[0] * self.cols + self.at[1]] = self.counter
        move = self.random.choice(list(self.MOVES))
        self.window.keys(move) # commits
        self._take(tuple(values))
        self.done.append(before)
        self.undone.clear()
        down, right = self.MOVES[move]
        self.at = [min(max(self.at[0] + down, 0), self.rows - 1), min(max(self.at[1] + right, 0), self.cols - 1)]

    def undo(self):
        if self.done:
            self.window.keys("ctrl+z")
            self.undone.append(self.states[-1][1])
            self._take(self.done.pop())

    def redo(self):
        if self.undone:
            self.window.keys("ctrl+shift+z")
            self.done.append(self.states[-1][1])
            self._take(self.undone.pop())

    def save(self):
        self.window.keys("ctrl+s")
        self.saved.append(len(self.states) - 1)

    def latest(self, values):
        """The last state that was these numbers, or -1."""
        return max((i for i, (_, state) in enumerate(self.states) if state == values), default=-1)

    def lost(self, best, killed):
        """Seconds of work that a kill at that moment cost when `best` is the last state that is still there."""
        return killed - self.states[best + 1][0] if best + 1 < len(self.states) else 0.0
