"""Interval arithmetic over a whole graph: for every tensor, the field of what its numbers depend on."""

import numpy as np
from onnx import numpy_helper
from onnx.reference import ReferenceEvaluator

import sequences
import windows
from field import Field, join

MOVES = {
    "Reshape", "Transpose", "Squeeze", "Unsqueeze", "Flatten", "Slice", "Split", "Concat", "Gather", "Expand",
    "Tile",
}
ELEMENTWISE = {
    "Add", "Sub", "Mul", "Div", "Pow", "Min", "Max", "Neg", "Abs", "Sqrt", "Exp", "Log", "Erf", "Erfc", "Relu", "LeakyRelu",
    "PRelu", "Elu", "Selu", "Celu", "Gelu", "Softplus", "Softsign", "Sigmoid", "HardSigmoid", "HardSwish", "Tanh",
    "Clip", "Mish", "Swish", "BatchNormalization", "Where", "Greater", "GreaterOrEqual", "Less", "Equal", "Reciprocal", "Sum",
    "DequantizeLinear", "Cast", "CastLike", "Identity", "Dropout",
}
POOLS = {"MaxPool", "AveragePool", "LpPool"}
REDUCTIONS = {"ReduceMean", "ReduceMax", "ReduceSum", "ReduceMin", "ReduceLogSumExp", "GlobalAveragePool", "GlobalMaxPool"}


def constants(graph):
    """All constant tensors by name."""
    found = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    for node in graph.node:
        if node.op_type == "Constant" and node.attribute[0].name == "value":
            found[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
    return found


def move(node, fields, values, opset):
    """A node that only moves numbers, run on their indices."""
    offset, feeds, sources = 0, {}, []
    for name in dict.fromkeys(node.input):
        if name in fields:
            size = fields[name].low.size
            feeds[name] = np.arange(offset, offset + size).reshape(fields[name].shape)
            sources.append(fields[name])
            offset += size
        elif name:
            feeds[name] = values[name]
    indices = ReferenceEvaluator(node, opsets={"": opset}).run(None, feeds)
    flat = lambda part: np.concatenate([getattr(source, part).ravel() for source in sources])
    parts = [flat(part) for part in ("low", "high", "touched", "whole", "blocked")]
    return [Field(*(part[index] for part in parts)) for index in indices]


def convolve(node, x, weight, blocked=False):
    """A convolution: windows on every spatial axis, then all channels of each group."""
    for axis, sizes in enumerate(windows.settings(node, x.shape, weight.shape[2:]), start=2):
        x = x.window(axis, *sizes)
    groups = next((attribute.i for attribute in node.attribute if attribute.name == "group"), 1)
    parts = x.map(lambda array: array.reshape(len(array), groups, -1, *array.shape[2:]))
    parts = parts.reduce([2])
    each = weight.shape[0] // groups
    spread = lambda array: np.repeat(array, each, axis=2).reshape(len(array), weight.shape[0], *array.shape[3:])
    return parts.map(spread).block() if blocked else parts.map(spread)


def reduction_axes(node, values, rank):
    """The axes of a reduction, wherever this operator set writes them."""
    if node.op_type.startswith("Global"):
        return list(range(2, rank))
    for attribute in node.attribute:
        if attribute.name == "axes":
            return [axis % rank for axis in attribute.ints]
    given = len(node.input) > 1 and node.input[1]
    return [axis % rank for axis in values[given].ravel()] if given else list(range(rank))


def along(node, rank, default=-1):
    axis = next((attribute.i for attribute in node.attribute if attribute.name == "axis"), default)
    return axis % rank


def step(node, fields, values, opset):
    """The fields of a node's outputs."""
    kind, data = node.op_type, [fields[name] for name in node.input if name in fields]
    shape = values[node.output[0]].shape
    first = data[0]
    if kind in MOVES:
        return move(node, fields, values, opset)
    if kind in ELEMENTWISE:
        return [join(data, shape)]
    if kind == "Conv":
        return [convolve(node, first, values[node.input[1]])]
    if kind == "QLinearConv":
        return [convolve(node, first, values[node.input[3]], blocked=True)]
    if kind == "QuantizeLinear":
        return [first.block()]
    if kind in POOLS:
        kernel = next(attribute.ints for attribute in node.attribute if attribute.name == "kernel_shape")
        for axis, sizes in enumerate(windows.settings(node, first.shape, kernel), start=2):
            first = first.window(axis, *sizes)
        return [first]
    if kind in REDUCTIONS:
        reduced = first.reduce(reduction_axes(node, values, first.low.ndim))
        return [reduced.map(lambda array: array.reshape(shape))]
    if kind == "Pad":
        pads = values[node.input[1]] if len(node.input) > 1 else node.attribute[-1].ints
        for axis in range(rank := first.low.ndim):
            first = first.pad(axis, int(pads[axis]), int(pads[axis + rank]))
        return [first]
    if kind in ("Gemm", "MatMul") and len(data) == 1 and node.input[0] in fields:
        return [first.reduce([first.low.ndim - 1]).expand(shape)]
    if kind in ("Softmax", "LayerNormalization", "RMSNormalization"):
        mixed = first.reduce([along(node, first.low.ndim)]).expand(shape)
        return [mixed.block() if first.sequence_axis() is not None and mixed.whole.any() else mixed]
    if kind in ("MatMul", "LSTM", "GRU"):
        low, high = min(field.low.min() for field in data), max(field.high.max() for field in data)
        one = Field(*(np.full((1,), value) for value in (low, high, True, True, True)))
        return [one.expand(values[name].shape) if name else None for name in node.output]
    raise NotImplementedError(kind)


def analyse(case, values):
    """{tensor: field} of everything that depends on the input; `values` are all tensors for one batch."""
    graph = case.model.graph
    values = {**constants(graph), **values}
    opset = next(item.version for item in case.model.opset_import if item.domain == "")
    fields = {case.input: Field.of_input(case, sequences.arrange)}
    for node in graph.node:
        if any(name in fields for name in node.input) and node.op_type not in ("Shape", "Size"):
            for name, field in zip(node.output, step(node, fields, values, opset)):
                if name and field is not None:
                    fields[name] = field
    return fields
