"""The gradient of one value by central finite differences in double precision."""

import numpy as np

import sequences
from double import Double

STEP = 1e-4
AGREEMENT = 1e-5


def differences(value, case, one_hot, start, size, step):
    """(size, letters, channels): central differences with respect to every number of the receptive field."""
    letters = one_hot.shape[1]
    moved = np.repeat(one_hot[None], 2 * size * letters, axis=0).reshape(2, size, letters, *one_hot.shape)
    for sign, side in ((1, moved[0]), (-1, moved[1])):
        for place in range(size):
            for letter in range(letters):
                side[place, letter, start + place, letter] += sign * step
    values = value(sequences.arrange(case, moved.reshape(-1, *one_hot.shape)))
    values = values.reshape(2, size, letters, -1)
    return (values[0] - values[1]) / (2 * step)


def attempt(case, layer, value, codes, expected):
    """(channel, gradient) at one sequence for the channel where it is largest, or why there is none."""
    one_hot = sequences.one_hot(case, codes[None])[0]
    here = value(sequences.arrange(case, one_hot[None]))[0]
    if np.abs(here - expected).max() > 1e-4 * max(1, np.abs(here).max()):
        raise ValueError("the reference evaluator computes something else")
    coarse = differences(value, case, one_hot, layer.start, layer.receptive_field, STEP)
    fine = differences(value, case, one_hot, layer.start, layer.receptive_field, STEP / 10)
    largest = np.abs(fine).max((0, 1))
    smooth = np.abs(coarse - fine).max((0, 1)) <= AGREEMENT * np.maximum(1, largest)
    size = np.where(smooth, largest, 0)
    channel = int(size.argmax())
    return (channel, fine[:, :, channel]) if size[channel] > 1e-3 else None


def gradient(case, layer, codes, expected):
    """The gradient at the first sequence that has one, or None and why it was left out."""
    try:
        evaluate = Double(case, layer.tensor)
        value = lambda array: layer.read(evaluate(array))
        for index, (row, known) in enumerate(zip(codes, expected)):
            if found := attempt(case, layer, value, row, known):
                about = {"tensor": layer.tensor, "channel": found[0], "position": layer.place, "start": layer.start}
                return about | {"sequence": index, "values": found[1]}, None
    except (NotImplementedError, RuntimeError, TypeError, ValueError, IndexError) as problem:
        return None, f"{type(problem).__name__}: {str(problem)[:80]}"
    return None, "no channel has a gradient and is smooth around any sequence"
