"""Statistics over channels at each position: layer norm, softmax, sums, division of branches."""

import numpy as np

from graph import Graph

LENGTH = 50


def around(name, mix, opset=17):
    """Two convolutions, with the operation between them."""
    g = Graph(name, opset=opset)
    x = mix(g, g.relu(g.conv(g.input("NCL", LENGTH), 6, 7)))
    return g.case(g.relu(g.conv(x, 5, 5)))


def channels_last(mix):
    """The operation on (N, L, C)."""
    def turned(g, x):
        x = mix(g, g.op("Transpose", x, perm=[0, 2, 1]))
        return g.op("Transpose", x, perm=[0, 2, 1])
    return turned


def layer_norm(g, x):
    scale, shift = g.normal(6, mean=1, std=0.3), g.normal(6, std=0.3)
    return g.op("LayerNormalization", x, g.weight(scale), g.weight(shift), axis=-1, epsilon=1e-3)


def rms_norm(g, x):
    return g.op("RMSNormalization", x, g.weight(g.normal(6, mean=1, std=0.3)), axis=-1, epsilon=1e-3)


def spelled(g, x):
    """A layer norm as exporters of older operator sets write it."""
    centred = g.op("Sub", x, g.op("ReduceMean", x, axes=[-1], keepdims=1))
    variance = g.op("ReduceMean", g.op("Pow", centred, g.weight(np.array(2.0))), axes=[-1], keepdims=1)
    spread = g.op("Sqrt", g.op("Add", variance, g.weight(np.array(1e-3))))
    scaled = g.op("Mul", g.op("Div", centred, spread), g.weight(g.normal(6, mean=1, std=0.3)))
    return g.op("Add", scaled, g.weight(g.normal(6, std=0.3)))


def squeezed(g, x):
    """Without keeping the axis that is summed."""
    mean = g.op("ReduceMean", x, axes=[1], keepdims=0)
    return g.op("Sub", x, g.op("Unsqueeze", mean, g.ints(1)))


def softmax(**settings):
    return lambda g, x: g.op("Softmax", x, **settings)


def shares(g, x):
    """What each channel has of the sum of all."""
    sum_ = g.op("ReduceSum", x, g.ints(1), keepdims=1)
    return g.op("Div", x, g.op("Add", sum_, g.weight(np.array(1.0))))


def inverse(g, x):
    return g.op("Div", g.weight(g.normal(6, 1)), g.op("Add", x, g.weight(np.array(0.7))), channels=6)


def reciprocal(g, x):
    return g.op("Reciprocal", g.op("Add", x, g.weight(np.array(0.7))))


def logarithm(g, x):
    return g.op("Log", g.op("Add", x, g.weight(np.array(0.5))))


def power(g, x):
    return g.op("Pow", g.op("Add", x, g.weight(np.array(0.1))), g.weight(np.array(1.5)))


def cases():
    yield around("stats-layer-norm", channels_last(layer_norm))
    yield around("stats-layer-norm-spelled", channels_last(spelled), opset=11)
    yield around("stats-rms-norm", channels_last(rms_norm), opset=23)
    yield around("stats-mean-squeezed", squeezed, opset=13)
    yield around("stats-softmax", softmax(axis=1), opset=13)
    yield around("stats-softmax-old", channels_last(softmax(axis=2)), opset=11)
    yield around("stats-shares", shares, opset=13)
    yield around("stats-inverse", inverse)
    yield around("stats-reciprocal", reciprocal)
    yield around("stats-log", logarithm)
    yield around("stats-power", power)

    g = Graph("stats-sum-of-positions", opset=13)
    x = g.relu(g.conv(g.input("NCL", LENGTH), 6, 7))
    x = g.op("ReduceSum", g.op("Mul", x, g.weight(np.array(0.05))), g.ints(2), keepdims=0)
    yield g.case(g.gemm(x, 3))
