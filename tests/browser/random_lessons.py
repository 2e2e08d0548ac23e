"""Lessons with one to three layers of any operator, and parameters that may or may not be possible."""

import oracle

NUMBERS = ["1/9", "-7/3", "nan", "inf", "-inf", "3.4028235e38/1", "-1/1e3", "1/１6", "0,5/3", 0.0, -0.0, 1e-45, 3e38, -3e38, -3.4028235e38, 16777216, 0.1]


def number(pick, wild):
    if pick.random() < wild:
        return pick.choice(NUMBERS)
    if wild and pick.random() < 0.5:
        return pick.choice([round(pick.uniform(-9, 9), pick.randint(1, 6)), pick.uniform(-1e4, 1e4), pick.uniform(-1e-5, 1e-5), pick.uniform(-1e8, 1e8)])
    return pick.randint(-5, 5)


def tensor(pick, shape, wild):
    size = shape[0] * shape[1] * shape[2] * shape[3]
    return {"shape": shape, "data": [number(pick, wild) for _ in range(size)]}


def weights(pick, kind, channels, wild):
    """A kernel that mostly fits an input of so many channels: {"weight", "groups", "bias"?}, and the output's channels."""
    groups = pick.choice([1, 1, 1, 2])
    fitting = channels if kind == "conv_transpose2d" else max(1, channels // groups)
    reads = fitting if pick.random() < 0.8 else pick.randint(1, 4)
    makes = pick.randint(1, 2) * (groups if pick.random() < 0.8 else 1)
    size = [pick.randint(1, 4), pick.randint(1, 4)]
    made = {"groups": groups, "weight": tensor(pick, ([makes, reads] if kind == "conv2d" else [reads, makes]) + size, wild)}
    out = makes if kind == "conv2d" else makes * groups
    if pick.random() < 0.5:
        made["bias"] = [number(pick, wild) for _ in range(out if pick.random() < 0.9 else 3)]
    return made, out


def layer(pick, channels, wild):
    """A layer behind so many channels, and how many it makes of them."""
    pair = lambda low, high: [pick.randint(low, high), pick.randint(low, high)]
    kind = pick.choice(["conv2d", "conv2d", "conv_transpose2d", "max_pool2d", "min_pool2d", "avg_pool2d", "lp_pool2d",
                        "adaptive_max_pool2d", "adaptive_avg_pool2d", "global_max_pool2d", "global_avg_pool2d", "max_unpool2d", "relu",
                        "leaky_relu", "sigmoid", "tanh"])
    made = {"type": kind}
    if kind == "leaky_relu" and pick.random() < 0.8:
        made["negative_slope"] = pick.choice([0.2, 0.0123456, -0.5, 1e-7, 123456.789, 1 / 3, 0, 2])
    if kind == "max_unpool2d":
        made["indices_from"] = pick.choice([0, 0, 0, 0, 1])
    if kind.startswith("adaptive") or kind == "max_unpool2d" and pick.random() < 0.5:
        made["output_size"] = pair(1, 7)
    if not kind.startswith(("conv", "max_pool", "min_pool", "avg_pool", "lp_pool")):
        return made, channels
    made.update(stride=pair(1, 3), dilation=pick.choice([1, 1, pair(1, 2), pair(1, 7), pair(3, 7)]), padding=pick.choice(
        [0, pair(0, 1), pair(0, 3), [pick.randint(0, 3) for _ in range(4)], "same", "same_upper", "same_lower", "valid"]))
    if kind == "avg_pool2d":
        made.update(count_include_pad=pick.random() < 0.5)
        if pick.random() < 0.3:
            made["divisor_override"] = pick.choice([-2, 1, 3, 7, 1000003])
    if kind == "lp_pool2d":
        made["norm_type"] = pick.choice([1, 2, 3, 0.5, 1.23456, 1.23456789, 7.5, 200, 1 / 3])
    if "pool" in kind:
        made.update(kernel_size=pair(1, 4), ceil_mode=pick.random() < 0.4)
        return made, channels
    kernel, made_channels = weights(pick, kind, channels, wild)
    made.update(kernel)
    if kind == "conv2d":
        made["padding_mode"] = pick.choice(["zeros", "zeros", "reflect", "replicate", "circular"])
    elif pick.random() < 0.3:
        made["output_padding"] = pair(0, 2)
    elif pick.random() < 0.3:
        made["output_size"] = pair(1, 12)
    return made, made_channels


PARAMETERS = ["kernel_size", "stride", "padding", "padding_mode", "dilation", "groups", "ceil_mode", "count_include_pad", "divisor_override",
              "norm_type", "negative_slope", "output_padding", "output_size", "indices_from"]


def beat(pick, layers):
    """Words that name numbers, some of which there are not, upon a lesson that may be another one meanwhile."""
    at = lambda count: "(" + ", ".join(str(pick.randint(0, 3)) for _ in range(count)) + ")"
    words = "{{x}} {input" + at(2) + "} {input" + at(3) + "} {output" + at(2) + "} {output" + at(3) + "} {weight" + at(2) + "} {weight" + at(4) \
        + "} {bias} {bias" + at(1) + "} {equation}; {terms}; {result} {input_size} {size} {steps} " + " ".join("{" + name + "}" for name in PARAMETERS)
    changes = [{}, {}, {"/layers/0": {"type": "relu"}}, {"/layers/-": {"type": "tanh"}}, {"/input": tensor(pick, [1, 1, 3, 3], 0.1)}]
    return {"layer": pick.randint(0, layers), "step": pick.choice([0, 0, 1, 2, 5, 40]), "text": words, "set": pick.choice(changes)}


def lesson(pick):
    wild = pick.choice([0, 0.05, 0.05, 0.6])  # how many of the numbers are odd ones
    shape = [pick.choice([1, 1, 1, 2]), pick.choice([1, 1, 2, 2, 3, 4]), *[pick.choice([1, 2, 3, 4, 4, 5, 6]) for _ in range(2)]]
    layers = []
    channels = shape[1]
    for _ in range(pick.choice([1, 1, 1, 2, 3])):
        made, channels = layer(pick, channels, wild)
        layers.append(made)
    if layers[0]["type"] == "max_pool2d" and pick.random() < 0.6:
        layers.insert(1, {"type": "max_unpool2d", "indices_from": pick.choice([0, 0, 0, 1])})
    return oracle.lesson(tensor(pick, shape, wild), layers) | {"version": 2, "beats": [beat(pick, len(layers) - 1) for _ in range(3)]}
