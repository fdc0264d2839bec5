"""The random sequences of a neuron, as `src/random.rs` describes them (SplitMix64, Steele, Lea & Flood 2014)."""

import numpy as np

GOLDEN = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1
BACKGROUNDS = 14


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def key(seed, layer, channel):
    state = mix(seed ^ GOLDEN)
    for part in (BACKGROUNDS, layer, channel, 0, 0):
        rotated = ((state << 17) | (state >> 47)) & MASK
        state = mix(rotated ^ (part * GOLDEN & MASK))
    return state


def draw(seed, layer, channel, count, length, letters):
    """So many sequences of this length, as codes."""
    state, codes = key(seed, layer, channel), []
    for _ in range(count * length):
        state = (state + GOLDEN) & MASK
        codes.append(mix(state) * letters >> 64)
    return np.array(codes, dtype=np.uint8).reshape(count, length)
