"""Ways to write a constant: stored, or computed from other constants in the graph."""

import numpy as np


def written(builder, values):
    """The name of a tensor that holds `values`, or other numbers of the same shape."""
    ways = [stored, stored, stored, scaled, reversed_, joined, standardised, tiled, chosen, softened, transposed]
    return builder.dice.choice(ways)(builder, values)


def stored(builder, values):
    return builder.store(values)


def scaled(builder, values):
    return builder.add("Mul", [builder.store(values / 2), builder.store(np.float32(2))])


def reversed_(builder, values):
    bounds = [builder.integers(-1), builder.integers(-(2**31)), builder.integers(0), builder.integers(-1)]
    return builder.add("Slice", [builder.store(np.ascontiguousarray(values[::-1])), *bounds])


def joined(builder, values):
    if len(values) < 2:
        return stored(builder, values)
    return builder.add("Concat", [builder.store(values[:1]), builder.store(values[1:])], axis=0)


def standardised(builder, values):
    name = builder.store(values)
    centred = builder.add("Sub", [name, builder.store(np.mean(values, keepdims=True))])
    norm = builder.add("ReduceL2", [centred], axes=[0], keepdims=1) if builder.opset < 18 else builder.add(
        "ReduceL2", [centred, builder.integers(0)], keepdims=1)
    return builder.add("Div", [centred, builder.add("Add", [norm, builder.store(np.float32(0.5))])])


def tiled(builder, values):
    repeats = builder.integers(len(values), *([1] * (values.ndim - 1)))
    return builder.add("Tile", [builder.store(values[:1]), repeats])


def chosen(builder, values):
    mask = builder.add("Greater", [builder.store(values), builder.store(np.float32(0))])
    return builder.add("Where", [mask, builder.store(values), builder.store(values / 4)])


def softened(builder, values):
    return builder.add("Softplus", [builder.store(values)])


def transposed(builder, values):
    axes = list(range(values.ndim))[::-1]
    return builder.add("Transpose", [builder.store(np.ascontiguousarray(values.transpose(axes)))], perm=axes)
