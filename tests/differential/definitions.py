"""What every operator makes of its input and hands back as gradients, straight from the lesson format's words and PyTorch's
documentation: loops over output cells in float64, slow and obvious, sharing nothing with the program.

A layer is the object that stands in a lesson file. Arrays are N × C × H × W. Where two answers are right, or none is
settled (a product of ∞ and a padding's 0 in a gradient), the place is marked in `Answer.open`."""

import math

import numpy


class Answer:
    def __init__(self, output, terms=0.0, indices=None):
        self.output = output  # float64
        self.terms = terms  # the largest term that went into it, for the tolerance
        self.indices = indices  # flat positions of winners, −1 for a window on padding alone


class Gradient:
    """An array of sums, with the largest term and the places where nothing is settled."""

    def __init__(self, shape):
        self.values = numpy.zeros(shape)
        self.terms = 0.0
        self.open = numpy.zeros(shape, bool)

    def add(self, place, value):
        self.values[place] = value + self.values[place] if self.values[place] else value  # −0 stays what it is
        if math.isfinite(value):
            self.terms = max(self.terms, abs(value))


def pair(value):
    return (value, value) if isinstance(value, int) else tuple(value)


def window(layer):
    return layer["weight"].shape[2:] if "weight" in layer else pair(layer["kernel_size"])


def stride(layer):
    return pair(layer.get("stride", window(layer) if "kernel_size" in layer else 1))


def dilation(layer):
    return pair(layer.get("dilation", 1))


def reach(layer, axis):
    return dilation(layer)[axis] * (window(layer)[axis] - 1) + 1


def pads(layer, axis, extent):
    """How many cells stand before and after the input along one axis."""
    padding = layer.get("padding", 0)
    if isinstance(padding, int):
        return padding, padding
    if isinstance(padding, list):
        return (padding[axis], padding[axis]) if len(padding) == 2 else (padding[axis], padding[axis + 2])
    if padding == "valid":
        return 0, 0
    step = stride(layer)[axis]
    total = max((math.ceil(extent / step) - 1) * step + reach(layer, axis) - extent, 0)
    less, more = total // 2, total - total // 2
    return (more, less) if padding == "same_lower" else (less, more)


def count(layer, axis, extent):
    """How many windows there are; in ceil_mode one that would start in the padding after the input is dropped."""
    before, after = pads(layer, axis, extent)
    room = before + extent + after - reach(layer, axis)
    step = stride(layer)[axis]
    if not layer.get("ceil_mode"):
        return room // step + 1
    windows = -(-room // step) + 1
    return windows - 1 if (windows - 1) * step >= extent + before else windows


def positions(layer, axis, extent, out):
    """The positions along one axis, in coordinates of the unpadded input, that window `out` stands on."""
    first = out * stride(layer)[axis] - pads(layer, axis, extent)[0]
    return [first + k * dilation(layer)[axis] for k in range(window(layer)[axis])]


def source(mode, position, extent):
    """Which input position's value stands at `position`; None for a zero."""
    if 0 <= position < extent:
        return position
    if mode == "zeros":
        return None
    if mode == "replicate":
        return min(max(position, 0), extent - 1)
    if mode == "circular":
        return position % extent
    while not 0 <= position < extent:  # reflect: mirrored at the edge cell, which is not repeated
        position = -position if position < 0 else 2 * (extent - 1) - position
    return position


def cells(shape):
    return numpy.ndindex(*shape)


# --- Sums of products ---

def conv2d_products(layer, x):
    """For each output cell, (weight's place, input's place or None for a padding zero)."""
    weight, mode = layer["weight"], layer.get("padding_mode", "zeros")
    per_group = weight.shape[0] // layer.get("groups", 1)
    n, _, h, w = x.shape
    shape = (n, weight.shape[0], count(layer, 0, h), count(layer, 1, w))
    for out in cells(shape):
        rows = [source(mode, p, h) for p in positions(layer, 0, h, out[2])]
        cols = [source(mode, p, w) for p in positions(layer, 1, w, out[3])]
        products = []
        for c in range(weight.shape[1]):
            for a, row in enumerate(rows):
                for b, col in enumerate(cols):
                    inside = row is not None and col is not None
                    channel = out[1] // per_group * weight.shape[1] + c
                    products.append(((out[1], c, a, b), (out[0], channel, row, col) if inside else None))
        yield out, products


def transposed_extent(layer, axis, extent):
    """The output's extent and how many cells are cut off before it."""
    full = (extent - 1) * stride(layer)[axis] + reach(layer, axis)
    more = pair(layer.get("output_padding", 0))[axis]
    given = pair(layer["output_size"])[axis] if "output_size" in layer else None
    padding = layer.get("padding", 0)
    if isinstance(padding, str) and padding != "valid":  # ONNX's ConvTranspose: input · stride, the surplus is cut off evenly
        surplus = max(full + more - extent * stride(layer)[axis], 0)
        before = surplus - surplus // 2 if padding == "same_lower" else surplus // 2
        return given or extent * stride(layer)[axis], before
    before, after = pads(layer, axis, extent)
    return given or full - before - after + more, before


def conv_transpose2d_products(layer, x):
    weight, groups = layer["weight"], layer.get("groups", 1)
    n, channels, h, w = x.shape
    (height, top), (width, left) = transposed_extent(layer, 0, h), transposed_extent(layer, 1, w)
    products = {out: [] for out in cells((n, weight.shape[1] * groups, height, width))}
    for place in cells(x.shape):
        for o, a, b in cells(weight.shape[1:]):
            channel = place[1] // (channels // groups) * weight.shape[1] + o
            row = place[2] * stride(layer)[0] + a * dilation(layer)[0] - top
            col = place[3] * stride(layer)[1] + b * dilation(layer)[1] - left
            if 0 <= row < height and 0 <= col < width:
                products[(place[0], channel, row, col)].append(((place[1], o, a, b), place))
    return products.items()


def products_of(layer, x):
    return conv2d_products(layer, x) if layer["type"] == "conv2d" else conv_transpose2d_products(layer, x)


def sum_of_products(layer, x):
    values, terms, largest = {}, list(products_of(layer, x)), 0.0
    for out, products in terms:
        numbers = [layer["weight"][w] * (0.0 if place is None else x[place]) for w, place in products]
        numbers.append(layer["bias"][out[1]] if "bias" in layer else 0.0)
        values[out] = sum(numbers)
        largest = max([largest, *(abs(number) for number in numbers if math.isfinite(number))])
    return Answer(array_of(values), largest)


def sum_of_products_back(layer, x, _answer, upstream):
    by_input, by_weight = Gradient(x.shape), Gradient(layer["weight"].shape)
    by_bias = Gradient(upstream.shape[1:2]) if "bias" in layer else None
    for out, products in products_of(layer, x):
        g = upstream[out]
        for w, place in products:
            if place is None:
                by_weight.open[w] |= not math.isfinite(g)  # 0 · ∞: PyTorch's kernels differ in whether they multiply
                continue
            by_weight.add(w, g * x[place])
            by_input.add(place, g * layer["weight"][w])
        if by_bias:
            by_bias.add(out[1], g)
    return by_input, by_weight, by_bias


# --- Pooling ---

def pool_windows(layer, x):
    """For each output cell, the places of the input it stands on, how many of its cells count as padding, how many lie beyond."""
    n, c, h, w = x.shape
    if "kernel_size" not in layer:
        out_h, out_w = pair(layer.get("output_size", 1))
        for out in cells((n, c, out_h, out_w)):
            rows = range(out[2] * h // out_h, -(-(out[2] + 1) * h // out_h))
            cols = range(out[3] * w // out_w, -(-(out[3] + 1) * w // out_w))
            yield out, [(*out[:2], row, col) for row in rows for col in cols], 0, 0
        return
    after = pads(layer, 0, h)[1], pads(layer, 1, w)[1]
    for out in cells((n, c, count(layer, 0, h), count(layer, 1, w))):
        inside, padding, beyond = [], 0, 0
        for row in positions(layer, 0, h, out[2]):
            for col in positions(layer, 1, w, out[3]):
                if 0 <= row < h and 0 <= col < w:
                    inside.append((*out[:2], row, col))
                elif row >= h + after[0] or col >= w + after[1]:
                    beyond += 1
                else:
                    padding += 1
        yield out, inside, padding, beyond


def extreme(layer, x):
    sign = -1.0 if layer["type"] == "min_pool2d" else 1.0
    values, indices = {}, {}
    for out, inside, _, _ in pool_windows(layer, x):
        best, winner = -math.inf, -1
        for place in inside:
            value = sign * x[place]
            if winner < 0 or value > best or math.isnan(value):  # the first of equals, but the last NaN: PyTorch's MaxPoolKernel
                best, winner = value, place[2] * x.shape[3] + place[3]
        values[out], indices[out] = sign * best, winner
    return Answer(array_of(values), 0.0, array_of(indices).astype(numpy.int64))


def extreme_back(_layer, x, answer, upstream):
    by_input = Gradient(x.shape)
    for out in cells(upstream.shape):
        if (winner := answer.indices[out]) >= 0:
            by_input.add((*out[:2], winner // x.shape[3], winner % x.shape[3]), upstream[out])
    return by_input, None, None


def divisor(layer, inside, padding):
    if layer["type"] == "avg_pool2d" and "divisor_override" in layer:
        return layer["divisor_override"]
    return len(inside) + (padding if layer.get("count_include_pad", True) else 0)


def average(layer, x):
    values, largest = {}, 0.0
    for out, inside, padding, _ in pool_windows(layer, x):
        by = divisor(layer, inside, padding)
        values[out] = sum(x[place] for place in inside) / by if by else 0.0
        largest = max([largest, *(abs(x[place] / by) for place in inside if math.isfinite(x[place]))])
    return Answer(array_of(values), largest)


def average_back(layer, x, _answer, upstream):
    by_input = Gradient(x.shape)
    for out, inside, padding, _ in pool_windows(layer, x):
        for place in inside:
            by_input.add(place, upstream[out] / divisor(layer, inside, padding))
    return by_input, None, None


def lp(layer, x):
    """(Σ |x|^p · the full window / the part that is not beyond the padding)^(1/p), of numbers divided by their largest."""
    p, values = layer["norm_type"], {}
    for out, inside, padding, beyond in pool_windows(layer, x):
        sizes = [abs(x[place]) for place in inside]
        share = (len(inside) + padding) / (len(inside) + padding + beyond)
        largest = max([0.0, *(size for size in sizes if not math.isnan(size))])
        if any(map(math.isnan, sizes)):
            values[out] = math.nan
        elif largest == 0.0 or math.isinf(largest):
            values[out] = largest
        else:
            values[out] = float(largest * (sum((size / largest) ** p for size in sizes) / share) ** (1.0 / p))
    answer = array_of(values)
    return Answer(answer, largest_of(answer))


def lp_back(layer, x, answer, upstream):
    """sign(x) (|x| / y)^(p − 1) / share · upstream; 0 where x or y is 0."""
    p, by_input = layer["norm_type"], Gradient(x.shape)
    for out, inside, padding, beyond in pool_windows(layer, x):
        y, share = float(answer.output[out]), (len(inside) + padding) / (len(inside) + padding + beyond)
        for place in inside:
            if not math.isfinite(y) or not math.isfinite(upstream[out]):
                by_input.open[place] = True
            elif y != 0.0 and x[place] != 0.0:
                slope = math.copysign((abs(x[place]) / y) ** (p - 1.0), x[place]) / share
                by_input.add(place, float(upstream[out] * slope))
    return by_input, None, None


def unpooled_size(layer, pool, pool_input, x):
    if "output_size" in layer:
        return pair(layer["output_size"])
    if "kernel_size" not in pool or dilation(pool) != (1, 1):
        return pool_input.shape[2:]
    return tuple((x.shape[2 + axis] - 1) * stride(pool)[axis] - sum(pads(pool, axis, pool_input.shape[2 + axis])) + window(pool)[axis]
                 for axis in (0, 1))


def unpool(layer, x, pool, pool_input, indices):
    height, width = unpooled_size(layer, pool, pool_input, x)
    output = numpy.zeros((*x.shape[:2], height, width))
    for place in cells(x.shape):
        if (winner := indices[place]) >= 0:  # the last of several winners in one place stays
            output[(*place[:2], winner // width, winner % width)] = x[place]
    return Answer(output)


def unpool_back(x, indices, upstream):
    """Of several winners in one place only the last one's value stands there, and only that one has a gradient."""
    by_input, width, last = Gradient(x.shape), upstream.shape[3], {}
    for place in cells(x.shape):
        if indices[place] >= 0:
            last[(*place[:2], indices[place] // width, indices[place] % width)] = place
    for out, place in last.items():
        by_input.add(place, upstream[out])
    return by_input, None, None


# --- Activations: the value, and the gradient given the upstream one, the input and the value ---

def sigmoid(x):
    return 1.0 / (1.0 + math.exp(-x)) if x > -700.0 or math.isnan(x) else 0.0


ACTIVATIONS = {
    "relu": (lambda layer, x: 0.0 if x <= 0.0 else x, lambda layer, g, x, y: 0.0 if x <= 0.0 else g),
    "leaky_relu": (lambda layer, x: x if x > 0.0 else x * layer.get("negative_slope", 0.01),
                   lambda layer, g, x, y: g if x > 0.0 else g * layer.get("negative_slope", 0.01)),
    "sigmoid": (lambda layer, x: sigmoid(x), lambda layer, g, x, y: g * (1.0 - y) * y),
    "tanh": (lambda layer, x: math.tanh(x), lambda layer, g, x, y: g * (1.0 - y * y)),
}


def activation(layer, x):
    value = ACTIVATIONS[layer["type"]][0]
    output = array_of({place: value(layer, float(x[place])) for place in cells(x.shape)})
    return Answer(output, largest_of(output))


def activation_back(layer, x, answer, upstream):
    by_input, slope = Gradient(x.shape), ACTIVATIONS[layer["type"]][1]
    by_input.terms = largest_of(upstream)  # of g − g · y²
    for place in cells(x.shape):
        by_input.add(place, float(slope(layer, float(upstream[place]), float(x[place]), float(answer.output[place]))))
        by_input.open[place] |= layer["type"] in ("sigmoid", "tanh") and not math.isfinite(upstream[place])  # saturated: ∞ · 0
    return by_input, None, None


# --- The front door ---

def array_of(values):
    """A dictionary from places to numbers as an array."""
    last = max(values)
    result = numpy.zeros([extent + 1 for extent in last])
    for place, value in values.items():
        result[place] = value
    return result


def largest_of(array):
    finite = array[numpy.isfinite(array)]
    return float(numpy.abs(finite).max()) if finite.size else 0.0


FORWARD = {"conv2d": sum_of_products, "conv_transpose2d": sum_of_products, "avg_pool2d": average, "adaptive_avg_pool2d": average,
           "global_avg_pool2d": average, "max_pool2d": extreme, "min_pool2d": extreme, "adaptive_max_pool2d": extreme,
           "global_max_pool2d": extreme, "lp_pool2d": lp, **{name: activation for name in ACTIVATIONS}}
BACK = {sum_of_products: sum_of_products_back, average: average_back, extreme: extreme_back, lp: lp_back,
        activation: activation_back}
WITH_INDICES = ("max_pool2d", "adaptive_max_pool2d", "global_max_pool2d")
EXACT = (*WITH_INDICES, "min_pool2d", "max_unpool2d", "relu")


def forward(layer, x, pool=None, pool_input=None, indices=None):
    """The layer's Answer; `pool`, its input and its winners for a max_unpool2d."""
    if layer["type"] == "max_unpool2d":
        return unpool(layer, x, pool, pool_input, indices)
    return FORWARD[layer["type"]](layer, x)


def backward(layer, x, answer, upstream, indices=None):
    """Gradients by the input, the weight and the bias; None where there is none."""
    if layer["type"] == "max_unpool2d":
        return unpool_back(x, indices, upstream)
    return BACK[FORWARD[layer["type"]]](layer, x, answer, upstream)
