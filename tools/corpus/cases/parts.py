"""Parts of maps and copies of the input: splits, slices, crops, tiles."""

from cases.branches import LENGTH, crop, stem
from graph import Graph


def explainn(g, x):
    """ExplaiNN's independent units, each with one filter, as grouped convolutions of copies of the input."""
    x = g.pool(g.op("Exp", g.norm(g.conv(x, 5, 9, groups=5))), kernel=7, stride=7)
    x = g.op("Reshape", x, g.ints(0, 40, 1), channels=40)
    x = g.relu(g.conv(x, 10, 1, groups=5))
    x = g.relu(g.conv(x, 5, 1, groups=5))
    return g.case(g.gemm(g.op("Flatten", x, axis=1), 2, 5))


def cases():
    g = Graph("gate-glu-split")
    x = stem(g)
    left, right = g.op("Split", g.conv(x, 12, 5), g.ints(6, 6), axis=1, outputs=2, channels=6)
    x = g.op("Mul", left, g.op("Sigmoid", right))
    yield g.case(g.relu(g.conv(x, 5, 3)))

    g = Graph("slice-channels")
    x = g.op("Slice", stem(g, 8), g.ints(2), g.ints(7), g.ints(1), channels=5)
    yield g.case(g.relu(g.conv(x, 5, 3)))

    g = Graph("slice-channels-step")
    x = g.op("Slice", stem(g, 8), g.ints(1), g.ints(8), g.ints(1), g.ints(2), channels=4)
    yield g.case(g.relu(g.conv(x, 5, 3)))

    g = Graph("gather-channels")
    x = g.op("Gather", stem(g, 8), g.ints(6, 0, 3), axis=1, channels=3)
    yield g.case(g.relu(g.conv(x, 5, 3)))

    g = Graph("crop-positions")
    x = g.relu(g.conv(crop(g, stem(g), 10, 15, 64), 5, 3))
    yield g.case(g.gemm(g.op("Flatten", x, axis=1), 2, 5 * 37))

    g = Graph("crop-input")
    x = crop(g, g.input("NCL", LENGTH), 20, 10, LENGTH)
    yield g.case(g.relu(g.conv(g.relu(g.conv(x, 6, 7)), 5, 3)))

    g = Graph("explainn-tile")
    yield explainn(g, g.op("Tile", g.input("NCL", LENGTH), g.ints(1, 5, 1), channels=20))

    g = Graph("explainn-expand")
    x = g.op("Expand", g.op("Unsqueeze", g.input("NCL", LENGTH), g.ints(1)), g.ints(1, 5, 4, LENGTH))
    yield explainn(g, g.op("Reshape", x, g.ints(-1, 20, LENGTH), channels=20))
