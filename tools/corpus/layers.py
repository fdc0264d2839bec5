"""The table of layers: convolutions along the sequence, dense units, and where their values are read."""

from dataclasses import dataclass

import numpy as np

import intervals
import space_to_batch
import windows

AFFINE = {"Add", "Sub", "Mul", "Div", "BatchNormalization"}
LAYOUT = {"Transpose", "Reshape", "Squeeze", "Unsqueeze", "Identity"}


@dataclass
class Layer:
    """One node with weights. `place` is the map's position that is read; its axis is None for dense units."""

    node: object
    kind: str
    tensor: str
    channels: int
    axis: int | None
    channel_axis: int
    place: int | None
    start: int
    receptive_field: int
    jump: int | None
    blocked: bool
    kept: bool
    geometry: dict

    def read(self, array):
        """(N, channels) values at the place, from the whole tensor."""
        array = np.moveaxis(array, self.channel_axis, 1)
        if self.axis is not None:
            axis = self.axis + (1 if self.axis < self.channel_axis else 0)
            array = np.take(array, self.place, axis=axis)
        return array.reshape(len(array), self.channels)


def value_tensor(graph, name, constants, arrangement=LAYOUT):
    """What enters the activation: a chain of biases and batch norms with one reader each belongs to the layer."""
    outputs = {value.name for value in graph.output}
    best = name
    while name not in outputs:
        readers = [node for node in graph.node if name in node.input and node.op_type != "Shape"]
        if len(readers) != 1:
            break
        node = readers[0]
        others = [other for other in node.input if other != name]
        if node.op_type in AFFINE and others and all(other in constants for other in others):
            best = name = node.output[0]
        elif node.op_type in arrangement:
            name = node.output[0]
        else:
            break
    return best


def conv_geometry(node, x, weight, out):
    """Kernel, stride, dilation, padding and groups along the sequence."""
    axis = out.sequence_axis() or x.sequence_axis() or 2
    kernel, stride, dilation, left, right = windows.settings(node, x.shape, weight.shape[2:])[axis - 2]
    groups = next((attribute.i for attribute in node.attribute if attribute.name == "group"), 1)
    return {"kernel": kernel, "stride": stride, "dilation": dilation, "padding": [left, right], "groups": groups}


def middle(field, axis, length):
    """(position, kept): the untouched position nearest to the middle, or the middle itself."""
    size = field.shape[axis]
    rest = tuple(other for other in range(field.low.ndim) if other != axis)
    inside = (field.low.min(rest) >= 0) & (field.high.max(rest) <= length)
    clean = np.flatnonzero(inside & ~field.touched.any(rest))
    return (min(clean, key=lambda place: (abs(place - size // 2), place)), False) if len(clean) else (size // 2, True)


def step_at(field, axis, place):
    """How far the range moves from this position to its neighbour."""
    near = min(place, field.shape[axis] - 2)
    low, high = (np.take(field.low, near + offset, axis=axis).min() for offset in (0, 1))
    return high - low


def along_sequence(node, fields):
    """Whether the node reads or writes a map with positions."""
    ends = [node.output[0]] + ([node.input[0]] if node.op_type == "Conv" else [])
    return any(fields[name].sequence_axis() is not None for name in ends)


def layer(case, node, fields, weight, fixed):
    """The layer of one node with weights."""
    written, entered = fields[node.output[0]], fields[node.input[0]]
    folded = space_to_batch.factor(case, node, fields)
    convolution, along = node.op_type == "Conv", along_sequence(node, fields)
    kind = ("layers" if convolution else "pointwise") if along else "dense"
    arrangement = LAYOUT | {"Slice"} if folded > 1 else LAYOUT
    tensor = value_tensor(case.model.graph, node.output[0], fixed, arrangement)
    read, length = fields[tensor], case.length_used
    axis = read.sequence_axis() if along else None
    channels = weight.shape[0] if convolution else written.shape[-1]
    channel_axis = next(a for a in range(1, read.low.ndim) if a != axis and read.shape[a] == channels)
    blocked = bool(read.blocked.any() or (kind == "layers" and entered.whole.any()))
    if axis is None:
        place, kept, jump = None, True, None
        start, stop = max(0, read.low.min()), min(length, read.high.max())
    else:
        place, kept = middle(read, axis, length)
        start, stop = np.take(read.low, place, axis=axis).min(), np.take(read.high, place, axis=axis).max()
        place, jump = int(place), int(step_at(read, axis, place))
    geometry = conv_geometry(node, entered, weight, written) if kind == "layers" else {}
    if folded > 1:
        geometry |= space_to_batch.geometry(case.model.graph, node, fields, read, axis, folded)
    return Layer(
        node, kind, tensor, int(channels), axis, channel_axis, place, int(start),
        length if blocked else int(stop - start), jump, blocked, kept or blocked,
        geometry,
    )


def find(case, fields, values):
    """All layers in graph order."""
    known = {**values, **intervals.constants(case.model.graph)}
    fixed = set(known) - set(fields)
    nodes = [node for node in case.model.graph.node if node.op_type in ("Conv", "Gemm", "MatMul")]
    nodes = [node for node in nodes if node.input[0] in fields and node.input[1] in fixed]
    return [layer(case, node, fields, known[node.input[1]], fixed) for node in nodes]
