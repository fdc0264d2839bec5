"""Writes tests/golden/modisco.json: the motifs that the published tfmodisco-lite finds in importances made by a rule.

Run with `pip install modisco==2.5.2` and the Python of that environment. Sequences, sites and noise come from the
generator that `src/random.rs` has (SplitMix64), so `tests/integration/modisco.rs` makes the same importances by itself.
"""

import json
from pathlib import Path

import modiscolite
import numpy as np
from importlib.metadata import version

SEED, SEQUENCES, LENGTH = 7, 1000, 200
SPACING, REPRESSOR = 30, 120  # between the places of two sites, and the place of a repressor; all are shifted by up to 19
MOTIFS = ["ACACCTGC", "TGAGTCAC", "GGGCGGGGC"]
REPRESSORS = ["CAATTAGC", "GTTAATGAT"]
LETTERS = "ACGT"
KEPT = 0.9  # share of a site's letters that are the consensus
NOISE = 0.2  # width of the uniform noise on every importance
FOUND, MISSED = 1.0, -0.4  # importance of the consensus letter of a site, and of the others
MASK, GOLDEN = 2**64 - 1, 0x9E3779B97F4A7C15


class Stream:
    """SplitMix64 (Steele, Lea & Flood 2014)."""

    def __init__(self, state):
        self.state = state

    def next(self):
        self.state = (self.state + GOLDEN) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def unit(self):
        return (self.next() >> 11) * 2.0**-53

    def below(self, bound):
        return int(self.unit() * bound)


def add_site(stream, row, score, start, motifs, sign):
    """Writes one of the motifs, on either strand."""
    motif = motifs[stream.below(len(motifs))]
    consensus = [LETTERS.index(letter) for letter in motif]
    if stream.below(2) == 1:
        consensus = [3 - code for code in reversed(consensus)]
    for place, code in enumerate(consensus, start):
        row[place] = code if stream.unit() < KEPT else stream.below(4)
        score[place] += [sign * (FOUND if letter == code else MISSED) for letter in range(4)]


def importances():
    """One-hot sequences and hypothetical importances, (N, LENGTH, 4) each: one or two sites of motifs in each sequence, and
    one of a repressor, whose importances are negative, in every other one."""
    stream = Stream(SEED)
    codes = np.empty((SEQUENCES, LENGTH), dtype=int)
    scores = np.empty((SEQUENCES, LENGTH, 4))
    for row, score in zip(codes, scores):
        row[:] = [stream.below(4) for _ in range(LENGTH)]
        score[:] = [[NOISE * (stream.unit() - 0.5) for _ in range(4)] for _ in range(LENGTH)]
        for site in range(1 + stream.below(2)):
            add_site(stream, row, score, 45 + SPACING * site + stream.below(20), MOTIFS, 1)
        if stream.below(2) == 1:
            add_site(stream, row, score, REPRESSOR + stream.below(20), REPRESSORS, -1)
    return np.eye(4)[codes], scores


def written(patterns):
    return [
        {
            "seqlets": len(pattern.seqlets),
            "ppm": pattern.sequence.round(6).tolist(),
            "contributions": pattern.contrib_scores.round(6).tolist(),
        }
        for pattern in patterns or []
    ]


def main():
    one_hot, scores = importances()
    positive, negative = modiscolite.tfmodisco.TFMoDISco(one_hot, scores)
    golden = {
        "made_by": f"tools/modisco/make.py, modisco {version('modisco')}, numpy {np.__version__}",
        "rule": {
            "seed": SEED,
            "sequences": SEQUENCES,
            "length": LENGTH,
            "spacing": SPACING,
            "repressor": REPRESSOR,
        },
        "checksum": float(scores.sum()),
        "letters": "".join(LETTERS[code] for code in one_hot[0].argmax(axis=1)),
        "positive": written(positive),
        "negative": written(negative),
    }
    for pattern in [*(positive or []), *(negative or [])]:
        total = pattern.contrib_scores.sum()
        print(len(pattern.seqlets), f"{total:.1f}", "".join(LETTERS[i] for i in pattern.sequence.argmax(axis=1)))
    path = Path(__file__).parents[2] / "tests" / "golden" / "modisco.json"
    path.write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
