"""Strides, dilations, groups and every way of padding."""

import numpy as np

from graph import Graph

LENGTH = 64


def ends(g, x):
    """A plain second layer, so that the first one's map is read by something."""
    return g.relu(g.conv(g.relu(x), 5, 3))


def plain(name, **settings):
    """One convolution with these settings and a plain one after it."""
    g = Graph(name)
    kernel = settings.pop("kernel", 5)
    return g.case(ends(g, g.conv(g.input("NCL", LENGTH), 6, kernel, **settings)))


def padded_before(name, amounts, number):
    """An explicit Pad in front of the second convolution."""
    g = Graph(name)
    x = g.relu(g.conv(g.input("NCL", LENGTH), 6, 7))
    x = g.op("Pad", x, g.ints(0, 0, amounts[0], 0, 0, amounts[1]), g.weight(np.array(number)), mode="constant")
    return g.case(g.relu(g.conv(x, 5, 5)))


def cases():
    yield plain("stride-2", stride=2)
    yield plain("stride-3", stride=3)
    yield plain("stride-over-kernel", kernel=3, stride=4)
    yield plain("dilation-2", dilation=2)
    yield plain("dilation-4-stride-2", dilation=4, stride=2)
    yield plain("kernel-1", kernel=1)
    yield plain("kernel-20", kernel=20)
    yield plain("no-bias", bias=False)
    yield plain("pads-odd", kernel=7, pads=[3, 3])
    yield plain("pads-even-left", kernel=6, pads=[3, 2])
    yield plain("pads-even-right", kernel=6, pads=[2, 3])
    yield plain("pads-causal", kernel=5, pads=[4, 0])
    yield plain("pads-stride", kernel=7, stride=2, pads=[3, 3])
    yield plain("auto-pad-upper-odd", kernel=7, auto_pad="SAME_UPPER")
    yield plain("auto-pad-upper-even", kernel=6, auto_pad="SAME_UPPER")
    yield plain("auto-pad-lower-even", kernel=6, auto_pad="SAME_LOWER")
    yield plain("auto-pad-upper-stride", kernel=6, stride=3, auto_pad="SAME_UPPER")
    yield plain("auto-pad-lower-stride", kernel=6, stride=3, auto_pad="SAME_LOWER")
    yield plain("auto-pad-valid", auto_pad="VALID")
    yield padded_before("pad-op-zeros", (2, 2), 0.0)
    yield padded_before("pad-op-uneven", (1, 3), 0.0)
    yield padded_before("pad-op-constant", (2, 2), 0.25)

    g = Graph("pad-op-input")
    x = g.op("Pad", g.input("NCL", LENGTH), g.ints(0, 0, 3, 0, 0, 3), g.weight(np.array(0.0)), mode="constant")
    yield g.case(ends(g, g.conv(x, 6, 7)))

    g = Graph("pad-op-input-quarter")
    x = g.op("Pad", g.input("NCL", LENGTH), g.ints(0, 0, 3, 0, 0, 3), g.weight(np.array(0.25)), mode="constant")
    yield g.case(ends(g, g.conv(x, 6, 7)))

    g = Graph("groups")
    x = g.relu(g.conv(g.input("NCL", LENGTH), 8, 7))
    x = g.relu(g.conv(x, 8, 5, groups=4))
    yield g.case(g.relu(g.conv(x, 6, 3, groups=2)))

    g = Graph("groups-on-letters")
    x = g.relu(g.conv(g.input("NCL", LENGTH), 8, 7, groups=4))
    yield g.case(g.relu(g.conv(x, 6, 3)))

    g = Graph("depthwise")
    x = g.relu(g.conv(g.input("NCL", LENGTH), 8, 7))
    x = g.conv(x, 8, 5, groups=8, bias=False)
    yield g.case(g.relu(g.conv(x, 6, 1)))

    g = Graph("norm-before")
    x = g.relu(g.norm(g.conv(g.input("NCL", LENGTH), 6, 7)))
    yield g.case(g.relu(g.norm(g.conv(x, 5, 5))))

    g = Graph("norm-after")
    x = g.norm(g.relu(g.conv(g.input("NCL", LENGTH), 6, 7)))
    yield g.case(g.norm(g.relu(g.conv(x, 5, 5))))

    g = Graph("norm-after-pool")
    x = g.norm(g.pool(g.relu(g.conv(g.input("NCL", LENGTH), 6, 7))))
    yield g.case(g.relu(g.conv(x, 5, 5, pads=[2, 2])))

    g = Graph("norm-input")
    x = g.norm(g.input("NCL", LENGTH))
    yield g.case(ends(g, g.conv(x, 6, 7)))

    g = Graph("scale-by-constants")
    x = g.conv(g.input("NCL", LENGTH), 6, 7, bias=False)
    x = g.op("Mul", x, g.weight(g.normal(6, 1, mean=1, std=0.3)))
    x = g.relu(g.op("Add", x, g.weight(g.normal(6, 1))))
    x = g.op("Div", g.op("Sub", x, g.weight(g.normal(6, 1, std=0.3))), g.weight(np.array(1.5)))
    yield g.case(g.relu(g.conv(x, 5, 5)))
