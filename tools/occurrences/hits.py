"""Writes tests/golden/occurrences/hits.json: p-values, thresholds and hits of random matrices in random sequences.

Hits are those of MOODS (Korhonen et al. 2009); thresholds and the p-values of the hits are counted from all words of the
matrix's length. MOODS' threshold may let one word more through, whose p-value is above P. See README.md.
"""

import json
from importlib.metadata import version
from pathlib import Path

import MOODS.scan
import MOODS.tools
import numpy as np

BACKGROUND = [0.29, 0.21, 0.21, 0.29]
SITES, PSEUDOCOUNT = 40.0, 0.1
WIDTHS = [5, 6, 8, 10, 10]
THRESHOLDS = [1e-2, 1e-3, 1e-4, 1e-5]
P = 1e-3
PRECISION = 100_000  # units in a bit of MOODS' own dynamic programming
ROUNDING = 6.2e-4  # bits by which rounding to units of the engine may move two scores against each other
RECORDS, LENGTH = 5, 1_500


def log_odds(ppm):
    background = np.array(BACKGROUND)
    return np.log2((SITES * ppm + PSEUDOCOUNT * background) / ((SITES + PSEUDOCOUNT) * background))


def all_words(matrix):
    """Scores of all words in ascending order, and the probability of each score or a larger one."""
    scores, shares = np.zeros(1), np.ones(1)
    for row in matrix:
        scores = (scores[:, None] + row).ravel()
        shares = (shares[:, None] * BACKGROUND).ravel()
    order = np.argsort(scores)
    return scores[order], np.cumsum(shares[order][::-1])[::-1]


def p_values(words, score):
    """The p-value of a score, and those of the scores that rounding may make of it."""
    scores, tails = words
    places = (np.searchsorted(scores, score + shift) for shift in (-1e-9, ROUNDING, -ROUNDING))
    return [float(tails[place]) if place < len(tails) else 0.0 for place in places]


def exact_threshold(words, p):
    """The smallest score of a word whose p-value is at most p; None where there is none."""
    scores, tails = words
    rare = np.flatnonzero(tails <= p)
    return float(scores[rare[0]]) if tails[-1] <= p else None


def described(matrix, words, sequences):
    moods = [list(column) for column in matrix.T]
    threshold = MOODS.tools.threshold_from_p_with_precision(moods, BACKGROUND, P, PRECISION, 4)
    strands = {"+": moods, "-": MOODS.tools.reverse_complement(moods, 4)}
    scanner = MOODS.scan.Scanner(7)
    scanner.set_motifs(list(strands.values()), BACKGROUND, [threshold] * 2)
    hits = []
    for record, sequence in enumerate(sequences):
        for strand, found in zip(strands, scanner.scan(sequence)):
            hits += [[record, hit.pos, strand, hit.score, *p_values(words, hit.score)] for hit in found]
    hits.sort(key=lambda hit: hit[:3])
    return {"thresholds": [[p, exact_threshold(words, p)] for p in THRESHOLDS], "hits": hits}


random = np.random.default_rng(11)
sequences = ["".join(random.choice(list("ACGT"), LENGTH, p=BACKGROUND)) for _ in range(RECORDS)]
sequences[2] = sequences[2][:700] + "NNNNN" + sequences[2][705:]
motifs = []
for width in WIDTHS:
    ppm = np.round(random.dirichlet([0.4] * 4, width), 4)
    ppm[:, 3] = np.round(1 - ppm[:, :3].sum(axis=1), 4)
    ppm = np.abs(ppm)
    matrix = log_odds(ppm)
    motifs.append({"ppm": ppm.tolist()} | described(matrix, all_words(matrix), sequences))

out = Path(__file__).parents[2] / "tests/golden/occurrences/hits.json"
out.parent.mkdir(exist_ok=True)
content = {
    "program": f"MOODS-python {version('MOODS-python')}",
    "background": BACKGROUND,
    "sites": SITES,
    "pseudocount": PSEUDOCOUNT,
    "p": P,
    "rounding": ROUNDING,
    "sequences": sequences,
    "motifs": motifs,
}
out.write_text(json.dumps(content) + "\n")
