"""How long the animation of Example B takes in each format, and how large it becomes: animation.py POOLSCOPE_CLI [RUNS]

200 pictures of 1280 x 720: the first 24 steps at 8 pictures a second and the end held, as the command line writes them. Beside
them the same pictures through what others would use: matplotlib with Pillow's GIF writer, which draws them itself, and
ffmpeg's palettegen, which is handed ours. Prints medians; what is not installed is left out with a sentence.
"""

import importlib.util
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

CLI = sys.argv[1] if len(sys.argv) > 1 else "poolscope-cli"
RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 9
# 25 steps at 13 pictures a second and twice the speed are 6 or 7 pictures a step; with the end held about 200.
LESSON = ["builtin:convolve-then-pool", "--layer", "0", "--size", "1280x720", "--fps", "14", "--speed", "2"]
FORMATS = ["a.gif", "a.webp", "a.mp4", "a.webm", "f-%04d.png"]

MATPLOTLIB = '''
import sys
import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation, PillowWriter
from matplotlib.patches import Rectangle
X = np.array([[1,0,0,0,1],[0,1,0,1,0],[0,0,1,0,0],[0,1,0,1,0],[1,0,0,0,1]])
K = np.array([[0,0,1],[0,1,0],[1,0,0]])
P = np.pad(X, 1)
Y = np.array([[(P[r:r+3, c:c+3] * K).sum() for c in range(5)] for r in range(5)])
figure, axes = plt.subplots(1, 3, figsize=(12.8, 7.2), dpi=100)
def numbers(axis, board):
    axis.imshow(board, cmap="Blues", vmin=0, vmax=4)
    axis.set_axis_off()
    return [[axis.text(c, r, str(v), ha="center", va="center", fontsize=20) for c, v in enumerate(row)] for r, row in enumerate(board)]
numbers(axes[0], P); numbers(axes[1], K)
out = numbers(axes[2], Y)
frame = Rectangle((-.5, -.5), 3, 3, fill=False, lw=4, ec="tab:orange")
axes[0].add_patch(frame)
title = figure.suptitle("")
def draw(i):
    step, part = min(i // 8, 24), i % 8
    frame.set_xy((step % 5 - .5 - (1 - min(part, 3) / 3) * (step % 5 > 0), step // 5 - .5))
    for k in range(25):
        out[k // 5][k % 5].set_text(str(Y[k // 5, k % 5]) if k <= step else "")
    title.set_text(" + ".join(f"{a}·{b}" for a, b in zip(P[step//5:step//5+3, step%5:step%5+3].ravel(), K.ravel())) + f" = {Y[step//5, step%5]}")
FuncAnimation(figure, draw, frames=200).save(sys.argv[1], writer=PillowWriter(fps=14))
'''


def median(command, output, cwd):
    times = []
    for _ in range(RUNS):
        for old in pathlib.Path(cwd).glob(output):
            old.unlink()
        begun = time.perf_counter()
        subprocess.run([str(word) for word in command], check=True, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        times.append(time.perf_counter() - begun)
    files = list(pathlib.Path(cwd).glob(output))
    return statistics.median(times), sum(file.stat().st_size for file in files), len(files)


def main():
    python = next((p for p in ("/usr/bin/python3", sys.executable)
                   if subprocess.run([p, "-c", "import matplotlib, PIL"], capture_output=True).returncode == 0), None)
    results = {}

    def report(name, command, output, folder):
        seconds, size, files = median(command, output, folder)
        results[name] = seconds, size
        print(f"{name:34} {seconds:8.2f} s {size / 1e6:8.2f} MB" + (f"  {files} files" if files > 1 else ""), flush=True)

    with tempfile.TemporaryDirectory() as folder:
        print(f"1280 x 720, Example B step by step, median of {RUNS} runs, whole processes")
        for name in FORMATS:
            if name.endswith((".mp4", ".webm")) and not shutil.which("ffmpeg"):
                print(f"{name}: ffmpeg is not installed")
                continue
            report("poolscope " + name, [os.path.abspath(CLI) if "/" in CLI else CLI, "export", *LESSON, "-o", name],
                   name.replace("%04d", "*"), folder)
        if python:
            script = pathlib.Path(folder, "draw.py")
            script.write_text(MATPLOTLIB, encoding="utf-8")
            report("matplotlib + Pillow GIF", [python, script, "m.gif"], "m.gif", folder)
        else:
            print("matplotlib + Pillow: not installed (apt install python3-matplotlib python3-pil)")
        if shutil.which("ffmpeg"):
            report("ffmpeg palettegen GIF, our pictures",
                   ["ffmpeg", "-v", "error", "-y", "-framerate", "14", "-i", "f-%04d.png", "-filter_complex",
                    "split[a][b];[a]palettegen[p];[b][p]paletteuse", "p.gif"], "p.gif", folder)
        else:
            print("ffmpeg palettegen: not installed (apt install ffmpeg)")
    gif = results["poolscope a.gif"]
    for peer in ("matplotlib + Pillow GIF", "ffmpeg palettegen GIF, our pictures"):
        if peer in results:
            print(f"GIF against {peer}: {results[peer][0] / gif[0]:.1f} times as fast, {gif[1] / results[peer][1]:.2f} of its bytes")


if __name__ == "__main__":
    main()
