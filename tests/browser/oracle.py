"""Numbers that somebody else computed (tests/oracle), as lessons and what must come of them."""

import json
import os
import struct
import subprocess

PRINT_CASES = os.environ.get("ORACLE_CASES", "oracle_print_cases")


def number(value):
    return float(value) if isinstance(value, str) else value


def float32(value):
    try:
        return struct.unpack("f", struct.pack("f", value))[0]
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def lesson(tensor, layers):
    return {"format": "poolscope", "version": 1, "input": tensor, "layers": layers}


def cases():
    """Every case of PyTorch, ONNX and the peers, as tests/oracle/print_cases.cpp describes it."""
    lines = subprocess.run([PRINT_CASES], capture_output=True, check=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


def disagreement(ours, theirs, exact=False, printed_to=0.0):
    """What differs between two tensors, or nothing: exact, or within 1e-5 of the number and of the largest term."""
    if ours["shape"] != theirs["shape"]:
        return f"shape {ours['shape']}, they have {theirs['shape']}"
    mine = [float32(number(value)) for value in ours["data"]]
    other = [float32(number(value)) for value in theirs["data"]]
    if len(mine) != len(other):
        return f"{len(mine)} numbers, they have {len(other)}"
    largest = max((abs(value) for value in other if abs(value) < float("inf")), default=0.0)
    for i, (a, b) in enumerate(zip(mine, other)):
        if a == b or (a != a and b != b):
            continue
        if exact or not abs(a - b) <= 1e-5 * abs(b) + 1e-5 * largest + printed_to:
            return f"number {i} is {a}, they have {b}"
    return None
