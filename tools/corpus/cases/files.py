"""How the file is written: operator sets, batches, lengths, types of numbers, quantisation, external data."""

import ml_dtypes
import numpy as np
from onnx import TensorProto

from graph import Graph

LENGTH = 60
QUANTISED = 0.05


def plain(g, batch="batch", length=LENGTH):
    """Two convolutions, batch norm, pool, and a head that any length fits."""
    x = g.pool(g.relu(g.norm(g.conv(g.input("NCL", length, batch=batch), 6, 7))))
    x = g.relu(g.conv(x, 5, 5, pads=[2, 2]))
    x = g.op("Flatten", g.op("GlobalMaxPool", x), axis=1)
    return g.case(g.op("Sigmoid", g.gemm(x, 2)))


def int8(g, *shape):
    """Quantised weights with their scale and zero point."""
    values = np.clip(np.rint(g.normal(*shape, std=8)), -127, 127)
    return g.weight(values, np.int8), g.weight(np.array(0.06), np.float32), g.weight(np.array(0), np.int8)


def steps(g, x, scale=QUANTISED):
    """Quantises to uint8 and back."""
    scale, zero = g.weight(np.array(scale), np.float32), g.weight(np.array(128), np.uint8)
    return g.op("DequantizeLinear", g.op("QuantizeLinear", x, scale, zero), scale, zero)


def quantised(name, activations):
    """Weights in int8; the map between the convolutions too where asked for."""
    g = Graph(name)
    x = g.input("NCL", LENGTH)
    bias = g.weight(g.normal(6, std=0.2))
    x = g.relu(g.op("Conv", x, g.op("DequantizeLinear", *int8(g, 6, 4, 7)), bias, channels=6, kernel_shape=[7]))
    if activations:
        x = steps(g, x)
    weight = g.op("DequantizeLinear", *int8(g, 5, 6, 5))
    return g.case(g.relu(g.op("Conv", x, weight, channels=5, kernel_shape=[5])))


def half_weights():
    """Weights stored in half precision and cast where they are used."""
    g = Graph("type-float16-weights-cast")
    x = g.input("NCL", LENGTH)
    for channels, inputs, kernel, std in ((6, 4, 7, 0.4), (5, 6, 5, 0.3)):
        parts = [g.weight(g.normal(*shape, std=std), np.float16) for shape in ((channels, inputs, kernel), (channels,))]
        parts = [g.op("Cast", part, to=TensorProto.FLOAT) for part in parts]
        x = g.relu(g.op("Conv", x, *parts, channels=channels, kernel_shape=[kernel]))
    return g.case(x)


def float_letters(kind):
    """Letters arrive as numbers of another type and are cast first."""
    g = Graph(f"type-{np.dtype(kind).name}-letters")
    x = g.op("Cast", g.input("NCL", LENGTH, dtype=kind), to=TensorProto.FLOAT)
    return g.case(g.relu(g.conv(g.relu(g.conv(x, 6, 7)), 5, 5)))


def integer_only():
    """Nothing but integers from end to end: there is no substructure with exact values."""
    g = Graph("quantised-integer-only")
    x = g.input("NCL", LENGTH)
    number = lambda value, kind: g.weight(np.array(value), kind)
    scale, zero = number(QUANTISED, np.float32), number(128, np.uint8)
    x = g.op("QuantizeLinear", x, scale, zero)
    weight, weight_scale, weight_zero = int8(g, 6, 4, 7)
    x = g.op("QLinearConv", x, scale, zero, weight, weight_scale, weight_zero, scale, zero, channels=6)
    return g.case(g.op("DequantizeLinear", x, scale, zero), refused="its convolution is quantised (QLinearConv)")


def cases():
    for opset in (9, 11, 13, 17, 21):
        yield plain(Graph(f"opset-{opset:02}", opset=opset))
    yield plain(Graph("batch-dynamic"))
    yield plain(Graph("batch-1"), batch=1)
    yield plain(Graph("batch-8"), batch=8)
    yield plain(Graph("batch-and-length-dynamic"), length=("length", 64))
    yield plain(Graph("type-float16", dtype=np.float16))
    yield plain(Graph("type-bfloat16", opset=22, dtype=ml_dtypes.bfloat16))
    yield plain(Graph("type-float64", dtype=np.float64))
    yield half_weights()
    yield float_letters(np.uint8)
    yield float_letters(np.int64)
    yield quantised("quantised-weights", activations=False)
    yield quantised("quantised-weights-and-maps", activations=True)
    yield integer_only()
    g = Graph("external-data")
    case = plain(g)
    case.external = True
    yield case
