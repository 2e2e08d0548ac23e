"""The same layer by PyTorch in float64, for layers that PyTorch has: what it gives, and what flows back through it."""

import warnings

import numpy
import torch
import torch.nn.functional as F

import definitions

torch.set_num_threads(1)
warnings.filterwarnings("ignore", message="Using padding='same'")


class NotThere(Exception):
    """PyTorch has no such layer."""


def symmetric(layer, x):
    """Padding as PyTorch's pooling takes it."""
    both = [definitions.pads(layer, axis, x.shape[2 + axis]) for axis in (0, 1)]
    if any(before != after for before, after in both):
        raise NotThere
    return [before for before, _ in both]


def conv2d(layer, x, weight, bias):
    words = {"stride": definitions.stride(layer), "dilation": definitions.dilation(layer), "groups": layer.get("groups", 1)}
    mode = layer.get("padding_mode", "zeros")
    if layer.get("padding") in ("same", "same_upper") and mode == "zeros" and words["stride"] == (1, 1):
        return F.conv2d(x, weight, bias, padding="same", **words)
    (top, bottom), (left, right) = (definitions.pads(layer, axis, x.shape[2 + axis]) for axis in (0, 1))
    padded = F.pad(x, (left, right, top, bottom), mode="constant" if mode == "zeros" else mode)
    return F.conv2d(padded, weight, bias, **words)


def conv_transpose2d(layer, x, weight, bias):
    if isinstance(layer.get("padding"), str):
        raise NotThere
    module = torch.nn.ConvTranspose2d(weight.shape[0], weight.shape[1] * layer.get("groups", 1), tuple(weight.shape[2:]),
                                      definitions.stride(layer), symmetric(layer, x), definitions.pair(layer.get("output_padding", 0)),
                                      layer.get("groups", 1), bias is not None, definitions.dilation(layer)).double()
    del module.weight, module.bias
    module.weight, module.bias = weight, bias
    return module(x, output_size=layer.get("output_size"))


def max_pool2d(layer, x):
    words = (layer["kernel_size"], definitions.stride(layer), symmetric(layer, x), definitions.dilation(layer), bool(layer.get("ceil_mode")))
    if layer["type"] == "min_pool2d":
        return -F.max_pool2d(-x, *words)
    return F.max_pool2d(x, *words, return_indices=True)


def avg_pool2d(layer, x):
    if definitions.dilation(layer) != (1, 1):
        raise NotThere
    return F.avg_pool2d(x, layer["kernel_size"], definitions.stride(layer), symmetric(layer, x), bool(layer.get("ceil_mode")),
                        layer.get("count_include_pad", True), layer.get("divisor_override"))


def lp_pool2d(layer, x):
    if definitions.dilation(layer) != (1, 1) or symmetric(layer, x) != [0, 0]:
        raise NotThere
    return F.lp_pool2d(x.abs(), layer["norm_type"], layer["kernel_size"], definitions.stride(layer), bool(layer.get("ceil_mode")))


def output_size(layer):
    return layer.get("output_size", 1) if isinstance(layer.get("output_size", 1), int) else tuple(layer["output_size"])


LAYERS = {
    "max_pool2d": max_pool2d, "min_pool2d": max_pool2d, "avg_pool2d": avg_pool2d, "lp_pool2d": lp_pool2d,
    **{name: lambda layer, x: F.adaptive_max_pool2d(x, output_size(layer), return_indices=True)
       for name in ("adaptive_max_pool2d", "global_max_pool2d")},
    **{name: lambda layer, x: F.adaptive_avg_pool2d(x, output_size(layer)) for name in ("adaptive_avg_pool2d", "global_avg_pool2d")},
    "relu": lambda layer, x: F.relu(x), "leaky_relu": lambda layer, x: F.leaky_relu(x, layer.get("negative_slope", 0.01)),
    "sigmoid": lambda layer, x: torch.sigmoid(x), "tanh": lambda layer, x: torch.tanh(x),
}


def tensor(array):
    return None if array is None else torch.nn.Parameter(torch.tensor(numpy.asarray(array, dtype=float)))


def evaluated(layer, x, weight, bias):
    """(output, indices or None)"""
    if layer["type"] == "conv2d":
        return conv2d(layer, x, weight, bias), None
    if layer["type"] == "conv_transpose2d":
        return conv_transpose2d(layer, x, weight, bias), None
    if layer["type"] not in LAYERS:
        raise NotThere  # max_unpool2d hands the gradient to every one of several winners in a place
    result = LAYERS[layer["type"]](layer, x)
    return result if isinstance(result, tuple) else (result, None)


def opinion(layer, x, upstream, indices):
    """`indices` are the winners by definition. What PyTorch has of "output", "indices", "grad_input", "grad_weight", "grad_bias"; None when it has no such layer."""
    finite = all(numpy.isfinite(array).all() for array in (x, upstream, layer.get("weight", 0.0), layer.get("bias", 0.0)))
    if not finite and layer["type"] in ("conv2d", "conv_transpose2d", "lp_pool2d"):
        return None  # its kernels differ among themselves in 0 · ∞
    if indices is not None and (indices < 0).any():
        return None  # a dilated window on padding alone: PyTorch 1.13 writes its gradient outside of the array
    values = {"input": tensor(x), "weight": tensor(layer.get("weight")), "bias": tensor(layer.get("bias"))}
    try:
        output, indices = evaluated(layer, values["input"], values["weight"], values["bias"])
    except (NotThere, RuntimeError, ValueError):  # the latter two are refusals: its limits on padding are narrower than ONNX's
        return None
    if output.shape != upstream.shape:
        return {"output": output.detach().numpy()}
    output.backward(torch.tensor(upstream))
    seen = {"output": output.detach().numpy(), "indices": None if indices is None else indices.numpy().astype(float)}
    seen.update({"grad_" + name: value.grad.numpy() for name, value in values.items() if value is not None})
    return {name: value for name, value in seen.items() if value is not None}
