"""A screen of its own (Xvfb), a window manager (openbox), and hands: keys by XTEST, as a keyboard would send them.

Keys are sent by libXtst, which xdotool brings along, because a process for each key would be slower than a person types.
"""

import ctypes
import os
import pathlib
import shutil
import subprocess
import time

_NAMES = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}


def missing():
    """The programs and libraries that this needs and does not find."""
    lost = [name for name in ("Xvfb", "openbox") if shutil.which(name) is None]
    for library in ("libX11.so.6", "libXtst.so.6"):
        try:
            ctypes.CDLL(library)
        except OSError:
            lost.append(library)
    return lost


def wait(condition, seconds, pause=0.01):
    """What `condition` gives as soon as it is true, or its last answer when time is up."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer or time.monotonic() > end:
            return answer
        time.sleep(pause)


class Screen:
    """An X display with a window manager; `with Screen() as screen`."""

    def __init__(self, size="1280x800"):
        self.size = size
        self._children = []
        self._display = None

    def __enter__(self):
        reader, writer = os.pipe()
        self._start(["Xvfb", "-displayfd", str(writer), "-screen", "0", self.size + "x24", "-nolisten", "tcp"], pass_fds=[writer])
        os.close(writer)
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip() # Xvfb chooses a free one
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.name = ":" + number
        self._open()
        self._start(["openbox"], env={**os.environ, "DISPLAY": self.name})
        if not wait(lambda: self._property(self._root, "_NET_SUPPORTING_WM_CHECK"), 10):
            raise RuntimeError("openbox did not start")
        return self

    def __exit__(self, *fault):
        if self._display:
            self._x.XCloseDisplay(self._display)
        for child in reversed(self._children):
            child.kill()
            child.wait()

    def _start(self, command, **options):
        self._children.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options))

    def _open(self):
        x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        pointer, number, window = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
        x.XOpenDisplay.restype, x.XOpenDisplay.argtypes = pointer, [ctypes.c_char_p]
        x.XDefaultRootWindow.restype, x.XDefaultRootWindow.argtypes = window, [pointer]
        x.XInternAtom.restype, x.XInternAtom.argtypes = window, [pointer, ctypes.c_char_p, number]
        x.XStringToKeysym.restype, x.XStringToKeysym.argtypes = window, [ctypes.c_char_p]
        x.XKeysymToKeycode.restype, x.XKeysymToKeycode.argtypes = ctypes.c_ubyte, [pointer, window]
        x.XGetWindowProperty.argtypes = [pointer, window, window, ctypes.c_long, ctypes.c_long, number, window,
                                         *[ctypes.POINTER(kind) for kind in (window, number, window, window, ctypes.POINTER(ctypes.c_char))]]
        x.XSync.argtypes = [pointer, number]
        x.XFree.argtypes = x.XCloseDisplay.argtypes = [pointer]
        self._test.XTestFakeKeyEvent.argtypes = [pointer, ctypes.c_uint, number, window]
        self._test.XTestFakeMotionEvent.argtypes = [pointer, number, number, number, window]
        self._test.XTestFakeButtonEvent.argtypes = [pointer, ctypes.c_uint, number, window]
        x.XSetInputFocus.argtypes = [pointer, window, number, window]
        x.XRaiseWindow.argtypes = [pointer, window]
        # A window may go between two questions, which Xlib would end this program for.
        self._ignore = ctypes.CFUNCTYPE(number, pointer, pointer)(lambda display, event: 0)
        x.XSetErrorHandler(self._ignore)
        self._x = x
        self._display = x.XOpenDisplay(self.name.encode())
        if not self._display:
            raise RuntimeError(f"no display {self.name}")
        self._root = x.XDefaultRootWindow(self._display)

    def _property(self, window, name):
        """A window's property as bytes (longs are eight of them), or nothing."""
        kind, width, count, left = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
        data = ctypes.POINTER(ctypes.c_char)()
        atom = self._x.XInternAtom(self._display, name.encode(), 0)
        status = self._x.XGetWindowProperty(self._display, window, atom, 0, 4096, 0, 0, ctypes.byref(kind), ctypes.byref(width),
                                            ctypes.byref(count), ctypes.byref(left), ctypes.byref(data))
        if status != 0 or not data:
            return b""
        size = {8: 1, 16: 2, 32: ctypes.sizeof(ctypes.c_long)}.get(width.value, 0)
        value = ctypes.string_at(data, count.value * size)
        self._x.XFree(data)
        return value

    def _numbers(self, window, name):
        value = self._property(window, name)
        return [int.from_bytes(value[at:at + 8], "little") for at in range(0, len(value), 8)]

    # --- Windows ---

    def windows(self, pid):
        """The windows of a process that the window manager shows, the oldest first."""
        return [window for window in self._numbers(self._root, "_NET_CLIENT_LIST") if self._numbers(window, "_NET_WM_PID") == [pid]]

    def active(self):
        found = self._numbers(self._root, "_NET_ACTIVE_WINDOW")
        return found[0] if found else 0

    def title(self, window):
        return self._property(window, "_NET_WM_NAME").decode("utf-8", "replace")

    def focus(self, window):
        """Gives the keyboard to a window; the window manager follows."""
        self._x.XRaiseWindow(self._display, window)
        self._x.XSetInputFocus(self._display, window, 1, 0)
        self._x.XSync(self._display, 0)

    # --- Hands ---

    def keys(self, *chords, pause=0.0):
        """Presses "a", "Return", "ctrl+shift+z" … one after the other."""
        for chord in chords:
            *modifiers, last = chord.split("+")
            codes = [self._code(_NAMES[name]) for name in modifiers] + [self._code(last)]
            for code in codes:
                self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
            for code in reversed(codes):
                self._test.XTestFakeKeyEvent(self._display, code, 0, 0)
            self._x.XSync(self._display, 0)
            if pause:
                time.sleep(pause)

    def _code(self, name):
        code = self._x.XKeysymToKeycode(self._display, self._x.XStringToKeysym(name.encode()))
        if not code:
            raise ValueError(f"no key {name}")
        return code

    def write(self, text, pause=0.0):
        """Types letters that need no other key than Shift."""
        special = {"/": "slash", ".": "period", "-": "minus", "_": "shift+minus", " ": "space", ",": "comma"}
        for letter in text:
            self.keys(special.get(letter, "shift+" + letter if letter.isupper() else letter), pause=pause)

    def click(self, x, y):
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        for down in (1, 0):
            self._test.XTestFakeButtonEvent(self._display, 1, down, 0)
        self._x.XSync(self._display, 0)

    def picture(self, path):
        """The screen as a file, when ImageMagick is there; for whoever looks for the reason of a failure."""
        if shutil.which("import"):
            subprocess.run(["import", "-display", self.name, "-window", "root", str(path)], check=False, timeout=30)
        return pathlib.Path(path)
