"""The random sequences of a neuron, as `src/random.rs` and `src/necessity/pool.rs` describe them."""

from itertools import accumulate

import numpy as np

from shuffle import shuffled

GOLDEN = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1
BACKGROUNDS = 14


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


class Stream:
    """The random numbers of a neuron for its sequences (SplitMix64, Steele, Lea & Flood 2014)."""

    def __init__(self, seed, layer, channel):
        self.state = mix(seed ^ GOLDEN)
        for part in (BACKGROUNDS, layer, channel, 0, 0):
            rotated = ((self.state << 17) | (self.state >> 47)) & MASK
            self.state = mix(rotated ^ (part * GOLDEN & MASK))

    def next(self):
        self.state = (self.state + GOLDEN) & MASK
        return mix(self.state)

    def below(self, bound):
        return self.next() * bound >> 64

    def unit(self):
        return (self.next() >> 11) / (1 << 53)


def draw(stream, count, length, alphabet, grammar, sequences):
    """So many sequences of this length, as codes; `grammar` are the options, `sequences` those that are shuffled."""
    composition = grammar.get("composition", "uniform")
    if composition == "shuffled":
        windows = windows_of(sequences, length, alphabet)
        codes = [shuffled(windows[stream.below(len(windows))], len(alphabet), stream) for _ in range(count)]
        return np.array(codes, dtype=np.uint8)
    if composition == "frequencies":
        sums = list(accumulate(grammar["frequencies"]))
        letter = lambda: roulette(sums, stream)
    else:
        letter = lambda: stream.below(len(alphabet))
    return np.array([letter() for _ in range(count * length)], dtype=np.uint8).reshape(count, length)


def roulette(sums, stream):
    target = stream.unit() * sums[-1]
    return min(sum(bound <= target for bound in sums), len(sums) - 1)


def windows_of(sequences, length, alphabet):
    """Every window without a letter outside the alphabet, as codes, in the order of the file."""
    windows = []
    for sequence in sequences:
        codes = [alphabet.find(letter) for letter in sequence.upper()]
        all_windows = (codes[start : start + length] for start in range(len(codes) - length + 1))
        windows.extend(window for window in all_windows if -1 not in window)
    return windows
