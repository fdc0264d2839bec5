"""One network for each activation, as one operation and spelled out."""

import numpy as np

from graph import Graph

LENGTH = 50


def around(name, activate, opset=17, scale=1.0):
    """Two convolutions with the activation after each."""
    g = Graph(name, opset=opset, scale=scale)
    x = activate(g, g.conv(g.input("NCL", LENGTH), 6, 7))
    return g.case(activate(g, g.conv(x, 5, 5)))


def one(kind, opset=17, **settings):
    return lambda g, x: g.op(kind, x, **settings)


def number(g, value):
    return g.weight(np.array(value))


def prelu_channels(g, x):
    return g.op("PRelu", x, g.weight(g.normal(g.channels[x], 1, mean=0.3, std=0.1)))


def prelu_scalar(g, x):
    return g.op("PRelu", x, g.weight(np.array([0.2])))


def gelu_erf(g, x):
    half = g.op("Mul", x, number(g, 0.5))
    erf = g.op("Erf", g.op("Div", x, number(g, np.sqrt(2))))
    return g.op("Mul", half, g.op("Add", erf, number(g, 1.0)))


def gelu_tanh(g, x):
    cube = g.op("Mul", g.op("Pow", x, number(g, 3.0)), number(g, 0.044715))
    inner = g.op("Mul", g.op("Add", x, cube), number(g, np.sqrt(2 / np.pi)))
    half = g.op("Mul", x, number(g, 0.5))
    return g.op("Mul", half, g.op("Add", g.op("Tanh", inner), number(g, 1.0)))


def gelu_sigmoid(g, x):
    return g.op("Mul", g.op("Sigmoid", g.op("Mul", x, number(g, 1.702))), x)


def silu(g, x):
    return g.op("Mul", x, g.op("Sigmoid", x))


def clip(g, x):
    return g.op("Clip", x, number(g, 0.0), number(g, 1.5))


def clip_low(g, x):
    return g.op("Clip", x, number(g, 0.1))


def mish(g, x):
    return g.op("Mul", x, g.op("Tanh", g.op("Softplus", x)))


def hard_swish(g, x):
    return g.op("Mul", x, g.op("HardSigmoid", x, alpha=1 / 6, beta=0.5))


def square(g, x):
    return g.op("Mul", x, x)


def cases():
    yield around("act-relu", one("Relu"))
    yield around("act-leaky-relu", one("LeakyRelu", alpha=0.1))
    yield around("act-leaky-relu-default", one("LeakyRelu"))
    yield around("act-prelu-scalar", prelu_scalar)
    yield around("act-prelu-channels", prelu_channels)
    yield around("act-elu", one("Elu", alpha=0.7))
    yield around("act-selu", one("Selu"))
    yield around("act-gelu", one("Gelu"), opset=20)
    yield around("act-gelu-tanh", one("Gelu", approximate="tanh"), opset=20)
    yield around("act-gelu-erf-spelled", gelu_erf)
    yield around("act-gelu-tanh-spelled", gelu_tanh)
    yield around("act-gelu-sigmoid-spelled", gelu_sigmoid)
    yield around("act-silu", silu)
    yield around("act-softplus", one("Softplus"))
    yield around("act-softsign", one("Softsign"))
    yield around("act-sigmoid", one("Sigmoid"))
    yield around("act-hard-sigmoid", one("HardSigmoid", alpha=0.25, beta=0.4))
    yield around("act-hard-swish", one("HardSwish"))
    yield around("act-hard-swish-spelled", hard_swish)
    yield around("act-tanh", one("Tanh"))
    yield around("act-exp", one("Exp"), scale=0.4)
    yield around("act-clip", clip)
    yield around("act-clip-low", clip_low)
    yield around("act-mish", one("Mish"), opset=20)
    yield around("act-mish-spelled", mish)
    yield around("act-square", square)

    g = Graph("act-exp-then-relu")
    x = g.op("Exp", g.conv(g.input("NCL", LENGTH), 6, 7, auto_pad="SAME_UPPER"))
    x = g.relu(g.conv(g.pool(x, kernel=4, stride=4), 5, 5))
    yield g.case(x)

    g = Graph("act-none")
    yield g.case(g.conv(g.conv(g.input("NCL", LENGTH), 6, 7), 5, 5))
