"""Sliding windows of convolutions and pools: where they begin, and how far they reach over the edge."""

import math

import numpy as np


def settings(node, shape, kernel):
    """(kernel, stride, dilation, left, right) for each spatial axis of a convolution or pool."""
    found = {attribute.name: attribute for attribute in node.attribute}
    rank = len(shape) - 2
    read = lambda name, default: list(found[name].ints) if name in found else [default] * rank
    strides, dilations, pads = read("strides", 1), read("dilations", 1), read("pads", 0)
    pads = pads if len(pads) == 2 * rank else pads * 2
    auto = found["auto_pad"].s.decode() if "auto_pad" in found else "NOTSET"
    ceil = "ceil_mode" in found and found["ceil_mode"].i == 1
    result = []
    for axis in range(rank):
        size, stride, dilation = shape[axis + 2], strides[axis], dilations[axis]
        left, right = pads[axis], pads[axis + rank]
        reach = (kernel[axis] - 1) * dilation + 1
        if auto.startswith("SAME"):
            total = max(0, (math.ceil(size / stride) - 1) * stride + reach - size)
            left = total // 2 if auto == "SAME_UPPER" else total - total // 2
            right = total - left
        result.append((kernel[axis], stride, dilation, left, right))
        if ceil:
            steps = math.ceil((size + left + right - reach) / stride)
            if steps * stride >= size + left:
                steps -= 1
            result[-1] = (kernel[axis], stride, dilation, left, max(right, steps * stride + reach - size - left))
    return result


def extended(array, axis, left, right, linear):
    """The array continued over its edges: in equal steps where `linear`, else filled with True."""
    array = np.moveaxis(array, axis, -1)
    if linear:
        first = array[..., 1:2] - array[..., :1] if array.shape[-1] > 1 else 0 * array[..., :1]
        last = array[..., -1:] - array[..., -2:-1] if array.shape[-1] > 1 else 0 * array[..., :1]
        before = array[..., :1] - first * np.arange(left, 0, -1)
        after = array[..., -1:] + last * np.arange(1, right + 1)
    else:
        before = np.ones((*array.shape[:-1], left), bool)
        after = np.ones((*array.shape[:-1], right), bool)
    return np.moveaxis(np.concatenate([before, array, after], axis=-1), -1, axis)


def slide(array, axis, kernel, stride, dilation, reduce):
    """Reduces every window along an axis to one number."""
    count = (array.shape[axis] - (kernel - 1) * dilation - 1) // stride + 1
    index = np.arange(count)[:, None] * stride + np.arange(kernel) * dilation
    return reduce(np.take(array, index, axis=axis), axis=axis + 1)
