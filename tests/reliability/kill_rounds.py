"""What is going on when the program is killed, one function a kind of round: see kill.py."""

import time

from desk import Desk, Typist, numbers_of
from kill_exports import ExportRounds
from screen import wait

SIX = [[0] * 6 for _ in range(6)]
CONVOLUTION = {"type": "conv2d", "weight": [[0] * 3 for _ in range(3)]}


class Round(ExportRounds):
    """One round: a desk, some work, one or several kills, and what was found wrong."""

    def __init__(self, display, program, chance, limit):
        self.display, self.program, self.random, self.limit = display, program, chance, limit
        self.kills, self.lost, self.problems = 0, [], []

    def problem(self, text):
        self.problems.append(text)

    def play(self, kind):
        with Desk(self.display, self.program) as desk:
            self.desk = desk
            KINDS[kind](self)

    # --- Work ---

    def start(self, name="lesson.poolscope", board="input", **content):
        """A lesson on the disk, the program on it, and somebody at the keyboard."""
        lesson = {"input": SIX, "layers": [CONVOLUTION], **content}
        path = self.desk.write(name, **lesson)
        rows, cols = (3, 3) if board == "kernel" else (6, 6)
        return Typist(self.random, self.desk.open(path), path, board, rows, cols)

    def work(self, typist, seconds, saves=0.0, undoes=0.0):
        """Edits, with a share of saves and of steps back and forth, until that much time is over."""
        end = time.monotonic() + seconds
        pace = self.random.choice([0.0, 0.05, 0.2, 0.4]) # hands of several kinds
        typist.edit()
        while time.monotonic() < end:
            chance = self.random.random()
            if chance < saves:
                typist.save()
            elif chance < saves + undoes:
                self.random.choice([typist.undo, typist.undo, typist.redo])()
            else:
                typist.edit()
            time.sleep(min(pace * self.random.uniform(0.5, 1.5) + 0.01, max(0.0, end - time.monotonic())))

    def kill(self, typist):
        self.kills += 1
        return typist.window.kill()

    # --- What is left ---

    def look(self, typist, killed, others=()):
        """After a kill: the file, what is offered, and how much is in neither. Leaves the program open on the lesson, saved."""
        path = typist.path
        self.whole(path)
        on_disk = self.index(typist, numbers_of(path, typist.board), "the file", typist.saved)
        # What is this old must be there.
        owed = on_disk + 1 < len(typist.states) and killed - typist.states[on_disk + 1][0] > self.limit
        typist.window = self.desk.open(path)
        brought = -1
        if typist.window.bring_back(owed):
            if not typist.window.save():
                self.problem("what was brought back cannot be saved")
            brought = self.index(typist, numbers_of(path, typist.board), "what was brought back")
        elif owed:
            self.problem("lost work is not offered")
        self.count(typist.lost(max(on_disk, brought), killed))
        self.whole(path)
        self.tidy({path.name, *others})
        typist.begin()
        return typist.window

    def count(self, lost):
        self.lost.append(lost)
        if lost > self.limit:
            self.problem(f"{lost:.2f} s of work are lost")

    def index(self, typist, values, what, among=None):
        found = typist.latest(values)
        if found < 0:
            self.problem(f"{what} is none of the states that were typed: {str(values)[:200]}")
        elif among is not None and not any(typist.states[i][1] == values for i in among):
            self.problem(f"{what} is a state that was never saved")
        return found

    def whole(self, path):
        fault = self.desk.is_whole(path)
        if fault:
            self.problem(f"the lesson is not whole: {fault}")

    def tidy(self, wanted):
        """Half-written files that a kill left must be gone after the next file was written there."""
        found = {path.name for path in self.desk.lessons.iterdir()}
        if found != set(wanted):
            self.problem(f"files lie about: {', '.join(sorted(found - set(wanted))) or 'none'}; "
                         f"missing: {', '.join(sorted(set(wanted) - found)) or 'none'}")

    def leave(self, window):
        """Ends a session in peace: nothing of its work stays in the state folder."""
        status = window.quit()
        if status != 0:
            self.problem(f"the program ended with {status} after Ctrl+Q")
        left = self.desk.autosaves()
        if left:
            self.problem(f"answered and saved, and still kept: {', '.join(left)}")

    # --- The kinds of round ---

    def typing(self, **content):
        typist = self.start(**content)
        self.work(typist, self.random.uniform(0.1, 4.0))
        self.leave(self.look(typist, self.kill(typist)))

    def undoing(self):
        typist = self.start()
        self.work(typist, self.random.uniform(0.5, 4.0), undoes=0.45)
        self.leave(self.look(typist, self.kill(typist)))

    def saving(self):
        typist = self.start()
        self.work(typist, self.random.uniform(0.1, 2.0), saves=0.3)
        typist.save()
        time.sleep(self.random.choice([0.0, self.random.uniform(0.0, 0.03), self.random.uniform(0.0, 0.3)]))
        self.leave(self.look(typist, self.kill(typist)))

    def bringing_back(self):
        """Killed within a second after "Bring back", some times over."""
        typist = self.start()
        self.work(typist, self.random.uniform(0.5, 2.0))
        time.sleep(self.random.uniform(1.2, 2.2)) # so that there is something to bring back
        killed = self.kill(typist)
        for _ in range(self.random.choice([1, 1, 2])):
            typist.window = self.desk.open(typist.path)
            if not typist.window.bring_back(True):
                self.problem("lost work is not offered")
            time.sleep(self.random.uniform(0.0, 1.0))
            self.kill(typist)
        self.leave(self.look(typist, killed))

    def working_on(self):
        """Brought back, edited on, and killed again."""
        typist = self.start()
        self.work(typist, self.random.uniform(0.5, 2.0))
        time.sleep(self.limit + 0.3) # everything is kept by then
        self.kill(typist)
        typist.window = self.desk.open(typist.path)
        if not typist.window.bring_back(True):
            self.problem("lost work is not offered")
        typist.at = None
        typist.done.clear()
        self.work(typist, self.random.uniform(0.1, 2.0))
        self.leave(self.look(typist, self.kill(typist)))

    def large(self):
        """A lesson of more than 2 MiB, which is read after the window has come."""
        values = [[[round(self.random.random(), 6) for _ in range(300)] for _ in range(300)] for _ in range(4)]
        typist = self.start(board="kernel", input=values, layers=[{**CONVOLUTION, "groups": 4, "weight": [[CONVOLUTION["weight"]]] * 4}])
        self.work(typist, self.random.uniform(2.0, 5.0))
        self.leave(self.look(typist, self.kill(typist)))

    def wide(self):
        """600 × 600, which an autosave takes its time for."""
        values = [[round(self.random.random(), 5) for _ in range(600)] for _ in range(600)]
        typist = self.start(board="kernel", input=values)
        self.work(typist, self.random.uniform(2.0, 7.0))
        self.leave(self.look(typist, self.kill(typist)))

    def named_key(self):
        """A lesson that itself has a key of the name that an autosave once used for its own."""
        self.typing(autosave_of=self.random.choice(["someone's own", 7, None, {"a": [1]}]))

    def several(self):
        """Two files, in two windows that are killed at once or one crash after the other; both are offered until answered."""
        names = ["first.poolscope", "second.poolscope"]
        together = self.random.random() < 0.5
        typists, killed = [], []
        for name in names:
            typists.append(self.start(name)) # the offer of the first, where there is one, is not answered yet
            self.work(typists[-1], self.random.uniform(0.5, 2.0))
            if not together:
                killed.append(self.kill(typists[-1]))
        if together:
            killed = [self.kill(typist) for typist in typists]
        for typist in typists:
            typist.old = numbers_of(typist.path, typist.board)
        owed = [typist for typist, at in zip(typists, killed) if at - typist.states[1][0] > self.limit]
        # Each start may offer them one by one or all at once; whatever is brought back is saved, then the next is asked for.
        for _ in typists:
            window = self.desk.open()
            if window.bring_back(bool(owed)) and not window.save():
                self.problem(f"what was brought back cannot be saved: {window.title()}")
            self.leave_unasked(window)
            owed = [typist for typist in owed if numbers_of(typist.path, typist.board) == typist.old]
        for typist, at in zip(typists, killed):
            self.whole(typist.path)
            self.count(typist.lost(self.index(typist, numbers_of(typist.path, typist.board), "what was brought back"), at))
        self.tidy(names)
        left = self.desk.autosaves()
        if left:
            self.problem(f"answered and saved, and still kept: {', '.join(left)}")

    def leave_unasked(self, window):
        if window.quit() != 0:
            self.problem("the program did not end after Ctrl+Q")

    def quitting(self):
        """Killed while it writes its settings and ends."""
        typist = self.start()
        self.work(typist, self.random.uniform(0.1, 0.6))
        typist.save()
        if not wait(lambda: not typist.window.is_modified(), 10):
            self.problem("the title does not say that it was saved")
        typist.window.keys("ctrl+q")
        time.sleep(self.random.uniform(0.0, 0.06))
        self.leave(self.look(typist, self.kill(typist)))


KINDS = {"typing": Round.typing, "undoing": Round.undoing, "saving": Round.saving, "bringing back": Round.bringing_back,
         "exporting": Round.exporting, "exporting in the window": Round.exporting_in_window, "working on": Round.working_on,
         "several windows": Round.several, "more than 2 MiB": Round.large, "600 × 600": Round.wide,
         "a key autosave_of": Round.named_key, "quitting": Round.quitting}
ORDER = list(KINDS)
# Each kind once, then the likelier ones again.
PATTERN = [*ORDER, *(["typing", "saving", "bringing back", "undoing", "exporting"] * 3), "exporting in the window", "working on"]
