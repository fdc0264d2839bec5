"""Writes tests/golden/occurrences/hits.json: p-values, thresholds and hits of random matrices in random sequences.

Thresholds and hits are those of MOODS (Korhonen et al. 2009); the p-values of the hits are counted from all words of the
matrix's length. See README.md.
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


def p_value(words, score):
    scores, tails = words
    return float(tails[np.searchsorted(scores, score - 1e-9)])


def lowest(words, threshold):
    """The smallest score of a word from MOODS' threshold on, which may lie between two scores."""
    scores, _ = words
    return float(scores[min(np.searchsorted(scores, threshold - 1 / PRECISION), len(scores) - 1)])


def described(matrix, words, sequences):
    moods = [list(column) for column in matrix.T]
    threshold = {p: MOODS.tools.threshold_from_p_with_precision(moods, BACKGROUND, p, PRECISION, 4) for p in THRESHOLDS}
    strands = {"+": moods, "-": MOODS.tools.reverse_complement(moods, 4)}
    scanner = MOODS.scan.Scanner(7)
    scanner.set_motifs(list(strands.values()), BACKGROUND, [threshold[P]] * 2)
    hits = []
    for record, sequence in enumerate(sequences):
        for strand, found in zip(strands, scanner.scan(sequence)):
            hits += [[record, hit.pos, strand, hit.score, p_value(words, hit.score)] for hit in found]
    hits.sort(key=lambda hit: hit[:3])
    return {"thresholds": [[p, lowest(words, value)] for p, value in threshold.items()], "hits": hits}


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
    "sequences": sequences,
    "motifs": motifs,
}
out.write_text(json.dumps(content) + "\n")
