"""Runs ONNX models with PyTorch, by ONNX's own operator descriptions: a stand-in for onnxruntime, which is not in Debian.

It knows the operators of our exported models, and refuses attributes that it does not know.
"""

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper


def sides(pads):
    """ONNX's [top, left, bottom, right] in the order of F.pad."""
    top, left, bottom, right = pads
    return left, right, top, bottom


def conv(x, weight, bias=None, *, kernel_shape, strides, dilations=(1, 1), pads=(0, 0, 0, 0), group=1):
    assert tuple(kernel_shape) == tuple(weight.shape[2:])
    return F.conv2d(F.pad(x, sides(pads)), weight, bias, stride=strides, dilation=dilations, groups=group)


def conv_transpose(x, weight, bias=None, *, kernel_shape, strides, dilations=(1, 1), pads=(0, 0, 0, 0), output_padding=(0, 0), group=1):
    assert tuple(kernel_shape) == tuple(weight.shape[2:])
    full = F.conv_transpose2d(x, weight, None, stride=strides, dilation=dilations, groups=group)
    top, left, bottom, right = pads
    full = F.pad(full, (0, output_padding[1], 0, output_padding[0]))
    full = full[:, :, top : full.shape[2] - bottom, left : full.shape[3] - right]
    return full if bias is None else full + bias.view(1, -1, 1, 1)


def max_pool(x, *, kernel_shape, strides, dilations=(1, 1), pads=(0, 0, 0, 0)):
    assert all(pad < size for pad, size in zip(pads, list(kernel_shape) * 2)), "onnxruntime refuses such padding"
    return F.max_pool2d(F.pad(x, sides(pads), value=float("-inf")), kernel_shape, strides, 0, dilations)


def average_pool(x, *, kernel_shape, strides):
    return F.avg_pool2d(x, kernel_shape, strides)


def pad(x, pads, value):
    pads = pads.tolist()
    assert pads[:2] == pads[4:6] == [0, 0]
    return F.pad(x, sides(pads[2:4] + pads[6:]), value=value.item())


def gather(x, indices, *, axis):
    return torch.from_numpy(np.take(x.numpy(), indices.numpy(), axis))


def slice_of(x, starts, ends, axes, steps=None):
    steps = torch.ones_like(starts) if steps is None else steps
    for axis, *span in zip(*(numbers.tolist() for numbers in (axes, starts, ends, steps))):
        x = x[(slice(None),) * axis + (slice(*span),)]
    return x


operators = {
    "Conv": conv, "ConvTranspose": conv_transpose, "MaxPool": max_pool, "AveragePool": average_pool, "Pad": pad, "Gather": gather,
    "GlobalMaxPool": lambda x: x.amax((2, 3), keepdim=True), "GlobalAveragePool": lambda x: x.mean((2, 3), keepdim=True),
    "ReduceMax": lambda x, *, axes, keepdims: x.amax(axes, keepdim=bool(keepdims)),
    "Relu": torch.relu, "Sigmoid": torch.sigmoid, "Tanh": torch.tanh, "Neg": torch.neg, "Abs": torch.abs,
    "LeakyRelu": lambda x, *, alpha: F.leaky_relu(x, alpha),
    "Add": torch.add, "Div": torch.div, "Pow": torch.pow, "MatMul": torch.matmul,
    "Reshape": lambda x, shape: x.reshape(shape.tolist()),
    "ScatterElements": lambda x, indices, updates, *, axis: x.scatter(axis, indices % x.shape[axis], updates),
    "Slice": slice_of,
    "Max": lambda *tensors: torch.stack(tensors).amax(0), "Sum": lambda *tensors: torch.stack(tensors).sum(0), "Mul": torch.mul,
    "Equal": torch.eq, "Where": torch.where,
}


class InferenceSession:
    def __init__(self, model, providers):
        self.graph = onnx.load_from_string(model).graph

    def run(self, names, feed):
        assert names is None
        values = {tensor.name: torch.from_numpy(numpy_helper.to_array(tensor).copy()) for tensor in self.graph.initializer}
        values.update({name: torch.from_numpy(np.array(array)) for name, array in feed.items()})
        for node in self.graph.node:
            attributes = {attribute.name: onnx.helper.get_attribute_value(attribute) for attribute in node.attribute}
            values[node.output[0]] = operators[node.op_type](*(values[name] for name in node.input), **attributes)
        return [values[output.name].numpy() for output in self.graph.output]
