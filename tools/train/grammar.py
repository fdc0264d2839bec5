"""Grammars: modules of motifs at given distances, and sequences that break one of their rules."""

from dataclasses import dataclass

import numpy as np

import dna
import jaspar

TRIM_BITS = 0.25
SHARPEN = 1.5
STRAND_CORRELATION = 0.6
NEAR_GAP = 5
MAX_GAP = 60
SHARES = {"module": 0.4, "decoy": 0.4}
SHARE_WITH_OTHER_MOTIF = 0.3


@dataclass(frozen=True)
class Part:
    """A motif as it is planted: the columns of a matrix of JASPAR from `first` on, counted from 0, made sharper."""

    id: str
    name: str
    first: int
    ppm: np.ndarray

    @property
    def strand_matters(self):
        """Whether the motif differs enough from its reverse complement."""
        return self.own_reverse_correlation() < STRAND_CORRELATION

    def own_reverse_correlation(self):
        ours, reverse = self.ppm - 0.25, self.ppm[::-1, ::-1] - 0.25
        return float((ours * reverse).sum() / (ours * ours).sum())

    def describe(self):
        """This part in the truth of a network."""
        return {
            "jaspar": self.id,
            "name": self.name,
            "strand": "+",
            "width_planted": len(self.ppm),
            "jaspar_columns_planted": [self.first + 1, self.first + len(self.ppm)],
            "consensus_as_planted": dna.decode(self.ppm.argmax(axis=1)),
            "strand_matters": self.strand_matters,
        }


def part(matrix_id):
    """The motif with this id, without flanks that say little."""
    matrix = jaspar.fetch(matrix_id)
    bits = 2 + (matrix.ppm * np.log2(np.maximum(matrix.ppm, 1e-9))).sum(axis=1)
    informative = np.flatnonzero(bits >= TRIM_BITS)
    first, last = informative[0], informative[-1]
    sharp = matrix.ppm[first : last + 1] ** SHARPEN
    return Part(matrix.id, matrix.name, int(first), sharp / sharp.sum(axis=1, keepdims=True))


@dataclass(frozen=True)
class Module:
    """Motifs in order, with the smallest and the largest number of bases between each two."""

    name: str
    parts: list
    gaps: list
    on_both_strands: bool = False

    def decoys(self):
        """The kinds of sequences that break a rule of this module."""
        whole = self.on_both_strands and len(self.parts) == 1
        kinds = ["flip"] if any(part.strand_matters for part in self.parts) and not whole else []
        return kinds + (["drop", "gap", "order"] if len(self.parts) > 1 else ["shuffle"])

    def plant(self, rng, codes, kind="module"):
        """Write the module, or a decoy of it, into every sequence, anywhere."""
        count, length = codes.shape
        motifs = [dna.draw(rng, part.ppm, count) for part in self.parts]
        gaps = [rng.integers(low, high + 1, count) for low, high in self.gaps]
        chosen = rng.integers(len(motifs))
        if kind == "flip":
            chosen = rng.choice([i for i, part in enumerate(self.parts) if part.strand_matters])
            motifs[chosen] = 3 - motifs[chosen][:, ::-1]
        elif kind in ("drop", "shuffle"):
            motifs[chosen] = rng.permuted(motifs[chosen], axis=1)
        elif kind == "order":
            motifs.insert(0, motifs.pop())
        elif kind == "gap":
            changed = rng.integers(len(gaps))
            low, high = self.gaps[changed]
            wrong = [gap for gap in range(MAX_GAP + 1) if gap < low - NEAR_GAP or gap > high + NEAR_GAP]
            gaps[changed] = rng.choice(wrong, count)
        self.place(rng, codes, motifs, gaps)

    def place(self, rng, codes, motifs, gaps):
        """Write motifs at these distances, the first one anywhere that leaves room for the others."""
        span = sum(motif.shape[1] for motif in motifs) + sum(gaps, start=np.zeros(len(codes), int))
        room = codes.shape[1] - span + 1
        assert room.min() > 0, f"{self.name} needs {span.max()} bases"
        start = (rng.random(len(codes)) * room).astype(int)
        for motif, gap in zip(motifs, [*gaps, 0]):
            dna.paste(codes, motif, start)
            start = start + motif.shape[1] + gap

    def describe(self):
        """This module in the truth of a network."""
        return {
            "name": self.name,
            "parts": [part.describe() for part in self.parts],
            "gaps_between": self.gaps,
            "decoys": self.decoys(),
        }


def module(name, *items):
    """A module from ids of matrices and the gaps between them: `module("soft", "MA0139.1", (8, 20), "MA0060.3")`."""
    gaps = [list(gap) for gap in items[1::2]]
    return Module(name, [part(matrix_id) for matrix_id in items[::2]], gaps)


def draw(rng, modules, count, length):
    """Sequences and their labels (count x modules): each holds at most one module, some a decoy of one, some a motif of
    another module."""
    codes = dna.random(rng, count, length)
    labels = np.zeros((count, len(modules)), dtype=np.float32)
    lone = np.flatnonzero(rng.random(count) < SHARE_WITH_OTHER_MOTIF)
    for rows in np.array_split(lone, len(modules)):
        parts = modules[rng.integers(len(modules))].parts
        motif = dna.draw(rng, parts[rng.integers(len(parts))].ppm, len(rows))
        codes[rows] = pasted(rng, codes[rows], motif)
    order = rng.permutation(count)
    true, false = int(SHARES["module"] * count), int((SHARES["module"] + SHARES["decoy"]) * count)
    for index, rows in enumerate(np.array_split(order[:true], len(modules))):
        codes[rows] = planted(rng, modules[index], codes[rows], "module")
        labels[rows, index] = 1
    for one, rows in zip(modules, np.array_split(order[true:false], len(modules))):
        for kind, few in zip(one.decoys(), np.array_split(rows, len(one.decoys()))):
            codes[few] = planted(rng, one, codes[few], kind)
    return codes, labels


def planted(rng, module, codes, kind):
    """A copy of the sequences with the module, or a decoy of it."""
    codes = codes.copy()
    module.plant(rng, codes, kind)
    return codes


def pasted(rng, codes, motif):
    """A copy of the sequences with a motif anywhere."""
    codes = codes.copy()
    dna.paste(codes, motif, rng.integers(codes.shape[1] - motif.shape[1] + 1, size=len(codes)))
    return codes
