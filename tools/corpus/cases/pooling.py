"""Pools between convolutions, and global pools in front of a head."""

from graph import Graph

LENGTH = 80


def between(name, kind, **settings):
    """A pool between two convolutions, and one more behind."""
    g = Graph(name)
    x = g.relu(g.conv(g.input("NCL", LENGTH), 6, 7))
    x = g.relu(g.conv(g.pool(x, kind, **settings), 5, 5))
    return g.case(g.relu(g.conv(x, 4, 3)))


def cases():
    yield between("pool-max", "Max")
    yield between("pool-max-4", "Max", kernel=4, stride=4)
    yield between("pool-max-overlap", "Max", kernel=3, stride=2)
    yield between("pool-max-stride-1", "Max", kernel=3, stride=1)
    yield between("pool-max-padded", "Max", kernel=3, stride=2, pads=[1, 1])
    yield between("pool-max-same", "Max", kernel=3, stride=2, auto_pad="SAME_UPPER")
    yield between("pool-max-ceil", "Max", kernel=4, stride=4, ceil_mode=1)
    yield between("pool-max-dilated", "Max", kernel=2, stride=2, dilations=[3])
    yield between("pool-average", "Average")
    yield between("pool-average-overlap", "Average", kernel=3, stride=2)
    yield between("pool-average-padded-counted", "Average", kernel=3, stride=2, pads=[1, 1], count_include_pad=1)
    yield between("pool-average-padded-uncounted", "Average", kernel=3, stride=2, pads=[1, 1], count_include_pad=0)
    yield between("pool-average-ceil", "Average", kernel=4, stride=4, ceil_mode=1)

    g = Graph("pool-before-activation")
    x = g.relu(g.pool(g.conv(g.input("NCL", LENGTH), 6, 7), kernel=3, stride=3))
    yield g.case(g.relu(g.conv(x, 5, 5)))

    g = Graph("pool-max-then-average")
    x = g.relu(g.conv(g.input("NCL", LENGTH), 6, 7))
    x = g.pool(g.pool(x), "Average", kernel=3, stride=3)
    yield g.case(g.relu(g.conv(x, 5, 3)))

    g = Graph("pool-2d")
    x = g.relu(g.conv(g.input("NC1L", LENGTH), 6, [1, 7]))
    x = g.pool(x, kernel=[1, 3], stride=[1, 3], rank=2)
    x = g.relu(g.conv(x, 5, [1, 5]))
    x = g.pool(x, "Average", kernel=[1, 2], stride=[1, 2], rank=2)
    yield g.case(g.relu(g.conv(x, 4, [1, 3])))

    g = Graph("pool-by-reshape")
    x = g.relu(g.conv(g.input("NCL", LENGTH), 6, 7, pads=[3, 3]))
    x = g.op("ReduceMax", g.op("Reshape", x, g.ints(0, 6, -1, 4)), axes=[3], keepdims=0)
    yield g.case(g.relu(g.conv(x, 5, 5)))
