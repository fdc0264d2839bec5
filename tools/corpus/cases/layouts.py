"""The same small network for every layout of the input, in one and in two dimensions."""

from graph import Graph

LENGTH = 60


def flat(g, x):
    """Two convolutions in one dimension."""
    x = g.pool(g.relu(g.conv(x, 6, 7)))
    return g.relu(g.conv(x, 5, 5))


def letters_high(g, x):
    """Letters are the height: the first kernel spans all of them."""
    x = g.pool(g.relu(g.conv(x, 6, [4, 7])), kernel=[1, 2], stride=[1, 2], rank=2)
    return g.relu(g.conv(x, 5, [1, 5]))


def letters_wide(g, x):
    """Letters are the width."""
    x = g.pool(g.relu(g.conv(x, 6, [7, 4])), kernel=[2, 1], stride=[2, 1], rank=2)
    return g.relu(g.conv(x, 5, [5, 1]))


def cases():
    g = Graph("layout-ncl")
    yield g.case(flat(g, g.input("NCL", LENGTH)))

    g = Graph("layout-nlc")
    yield g.case(flat(g, g.op("Transpose", g.input("NLC", LENGTH), perm=[0, 2, 1], channels=4)))

    g = Graph("layout-nlc-back")
    x = flat(g, g.op("Transpose", g.input("NLC", LENGTH), perm=[0, 2, 1], channels=4))
    yield g.case(g.op("Transpose", x, perm=[0, 2, 1]))

    g = Graph("layout-n1cl")
    yield g.case(letters_high(g, g.input("N1CL", LENGTH)))

    g = Graph("layout-nc1l")
    x = g.input("NC1L", LENGTH)
    x = g.pool(g.relu(g.conv(x, 6, [1, 7])), kernel=[1, 2], stride=[1, 2], rank=2)
    yield g.case(g.relu(g.conv(x, 5, [1, 5])))

    g = Graph("layout-n1lc")
    yield g.case(letters_wide(g, g.input("N1LC", LENGTH)))

    g = Graph("layout-nlc1")
    yield g.case(letters_wide(g, g.op("Transpose", g.input("NLC1", LENGTH), perm=[0, 3, 1, 2], channels=1)))

    g = Graph("layout-nlc-as-2d")
    x = g.op("Unsqueeze", g.input("NLC", LENGTH), g.ints(1), channels=1)
    yield g.case(letters_wide(g, x))

    g = Graph("layout-ncl-as-2d")
    x = g.op("Unsqueeze", g.input("NCL", LENGTH), g.ints(2), channels=4)
    yield g.case(g.relu(g.conv(g.relu(g.conv(x, 6, [1, 7])), 5, [1, 5])))

    g = Graph("layout-2d-then-1d")
    x = g.relu(g.conv(g.input("N1CL", LENGTH), 6, [4, 7]))
    yield g.case(g.relu(g.conv(g.op("Squeeze", x, g.ints(2)), 5, 5)))
