"""What comes after the convolutions: dense layers, gates, attention, recurrence."""

import numpy as np

from graph import Graph

LENGTH = 60


def trunk(g, length=LENGTH):
    """Two convolutions with a pool between them: (N, 6, 23)."""
    x = g.pool(g.relu(g.conv(g.input("NCL", length), 6, 7)))
    return g.relu(g.conv(x, 6, 5))


def dense(g, x, inputs=None):
    """Two dense layers and a sigmoid."""
    return g.op("Sigmoid", g.gemm(g.relu(g.gemm(x, 8, inputs)), 3))


def recurrent(g, x, kind, gates, width=5):
    """A recurrent layer over the positions, read at its last one."""
    x = g.op("Transpose", x, perm=[2, 0, 1])
    weight = g.weight(g.normal(1, gates * width, 6, std=0.4))
    again = g.weight(g.normal(1, gates * width, width, std=0.4))
    _, last = g.op(kind, x, weight, again, g.weight(g.normal(1, 2 * gates * width, std=0.1)),
                   outputs=2, channels=width, hidden_size=width)
    return g.op("Squeeze", last, g.ints(0), channels=width)


def excite(g, x):
    """Squeeze and excitation: a gate for each channel from the mean of the whole map."""
    gate = g.op("GlobalAveragePool", x)
    gate = g.relu(g.conv(gate, 3, 1))
    return g.op("Mul", x, g.op("Sigmoid", g.conv(gate, 6, 1)))


def attend(g, x):
    """Self-attention over the positions, with residual; its projections are convolutions of width 1."""
    query, key, value = (g.conv(x, 6, 1, bias=False) for _ in range(3))
    scores = g.op("MatMul", g.op("Transpose", query, perm=[0, 2, 1]), key)
    scores = g.op("Softmax", g.op("Div", scores, g.weight(np.array(np.sqrt(6)))), axis=-1)
    mixed = g.op("MatMul", scores, g.op("Transpose", value, perm=[0, 2, 1]))
    return g.op("Add", x, g.op("Transpose", mixed, perm=[0, 2, 1]))


def cases():
    for kind in ("Max", "Average"):
        g = Graph(f"head-global-{kind.lower()}")
        x = g.op("Flatten", g.op(f"Global{kind}Pool", trunk(g)), axis=1)
        yield g.case(dense(g, x))

    g = Graph("head-flatten")
    yield g.case(dense(g, g.op("Flatten", trunk(g), axis=1), 6 * 23))

    g = Graph("head-flatten-channels-last")
    x = g.op("Reshape", g.op("Transpose", trunk(g), perm=[0, 2, 1]), g.ints(-1, 6 * 23))
    x = g.op("MatMul", x, g.weight(g.normal(6 * 23, 4, std=0.1)), channels=4)
    yield g.case(g.op("Sigmoid", g.op("Add", x, g.weight(g.normal(4, std=0.2)))))

    for kind in ("Max", "Mean"):
        g = Graph(f"head-reduce-{kind.lower()}")
        x = g.op(f"Reduce{kind}", trunk(g), axes=[2], keepdims=0)
        x = g.op("MatMul", x, g.weight(g.normal(6, 8, std=0.6)), channels=8)
        x = g.relu(g.op("Add", x, g.weight(g.normal(8, std=0.2))))
        yield g.case(g.gemm(x, 2))

    g = Graph("head-reduce-max-opset-18", opset=20)
    yield g.case(g.gemm(g.op("ReduceMax", trunk(g), g.ints(2), keepdims=0), 3))

    g = Graph("head-dense-norm")
    x = g.gemm(g.op("Flatten", trunk(g), axis=1), 8, 6 * 23)
    yield g.case(g.op("Softmax", g.gemm(g.relu(g.norm(x)), 3), axis=1))

    g = Graph("head-global-then-conv-1")
    x = g.op("GlobalAveragePool", trunk(g))
    x = g.conv(g.relu(g.conv(x, 8, 1)), 3, 1)
    yield g.case(g.op("Flatten", x, axis=1))

    g = Graph("head-long-kernel")
    x = g.relu(g.conv(trunk(g), 8, 23))
    yield g.case(g.gemm(g.op("Flatten", x, axis=1), 2, 8))

    g = Graph("head-matmul-at-each-position")
    x = g.op("Transpose", trunk(g), perm=[0, 2, 1])
    x = g.op("MatMul", x, g.weight(g.normal(6, 4, std=0.6)), channels=4)
    yield g.case(g.op("Softmax", g.op("Add", x, g.weight(g.normal(4, std=0.2))), axis=-1))

    g = Graph("head-profile-and-count")
    x = trunk(g)
    profile = g.conv(x, 2, 3)
    count = g.gemm(g.op("ReduceMean", x, axes=[2], keepdims=0), 2)
    yield g.case(profile, count)

    g = Graph("squeeze-excite")
    x = excite(g, trunk(g))
    yield g.case(g.relu(g.conv(x, 5, 3)))

    g = Graph("self-attention")
    x = attend(g, trunk(g))
    x = g.relu(g.conv(x, 5, 3))
    yield g.case(g.gemm(g.op("ReduceMean", x, axes=[2], keepdims=0), 2))

    for kind, gates in (("LSTM", 4), ("GRU", 3)):
        g = Graph(kind.lower())
        yield g.case(g.gemm(recurrent(g, trunk(g), kind, gates), 3))
