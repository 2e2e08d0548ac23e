"""Random chains for the differential test: any operator, any parameters, any numbers. A layer is drawn again only when PyTorch
or ONNX would refuse it too, or when the chain would become too large for slow definitions."""

import math
import random

import numpy

import definitions

OPERATORS = ("conv2d", "conv_transpose2d", "max_pool2d", "min_pool2d", "avg_pool2d", "lp_pool2d", "adaptive_max_pool2d",
             "adaptive_avg_pool2d", "global_max_pool2d", "global_avg_pool2d", "max_unpool2d", "relu", "leaky_relu", "sigmoid", "tanh")
POOLS = ("max_pool2d", "min_pool2d", "avg_pool2d", "lp_pool2d")
NORMS = (1.0, 1.5, 2.0, 3.0, 4.0, 0.25, 0.5, 10.0, 60.0, 200.0)
MOST_CELLS = 1200


def numbers(draw, shape):
    """One of several kinds of tensor: ties, decimals, huge and tiny ones, with NaN and ±∞ among them."""
    kind = draw.choice(("ties", "ties", "decimals", "decimals", "wild", "special", "special", "edge"))
    def number():
        if kind == "ties":
            return draw.randint(-3, 3)
        if kind == "decimals":
            return draw.gauss(0.0, 10.0)
        if kind == "wild":
            return draw.choice((-1, 1)) * 10.0 ** draw.uniform(-8.0, 8.0)
        if kind == "edge":
            return draw.choice((0.0, -0.0, 1.0, -1.0, 1e-30, -1e-38, 1e-42, 3e30, -3e38, 16777217.0))
        return draw.choice((math.nan, math.inf, -math.inf, -0.0, 0.0, *(draw.randint(-2, 2) for _ in range(10))))
    with numpy.errstate(over="ignore"):
        return numpy.array([number() for _ in range(math.prod(shape))], numpy.float32).reshape(shape)


def two(draw, low, high):
    """An integer, or two of them."""
    return draw.randint(low, high) if draw.random() < 0.5 else [draw.randint(low, high), draw.randint(low, high)]


def padding(draw):
    form = draw.randrange(10)
    if form < 3:
        return two(draw, 0, 3)
    if form < 6:
        return [draw.randint(0, 3) for _ in range(4)]
    return ("valid", "same", "same_upper", "same_lower")[form - 6]


def divisor_of(draw, number):
    return draw.choice([g for g in range(1, number + 1) if number % g == 0])


def layer(draw, shape, before):
    """A layer for an input of `shape`, as an object of a lesson; `before` are (layer, input shape, output shape) of those before."""
    kind = draw.choice(OPERATORS)
    made = {"type": kind}
    maybe = lambda chance=0.5: draw.random() < chance
    if kind in (*POOLS, "conv2d", "conv_transpose2d"):
        size = (draw.randint(1, 4), draw.randint(1, 4))
        if maybe():
            made["stride"] = two(draw, 1, 4)
        if maybe(0.6):
            made["padding"] = padding(draw)
        if maybe(0.4):
            made["dilation"] = two(draw, 1, 3)
    if kind in POOLS:
        made["kernel_size"] = list(size) if maybe() else size[0]
        if maybe():
            made["ceil_mode"] = maybe()
    if kind == "avg_pool2d" and maybe():
        made["count_include_pad"] = maybe()
    if kind == "avg_pool2d" and maybe(0.25):
        made["divisor_override"] = draw.choice((1, 2, 3, 7, -2))
    if kind == "lp_pool2d":
        made["norm_type"] = draw.choice(NORMS)
    if kind in ("conv2d", "conv_transpose2d"):
        groups = divisor_of(draw, shape[1]) if maybe() else 1
        if groups > 1 or maybe(0.2):
            made["groups"] = groups
        per_group = draw.randint(1, 2)
        out = per_group * groups
        first_two = (out, shape[1] // groups) if kind == "conv2d" else (shape[1], per_group)
        made["weight"] = numbers(draw, (*first_two, *size))
        if maybe():
            made["bias"] = numbers(draw, (out,))
    if kind == "conv2d" and maybe():
        made["padding_mode"] = draw.choice(("zeros", "reflect", "replicate", "circular"))
    if kind == "conv_transpose2d" and maybe(0.4):
        made["output_padding"] = two(draw, 0, 2)
    elif kind == "conv_transpose2d" and maybe(0.3) and not isinstance(made.get("padding", 0), str):
        extents = [definitions.transposed_extent(made, axis, shape[2 + axis])[0] for axis in (0, 1)]
        made["output_size"] = [extents[axis] + draw.randrange(more_than(made, axis)) for axis in (0, 1)]
    if kind.startswith("adaptive"):
        made["output_size"] = two(draw, 1, 7)
    if kind == "leaky_relu" and maybe(0.7):
        made["negative_slope"] = draw.choice((0.0, 0.25, -0.5, 1.0, 0.01, 3.0))
    if kind == "max_unpool2d":
        pools = [k for k, (pool, _, out) in enumerate(before) if pool["type"] in definitions.WITH_INDICES and out == shape]
        made["indices_from"] = draw.choice(pools) if pools else 0
        if pools and maybe():
            made["output_size"] = list(before[made["indices_from"]][1][2:])
    return made


def more_than(made, axis):
    """Output padding must be smaller than the stride or the dilation."""
    return max(definitions.stride(made)[axis], definitions.dilation(made)[axis])


def output_shape(made, shape, before):
    """The shape that the layer gives, or None where PyTorch or ONNX would refuse it."""
    kind, extents = made["type"], shape[2:]
    if kind.startswith("adaptive"):
        return (*shape[:2], *definitions.pair(made["output_size"]))
    if kind.startswith("global"):
        return (*shape[:2], 1, 1)
    if kind == "max_unpool2d":
        return unpooled_shape(made, shape, before)
    if kind not in (*POOLS, "conv2d", "conv_transpose2d"):
        return shape
    channels = made["weight"].shape[0] if kind == "conv2d" else shape[1]
    if kind == "conv_transpose2d":
        channels = made["weight"].shape[1] * made.get("groups", 1)
        more = definitions.pair(made.get("output_padding", 0))
        same = isinstance(made.get("padding"), str) and made["padding"] != "valid"
        if not same and any(more[axis] >= more_than(made, axis) for axis in (0, 1)):
            return None
        out = [definitions.transposed_extent(made, axis, extents[axis])[0] for axis in (0, 1)]
    else:
        out = [definitions.count(made, axis, extents[axis]) for axis in (0, 1)]
        if any(not padding_fits(made, axis, extents[axis]) for axis in (0, 1)):
            return None
    return (shape[0], channels, *out) if min(out) >= 1 else None


def padding_fits(made, axis, extent):
    largest = max(definitions.pads(made, axis, extent))
    if made["type"] == "conv2d":
        mode = made.get("padding_mode", "zeros")
        return mode in ("zeros", "replicate") or largest < extent + (mode == "circular")
    given = made.get("padding", 0)
    if isinstance(given, str):
        return True
    reach = definitions.reach(made, axis)
    return largest <= (reach - 1 if isinstance(given, list) and len(given) == 4 else reach // 2)


def unpooled_shape(made, shape, before):
    """PyTorch wants the size within a stride of the default; whether the winners fit shows only when they are known."""
    if not before or made["indices_from"] >= len(before):
        return None
    pool, pool_in, pool_out = before[made["indices_from"]]
    if pool["type"] not in definitions.WITH_INDICES or pool_out != shape:
        return None
    x, whole = numpy.zeros(shape), numpy.zeros(pool_in)
    size = tuple(definitions.unpooled_size(made, pool, whole, x))
    default = definitions.unpooled_size({}, pool, whole, x)
    if "kernel_size" in pool and any(abs(size[axis] - default[axis]) >= definitions.stride(pool)[axis] for axis in (0, 1)):
        return None
    return (*shape[:2], *size) if min(size) >= 1 else None


def chain(seed):
    """(input, layers, gradient of the last output), all of them drawn from `seed`."""
    draw = random.Random(seed)
    shape = (draw.randint(1, 2), draw.randint(1, 4), draw.randint(1, 9), draw.randint(1, 9))
    made, before = numbers(draw, shape), []
    for _ in range(draw.randint(1, 5)):
        for _ in range(50):
            new = layer(draw, shape, before)
            out = output_shape(new, shape, before)
            if out and math.prod(out) <= MOST_CELLS:
                before.append((new, shape, out))
                shape = out
                break
    return made, [new for new, _, _ in before], numbers(draw, shape)
