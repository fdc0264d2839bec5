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


def chain(rng, pairs, count, length):
    """Sequences in which each letter depends on the one before; `pairs[a, b]` is the frequency of letter a before b."""
    sequences = np.empty((count, length), dtype=int)
    sequences[:, 0] = rng.choice(4, count, p=pairs.sum(axis=1) / pairs.sum())
    thresholds = (pairs / pairs.sum(axis=1, keepdims=True)).cumsum(axis=1)[:, :-1]
    for position in range(1, length):
        sequences[:, position] = (rng.random((count, 1)) > thresholds[sequences[:, position - 1]]).sum(axis=1)
    return sequences


def reverse_complement(codes):
    """The other strand of one sequence."""
    return 3 - codes[::-1]


def draw(rng, ppm, count):
    """Sequences drawn from a matrix, each column independently."""
    thresholds = ppm.cumsum(axis=1)[:, :-1]
    return (rng.random((count, len(ppm), 1)) > thresholds).sum(axis=2)


def paste(sequences, motifs, starts):
    """Write `motifs[i]` into `sequences[i]` from position `starts[i]` on, in place."""
    columns = starts[:, None] + np.arange(motifs.shape[1])
    np.put_along_axis(sequences, columns, motifs, axis=1)
