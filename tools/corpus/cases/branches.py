"""Graphs that are no chain: residuals, parallel branches, gates."""

from graph import Graph

LENGTH = 70


def stem(g, channels=6, kernel=7, **settings):
    return g.relu(g.conv(g.input("NCL", LENGTH), channels, kernel, **settings))


def crop(g, x, left, right, size):
    """Positions left to size - right of a map with this many."""
    return g.op("Slice", x, g.ints(left), g.ints(size - right), g.ints(2))


def gate(g, x, channels=6, kernel=5):
    """tanh of one convolution times sigmoid of another."""
    return g.op("Mul", g.op("Tanh", g.conv(x, 6, kernel)), g.op("Sigmoid", g.conv(x, channels, kernel)))


def dilated(g, x, dilation):
    """A residual block that keeps the length."""
    return g.op("Add", x, g.relu(g.conv(x, g.channels[x], 3, dilation=dilation, pads=dilation)))


def cases():
    g = Graph("residual-same")
    x = stem(g)
    x = g.op("Add", x, g.relu(g.conv(x, 6, 5, pads=2)))
    yield g.case(g.relu(g.conv(x, 5, 3)))

    g = Graph("residual-then-relu")
    x = stem(g)
    y = g.norm(g.conv(g.relu(g.norm(g.conv(x, 6, 3, pads=1))), 6, 3, pads=1))
    x = g.relu(g.op("Add", y, x))
    yield g.case(g.relu(g.conv(x, 5, 3)))

    g = Graph("residual-projected")
    x = stem(g)
    x = g.relu(g.op("Add", g.conv(x, 8, 5, stride=2, pads=2), g.conv(x, 8, 1, stride=2)))
    yield g.case(g.relu(g.conv(x, 5, 3)))

    g = Graph("residual-cropped")
    x = stem(g)
    x = g.op("Add", g.relu(g.conv(x, 6, 5)), crop(g, x, 2, 2, 64))
    yield g.case(g.relu(g.conv(x, 5, 3)))

    g = Graph("residual-cropped-negative")
    x = stem(g)
    skip = g.op("Slice", x, g.ints(4), g.ints(-4), g.ints(-1), g.ints(1))
    x = g.op("Add", skip, g.relu(g.conv(x, 6, 5, dilation=2)))
    yield g.case(g.relu(g.conv(x, 5, 3)))

    g = Graph("residual-dilated-two")
    x = dilated(g, dilated(g, stem(g, pads=3), 2), 4)
    yield g.case(g.conv(x, 2, 9, pads=4))

    g = Graph("inception")
    x = stem(g)
    x = g.op("Concat", *(g.relu(g.conv(x, 4, kernel, pads=kernel // 2)) for kernel in (1, 3, 7)), axis=1, channels=12)
    yield g.case(g.relu(g.conv(x, 5, 3)))

    g = Graph("inception-first")
    x = g.input("NCL", LENGTH)
    x = g.op("Concat", *(g.relu(g.conv(x, 4, kernel, auto_pad="SAME_UPPER")) for kernel in (4, 8, 11)), axis=1, channels=12)
    yield g.case(g.relu(g.conv(g.pool(x), 5, 3)))

    g = Graph("inception-cropped")
    x = g.input("NCL", LENGTH)
    short = crop(g, g.relu(g.conv(x, 4, 5)), 3, 3, 66)
    x = g.op("Concat", short, g.relu(g.conv(x, 4, 11)), axis=1, channels=8)
    yield g.case(g.relu(g.conv(x, 5, 3)))

    g = Graph("inception-pooled")
    x = stem(g)
    left = g.pool(g.relu(g.conv(x, 4, 5, pads=2)))
    right = g.relu(g.conv(x, 4, 2, stride=2))
    yield g.case(g.relu(g.conv(g.op("Concat", left, right, axis=1, channels=8), 5, 3)))

    g = Graph("gate-tanh-sigmoid")
    yield g.case(g.relu(g.conv(gate(g, stem(g)), 5, 3)))

    g = Graph("gate-one-channel")
    yield g.case(g.relu(g.conv(gate(g, stem(g), channels=1), 5, 3)))

    g = Graph("densenet")
    x = stem(g)
    for _ in range(3):
        more = g.relu(g.conv(g.norm(x), 4, 3, pads=1))
        x = g.op("Concat", x, more, axis=1, channels=g.channels[x] + 4)
    yield g.case(g.relu(g.conv(x, 5, 1)))

    g = Graph("dense-residual")
    x = g.op("GlobalMaxPool", stem(g))
    x = g.relu(g.gemm(g.op("Flatten", x, axis=1), 6))
    x = g.op("Add", x, g.relu(g.gemm(x, 6)))
    yield g.case(g.gemm(x, 2))

    g = Graph("three-branches")
    x = stem(g)
    first = dilated(g, dilated(g, x, 2), 4)
    second = g.relu(g.conv(x, 6, 9, pads=4))
    mixed = g.relu(g.conv(g.op("Concat", first, second, axis=1, channels=12), 5, 3))
    apart = g.relu(g.conv(g.relu(g.conv(x, 4, 5, stride=3)), 3, 3))
    yield g.case(mixed, apart)

    g = Graph("two-scales")
    x = stem(g)
    half = g.pool(x, "Average")
    left = g.op("GlobalMaxPool", g.relu(g.conv(x, 5, 5)))
    right = g.op("GlobalMaxPool", g.relu(g.conv(half, 5, 5)))
    x = g.op("Flatten", g.op("Concat", left, right, axis=1, channels=10), axis=1)
    yield g.case(g.gemm(x, 2))
