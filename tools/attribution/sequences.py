"""Sequences to explain."""

import numpy as np
import torch

LETTERS = "ACGT"


def one_hot(sequence):
    """1 × letters × length."""
    return torch.eye(4, dtype=torch.float64)[[LETTERS.index(letter) for letter in sequence]].T.unsqueeze(0)


def random(generator, length):
    return "".join(LETTERS[code] for code in generator.integers(0, 4, length))


def mutants(sequence):
    """The sequence, and all with one letter exchanged."""
    changed = (sequence[:i] + letter + sequence[i + 1 :] for i in range(len(sequence)) for letter in LETTERS)
    return [sequence, *(mutant for mutant in changed if mutant != sequence)]


def strong(module, channel, sequence, changes):
    """`changes` times the best exchange of one letter, or until none is better."""
    for _ in range(changes):
        candidates = mutants(sequence)
        with torch.no_grad():
            values = module(torch.cat([one_hot(candidate) for candidate in candidates]))[:, channel]
        best = candidates[int(np.argmax(values.numpy()))]
        if best == sequence:
            break
        sequence = best
    return sequence
