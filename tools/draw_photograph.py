#!/usr/bin/env python3
"""Draws the picture of the lesson "Pooling a photograph": a harbour at night, grey levels 0 (black) to 255 (white).

    tools/draw_photograph.py LESSON.poolscope    replaces the lesson's input by the picture
    tools/draw_photograph.py FILE.pgm            leaves the picture alone, for a look at it

The same picture comes out every time: there is no random number in it.
"""
import math
import re
import sys

SIZE = 128
SUBSAMPLES = 4  # a pixel is the mean of 4 × 4 points, as a camera's would be

MOON = (0.745, 0.17, 0.070)
HORIZON = 0.655
FAR_RANGE = [(0.0, 0.47), (0.08, 0.42), (0.16, 0.49), (0.27, 0.33), (0.33, 0.39), (0.43, 0.25), (0.55, 0.44),
             (0.61, 0.40), (0.70, 0.52), (0.82, 0.43), (0.90, 0.51), (1.0, 0.46)]
HOUSES = [(0.59, 0.09, 0.085), (0.69, 0.07, 0.060), (0.80, 0.10, 0.095), (0.91, 0.08, 0.070)]  # left, width, height
# Each star is one pixel and stands in a 4 × 4 block of its own: what becomes of it is what the lesson asks.
STARS = [(3, 7, 190), (7, 19, 150), (5, 34, 235), (12, 45, 165), (3, 57, 205), (19, 55, 150), (8, 69, 245),
         (17, 12, 215), (24, 29, 180), (28, 5, 160), (23, 75, 170), (33, 66, 195), (40, 82, 225),
         (4, 115, 220), (12, 122, 165), (29, 117, 240), (39, 105, 155), (45, 93, 150)]


def noise(*key):
    """A fixed number in [0, 1) for every key of integers."""
    h = 2166136261
    for k in key:
        h = ((h ^ (k & 0xFFFFFFFF)) * 16777619) & 0xFFFFFFFF
        h ^= h >> 15
        h = (h * 2246822519) & 0xFFFFFFFF
    return ((h ^ (h >> 13)) & 0xFFFFFF) / 0x1000000


def mix(a, b, t):
    return a + (b - a) * min(1.0, max(0.0, t))


def ridge(points, x):
    """The height of a broken line at x, and whether it rises to the right there."""
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if x <= x1:
            return mix(y0, y1, (x - x0) / (x1 - x0)), y1 < y0
    return points[-1][1], False


def sky(x, y):
    distance = math.hypot(x - MOON[0], y - MOON[1])
    if distance < MOON[2]:
        crater = min(math.hypot(x - MOON[0] - dx, y - MOON[1] - dy) / r
                     for dx, dy, r in [(-0.022, -0.018, 0.020), (0.018, 0.012, 0.026), (-0.014, 0.032, 0.014)])
        return 214 if crater < 1 else 250
    return mix(14, 74, (y / HORIZON) ** 1.6) + 80 * math.exp(-(distance - MOON[2]) / 0.055)


def mountains(x, y):
    top, rises = ridge(FAR_RANGE, x)
    if y < top:
        return None
    # Snow lies above a ragged line; the moon stands to the right, so slopes that fall to the right are lit.
    snow_line = 0.43 + 0.020 * math.sin(70 * x) + 0.012 * math.sin(173 * x + 1)
    if y < snow_line:
        return 118 if rises else 206
    rock = 46 if rises else 78
    return mix(rock, 62, (y - 0.42) / 0.25)  # haze hides the foot


def hill(x, y):
    """The dark headland on the left, and the quay on the right."""
    left = 0.56 + 1.25 * max(0.0, x - 0.10) ** 1.55 + 0.010 * math.sin(41 * x)
    return 22 if y > min(left, HORIZON + 0.03 if x > 0.52 else 2) and x < 0.46 or (x > 0.54 and y > HORIZON) else None


def lighthouse(x, y):
    middle = 0.135
    if 0.335 < y < 0.590:
        half = mix(0.020, 0.034, (y - 0.335) / 0.255)
        if abs(x - middle) < half:
            band = int((y - 0.335) / 0.051) % 2
            lit = mix(0.62, 1.0, (x - middle + half) / (2 * half))
            return (108 if band else 240) * lit
    if 0.318 < y <= 0.335 and abs(x - middle) < 0.030:
        return 40
    if 0.282 < y <= 0.318 and abs(x - middle) < 0.016:
        return 255
    if 0.252 < y <= 0.282 and abs(x - middle) < 0.020 * (y - 0.252) / 0.030:
        return 52
    return None


def beam(x, y):
    """How much light the lighthouse throws on what is behind: two cones that fade."""
    dx, dy = x - 0.135, y - 0.300
    if abs(dx) < 0.018:
        return 0.0
    off = abs(dy + 0.16 * dx) / abs(dx)
    return 105 * max(0.0, 1 - off / 0.13) * math.exp(-abs(dx) / 0.33)


def houses(x, y):
    for k, (left, width, height) in enumerate(HOUSES):
        wall_top = HORIZON - height
        roof_top = wall_top - 0.55 * width
        if left <= x < left + width:
            if wall_top <= y <= HORIZON:
                u, v = (x - left) / width, (y - wall_top) / height
                window = (0.16 < u < 0.40 or 0.60 < u < 0.84) and 0.22 < v < 0.62
                return (250 if (k + int(u > 0.5)) % 3 else 20) if window else 58 + 14 * (k % 2)
        if roof_top <= y < wall_top and abs(x - left - width / 2) < (width / 2 + 0.008) * (y - roof_top) / (wall_top - roof_top):
            return 112 if x > left + width / 2 else 36
    return None


def water(x, y):
    if y < HORIZON + 0.03:
        return None
    depth = (y - HORIZON - 0.03) / (1 - HORIZON - 0.03)
    value = mix(58, 20, depth)
    row = int(y * 64)
    sway = 0.030 * (noise(row, 7) - 0.5) * (1 + 3 * depth)
    half = 0.030 + 0.055 * depth * (0.4 + 0.9 * noise(row, 3))
    if abs(x - MOON[0] - sway) < half and noise(row, 11) > 0.16:
        value = mix(232, 150, depth)
    elif abs(x - 0.135 - 0.5 * sway) < 0.014 + 0.012 * depth and depth > 0.25 and noise(row, 5) > 0.45:
        value = 175
    elif noise(row, int(x * 19), 2) > 0.86:
        value += 24
    return value


def boat(x, y):
    middle, deck = 0.425, 0.845
    if deck <= y < deck + 0.040 and abs(x - middle) < 0.105 - 0.9 * (y - deck):
        return 150 if y < deck + 0.010 else 12
    if 0.585 < y < deck - 0.012:
        along = (y - 0.585) / (deck - 0.012 - 0.585)
        if middle + 0.006 < x < middle + 0.006 + 0.090 * along:
            return mix(246, 205, along)
        if middle - 0.006 - 0.068 * along ** 1.1 < x < middle - 0.006 and along > 0.12:
            return mix(176, 140, along)
    if 0.565 < y < deck and abs(x - middle) < 0.005:
        return 20
    return None


def at(x, y):
    for part in (boat, lighthouse, houses):
        value = part(x, y)
        if value is not None:
            return value
    value = hill(x, y)
    if value is not None and y < HORIZON + 0.03 + (0.035 if x < 0.46 else 0):
        return value
    value = water(x, y)
    if value is not None:
        return value
    value = mountains(x, y)
    return (sky(x, y) if value is None else value) + beam(x, y) * (1.0 if value is None else 0.35)


def picture():
    rows = []
    for row in range(SIZE):
        line = []
        for col in range(SIZE):
            points = [at((col + (i + 0.5) / SUBSAMPLES) / SIZE, (row + (j + 0.5) / SUBSAMPLES) / SIZE)
                      for j in range(SUBSAMPLES) for i in range(SUBSAMPLES)]
            grain = 5 * (noise(row, col) - 0.5)
            line.append(max(0, min(255, round(sum(points) / len(points) + grain))))
        rows.append(line)
    for row, col, value in STARS:
        rows[row][col] = max(value, rows[row][col])
    return rows


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    path, rows = sys.argv[1], picture()
    if path.endswith(".pgm"):
        with open(path, "w", encoding="ascii") as file:
            print("P2", SIZE, SIZE, 255, file=file)
            for row in rows:
                print(*row, file=file)
        return
    with open(path, encoding="utf-8") as file:
        text = file.read()
    block = '  "input": [\n' + ",\n".join("    [" + ", ".join(map(str, row)) + "]" for row in rows) + "\n  ]"
    text, count = re.subn(r'  "input": \[\n.*?\n  \]', block, text, count=1, flags=re.DOTALL)
    if count != 1:
        sys.exit(f"{path}: no \"input\" of rows to replace")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    main()
