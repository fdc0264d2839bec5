"""Operations between layers that only move numbers about."""

from graph import Graph

LENGTH = 56


def start(g):
    return g.relu(g.conv(g.input("NCL", LENGTH), 6, 7))


def finish(g, x):
    return g.case(g.relu(g.conv(x, 5, 5)))


def cases():
    g = Graph("move-transpose-twice")
    x = g.op("Transpose", start(g), perm=[0, 2, 1])
    yield finish(g, g.op("Transpose", g.relu(x), perm=[0, 2, 1]))

    g = Graph("move-transpose-bias")
    x = g.op("Transpose", g.conv(g.input("NCL", LENGTH), 6, 7, bias=False), perm=[0, 2, 1])
    x = g.relu(g.op("Add", x, g.weight(g.normal(6, std=0.3))))
    yield finish(g, g.op("Transpose", x, perm=[0, 2, 1]))

    g = Graph("move-unsqueeze-squeeze")
    x = g.op("Unsqueeze", start(g), g.ints(2))
    x = g.relu(g.conv(x, 6, [1, 3]))
    yield finish(g, g.op("Squeeze", x, g.ints(2)))

    g = Graph("move-reshape-2d-back")
    x = g.op("Reshape", start(g), g.ints(0, 6, 1, -1))
    x = g.pool(x, kernel=[1, 2], stride=[1, 2], rank=2)
    yield finish(g, g.op("Reshape", x, g.ints(-1, 6, 25)))

    g = Graph("move-2d-letters-reshaped")
    x = g.op("Reshape", g.input("NCL", LENGTH), g.ints(-1, 1, 4, LENGTH), channels=1)
    x = g.relu(g.conv(x, 6, [4, 7]))
    yield finish(g, g.op("Squeeze", x, g.ints(2)))

    g = Graph("move-filters-become-height")
    x = g.relu(g.conv(g.input("N1CL", LENGTH), 6, [4, 7]))
    x = g.op("Transpose", x, perm=[0, 2, 1, 3], channels=1)
    yield g.case(g.relu(g.conv(x, 5, [6, 5])))

    g = Graph("move-flatten-transposed")
    x = g.op("Transpose", start(g), perm=[0, 2, 1])
    yield g.case(g.gemm(g.op("Flatten", x, axis=1), 3, 300))

    g = Graph("move-identity-dropout")
    x = g.op("Identity", start(g))
    yield finish(g, g.op("Dropout", x))

    g = Graph("move-split-whole")
    left, right = g.op("Split", start(g), g.ints(2, 4), axis=1, outputs=2)
    yield finish(g, g.op("Concat", right, left, axis=1, channels=6))

    g = Graph("move-channel-shuffle")
    x = g.op("Reshape", start(g), g.ints(-1, 2, 3, 50))
    x = g.op("Transpose", x, perm=[0, 2, 1, 3])
    yield finish(g, g.op("Reshape", x, g.ints(-1, 6, 50), channels=6))
