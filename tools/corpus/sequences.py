"""Random sequences: codes, their text in the JSON, and the arrays that the layouts want."""

import zlib

import numpy as np


def draw(case, count, salt=""):
    """(count, length) random codes; the extra channels are no letters."""
    rng = np.random.default_rng(zlib.crc32((case.name + "/sequences" + salt).encode()))
    return rng.integers(case.letters - len(case.extra), size=(count, case.length_used))


def text(codes):
    """A is channel 0, B is channel 1, and so on."""
    return "".join(chr(ord("A") + code) for code in codes)


def one_hot(case, codes):
    """(N, length, channels) in double precision; extra channels hold their constant everywhere."""
    letters = np.eye(case.letters - len(case.extra))[codes]
    extra = np.broadcast_to(np.array(case.extra), (*codes.shape, len(case.extra)))
    return np.concatenate([letters, extra], axis=2)


def arrange(case, array):
    """(N, length, channels) in the layout of the case."""
    if case.layout in ("NCL", "N1CL", "NC1L"):
        array = array.transpose(0, 2, 1)
    axis = {"N1CL": 1, "N1LC": 1, "NC1L": 2, "NLC1": 3}.get(case.layout)
    return array if axis is None else np.expand_dims(array, axis)
