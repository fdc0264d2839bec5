"""DNA as arrays of codes: A, C, G, T are 0, 1, 2, 3; a set of sequences is an (N, length) array."""

import itertools

import numpy as np

LETTERS = "ACGT"


def decode(codes):
    """One sequence of codes as text."""
    return "".join(LETTERS[code] for code in codes)


def encode(text):
    """Text as one sequence of codes."""
    return np.array([LETTERS.index(letter) for letter in text])


def one_hot(sequences):
    """(N, length) codes -> (N, 4, length) float32, the layout that the networks read."""
    return np.eye(4, dtype=np.float32)[sequences].transpose(0, 2, 1)


def enumerate_all(length):
    """Every sequence of this length, in alphabetical order."""
    return np.array(list(itertools.product(range(4), repeat=length)))


def random(rng, count, length):
    """Sequences whose letters are independent and equally likely."""
    return rng.integers(4, size=(count, length))


def draw(rng, ppm, count):
    """Sequences drawn from a matrix, each column independently."""
    thresholds = ppm.cumsum(axis=1)[:, :-1]
    return (rng.random((count, len(ppm), 1)) > thresholds).sum(axis=2)


def paste(sequences, motifs, starts):
    """Write `motifs[i]` into `sequences[i]` from position `starts[i]` on, in place."""
    columns = starts[:, None] + np.arange(motifs.shape[1])
    np.put_along_axis(sequences, columns, motifs, axis=1)
