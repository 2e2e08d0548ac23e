"""PyTorch's numbers (tests/oracle/torch.jsonl) as lessons and what must come of them."""

import json
import os
import struct

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "oracle", "torch.jsonl")


def number(value):
    return float(value) if isinstance(value, str) else value


def float32(value):
    try:
        return struct.unpack("f", struct.pack("f", value))[0]
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def four(shape):
    """Any shape as N, C, H, W; three extents are N × C × W, one row."""
    return {4: shape, 3: [*shape[:2], 1, *shape[2:]], 2: [1, 1, *shape]}.get(len(shape)) or [1, 1, 1, *shape]


def tensor(oracle):
    return {"shape": four(oracle["shape"]), "data": oracle["data"]}


def lesson(tensor_, layers):
    return {"format": "poolscope", "version": 1, "input": tensor_, "layers": layers}


def pipeline(case):
    conv = {**case["params"]["conv"], "type": "conv2d", "weight": tensor(case["inputs"]["weight"]), "bias": case["inputs"]["bias"]["data"]}
    conv.pop("kernel_size", None)
    pool = dict(case["params"]["pool"])
    pool["type"] = pool.pop("op")
    activation = case["params"]["activation"]
    layers = [conv] + ([] if activation == "none" else [{"type": activation}]) + [pool]
    last = len(layers) - 1
    outputs = case["outputs"]
    return lesson(tensor(case["inputs"]["input"]), layers), [
        (0, "output", outputs["conv"]), (last - 1, "output", outputs["activation"]), (last, "output", outputs["output"])]


def unpool(case):
    """An input whose max pooling finds exactly these winners: their values stand there, nothing else can win."""
    shape = four(case["outputs"]["output"]["shape"])
    values, positions = case["inputs"]["input"]["data"], case["inputs"]["indices"]["data"]
    planes, size = shape[0] * shape[1], shape[2] * shape[3]
    data = ["-inf"] * (planes * size)
    for i, value in enumerate(values):
        data[i // (len(values) // planes) * size + positions[i]] = value
    params = case["params"]
    layers = [{"type": "max_pool2d", "kernel_size": params["kernel_size"]},
              {"type": "max_unpool2d", "indices_from": 0, "output_size": params["output_size"]}]
    return lesson({"shape": shape, "data": data}, layers), [
        (0, "indices", case["inputs"]["indices"]), (1, "output", case["outputs"]["output"])]


def layer(case):
    inputs = case["inputs"]
    result = {key: value for key, value in case["params"].items() if value is not None}
    result["type"] = case["op"]
    if "weight" in inputs:
        result.pop("kernel_size", None)
        result["weight"] = tensor(inputs["weight"])
        if "bias" in inputs:
            result["bias"] = inputs["bias"]["data"]
    return lesson(tensor(inputs["input"]), [result]), [
        (0, key, case["outputs"][key]) for key in ("output", "indices") if key in case["outputs"]]


def cases():
    """(id, operator, lesson, [(layer, what, their tensor)]) for every case."""
    with open(FILE, encoding="utf-8") as file:
        for line in file:
            case = json.loads(line)
            make = {"pipeline": pipeline, "max_unpool2d": unpool}.get(case["op"], layer)
            yield (case["id"], case["op"], *make(case))


def disagreement(ours, theirs, exact):
    """What differs, or nothing: max and indices exact, everything else within 1e-5 of the largest term."""
    if ours["shape"] != four(theirs["shape"]):
        return f"shape {ours['shape']}, they have {four(theirs['shape'])}"
    mine = [float32(number(value)) for value in ours["data"]]
    other = [float32(number(value)) for value in theirs["data"]]
    if len(mine) != len(other):
        return f"{len(mine)} numbers, they have {len(other)}"
    largest = max((abs(value) for value in other if abs(value) < float("inf")), default=0.0)
    for i, (a, b) in enumerate(zip(mine, other)):
        if a == b or (a != a and b != b):
            continue
        if exact or not abs(a - b) <= 1e-5 * abs(b) + 1e-5 * largest:
            return f"number {i} is {a}, they have {b}"
    return None
