"""Dilated convolutions as TensorFlow writes them: positions folded into the batch, no dilation, unfolded again."""

import numpy as np


def factor(case, node, fields):
    """How many times larger the batch is inside."""
    return len(fields[node.output[0]].low) // (case.batch or 1)


def unfolded(graph, node, fields, batch):
    """The field that enters the folding: the nearest ancestor with the batch of the input, before its Pad."""
    makers = {output: maker for maker in graph.node for output in maker.output}
    name, padded = node.input[0], False
    while len(fields[name].low) > batch or not padded:
        padded |= makers[name].op_type == "Pad"
        name = makers[name].input[0]
    return fields[name]


def geometry(graph, node, fields, read, axis, folded):
    """Dilation and padding of the convolution that was meant, from where its first and last ranges lie."""
    before = unfolded(graph, node, fields, len(fields[node.output[0]].low) // folded)
    entered = before.sequence_axis()
    ends = lambda array, along, pick: np.moveaxis(array, along, 0)[pick]
    first, second = (ends(before.low, entered, pick).min() for pick in (0, 1))
    left = (first - ends(read.low, axis, 0).min()) // (second - first)
    right = (ends(read.high, axis, -1).max() - ends(before.high, entered, -1).max()) // (second - first)
    return {"dilation": folded, "padding": [int(left), int(right)], "space_to_batch": True}
