"""What the sequences of the example `regions` hold: motifs, elements made of them, and the tasks that follow."""

from dataclasses import dataclass, replace

import numpy as np

import dna
import grammar

LENGTH = 200
MARGIN, SPACING = 10, 5
TASKS = ["erythroid", "insulator", "myeloid"]
MOTIFS = {
    "GATA1": grammar.part("MA0035.3"),
    "TAL1": grammar.part("MA0091.2"),
    "CTCF": grammar.part("MA0139.2"),
    "SPI1": grammar.part("MA0080.7"),
    "REST": grammar.part("MA0138.3"),
}
GAP, WRONG_GAPS = 6, [0, *range(14, 41)]
BREAKABLE = 3
BETWEEN = -1

# Frequencies of pairs of letters in per mille, equal on both strands, with few CG as in vertebrates.
PAIRS = np.array([[98, 50, 70, 77], [73, 52, 10, 70], [59, 43, 52, 50], [66, 59, 73, 98]]) / 1000


@dataclass(frozen=True)
class Element:
    """Motifs in order; `gaps` are the allowed distances; `turned` are motifs on the other strand; `broken` says whether
    one of the most informative letters of one motif is replaced by the least likely one; `strands` are those on which
    the whole is planted."""

    motifs: tuple
    gaps: tuple = ()
    turned: tuple = ()
    broken: bool = False
    strands: str = "+-"


PAIR = Element(("GATA1", "TAL1"), (GAP,), strands="+")
ELEMENTS = {
    "pair": PAIR,
    "pair_gap": replace(PAIR, gaps=tuple(WRONG_GAPS)),
    "pair_order": replace(PAIR, motifs=("TAL1", "GATA1")),
    "pair_flip": replace(PAIR, turned=("GATA1",)),
    "pair_reverse": replace(PAIR, strands="-"),
    "pair_broken": replace(PAIR, broken=True),
    "gata1": Element(("GATA1",)),
    "tal1": Element(("TAL1",)),
    "ctcf": Element(("CTCF",)),
    "ctcf_broken": Element(("CTCF",), broken=True),
    "spi1": Element(("SPI1",)),
    "spi1_broken": Element(("SPI1",), broken=True),
    "rest": Element(("REST",)),
    "rest_broken": Element(("REST",), broken=True),
}


def labels(elements):
    """0 or 1 for each task, for a sequence that holds these elements."""
    return [int("pair" in elements), int("ctcf" in elements), int("spi1" in elements and "rest" not in elements)]


@dataclass(frozen=True)
class Site:
    """A planted motif: its letters are at `start` to `end` (not included); `broken` is the column of the motif whose
    letter was replaced, and `original` that letter on the motif's own strand."""

    element: str
    motif: str
    start: int
    end: int
    strand: str
    broken: int | None = None
    original: int | None = None

    def moved(self, by):
        return replace(self, start=self.start + by, end=self.end + by)

    def turned(self, length):
        strand = "+" if self.strand == "-" else "-"
        return replace(self, start=length - self.end, end=length - self.start, strand=strand)

    def position(self, column):
        """Where a column of the motif is."""
        return self.start + column if self.strand == "+" else self.end - 1 - column

    def letter(self, code):
        """A letter of the motif's own strand as it stands in the sequence."""
        return code if self.strand == "+" else 3 - code


def bits(part):
    """Information content of each column."""
    return 2 + (part.ppm * np.log2(np.maximum(part.ppm, 1e-9))).sum(axis=1)


def informative(part):
    """The columns that tell most, the best first."""
    return np.argsort(-bits(part), kind="stable")[:BREAKABLE].tolist()


def build(rng, name, element):
    """The letters of an element, on one of its strands, and its sites; letters between motifs are -1."""
    hit = rng.integers(len(element.motifs)) if element.broken else None
    letters, sites, start = [], [], 0
    for index, motif in enumerate(element.motifs):
        gap = int(rng.choice(element.gaps)) if index > 0 else 0
        drawn, site = instance(rng, name, motif, broken=index == hit, turned=motif in element.turned)
        letters += [np.full(gap, BETWEEN), drawn]
        sites.append(site.moved(start + gap))
        start = sites[-1].end
    letters = np.concatenate(letters)
    if rng.choice(list(element.strands)) == "+":
        return letters, sites
    other = np.where(letters == BETWEEN, BETWEEN, 3 - letters)[::-1]
    return other, [site.turned(start) for site in reversed(sites)]


def instance(rng, name, motif, broken, turned):
    """The letters of one motif, drawn from its matrix, and its site at place 0."""
    part = MOTIFS[motif]
    letters = dna.draw(rng, part.ppm, 1)[0]
    site = Site(name, motif, 0, len(letters), "+")
    if broken:
        column = int(rng.choice(informative(part)))
        letters[column] = part.ppm[column].argmin()
        site = replace(site, broken=column, original=int(part.ppm[column].argmax()))
    return (dna.reverse_complement(letters), replace(site, strand="-")) if turned else (letters, site)


def plant(rng, codes, names, catalogue=ELEMENTS):
    """Write these elements into one sequence, in random order and at random places that do not overlap."""
    built = [build(rng, names[index], catalogue[names[index]]) for index in rng.permutation(len(names))]
    lengths = [len(letters) for letters, _ in built]
    free = len(codes) - 2 * MARGIN - sum(lengths) - SPACING * (len(built) - 1)
    offsets, start, planted = np.sort(rng.integers(free + 1, size=len(built))), MARGIN, []
    for (letters, sites), offset in zip(built, offsets):
        place = start + int(offset)
        known = letters != BETWEEN
        codes[place : place + len(letters)][known] = letters[known]
        planted += [site.moved(place) for site in sites]
        start += len(letters) + SPACING
    return planted


# What a sequence holds, how many of the 200 regions do, and how often it is trained on.
KINDS = {
    "erythroid": (["pair"], 32, 4),
    "insulator": (["ctcf"], 30, 4),
    "myeloid": (["spi1"], 30, 4),
    "erythroid_and_insulator": (["pair", "ctcf"], 6, 1),
    "insulator_and_myeloid": (["ctcf", "spi1"], 6, 1),
    "repressed": (["spi1", "rest"], 20, 4),
    "repressor_broken": (["spi1", "rest_broken"], 8, 2),
    "repressor": (["rest"], 4, 1),
    "wrong_gap": (["pair_gap"], 12, 2),
    "wrong_order": (["pair_order"], 4, 1),
    "GATA1_reverse": (["pair_flip"], 4, 1),
    "other_strand": (["pair_reverse"], 6, 2),
    "only_GATA1": (["gata1"], 5, 1),
    "only_TAL1": (["tal1"], 5, 1),
    "erythroid_broken": (["pair_broken"], 8, 2),
    "insulator_broken": (["ctcf_broken"], 6, 2),
    "myeloid_broken": (["spi1_broken"], 8, 2),
    "background": ([], 6, 3),
}
FURTHER = 0.25


def draw(rng, count):
    """Sequences to train or to test on: codes, labels and the kind of each; a quarter hold one element more."""
    names = list(KINDS)
    weights = np.array([weight for _, _, weight in KINDS.values()])
    chosen = rng.choice(len(names), count, p=weights / weights.sum())
    codes = dna.chain(rng, PAIRS, count, LENGTH)
    found = []
    for row, kind in zip(codes, chosen):
        elements = list(KINDS[names[kind]][0])
        if rng.random() < FURTHER:
            elements.append(str(rng.choice(list(ELEMENTS))))
        plant(rng, row, elements)
        found.append(labels(elements))
    return codes, np.array(found, dtype=np.float32), np.array(names)[chosen]


def holding(rng, count, names, catalogue=ELEMENTS):
    """Sequences that hold these elements, and the sites of each."""
    codes = dna.chain(rng, PAIRS, count, LENGTH)
    return codes, [plant(rng, row, names, catalogue) for row in codes]


def describe():
    """The elements in the truth: their motifs in order, the gaps between them, and what is changed."""
    return {
        name: {
            "motifs": list(element.motifs),
            "gaps": list(element.gaps),
            "turned": list(element.turned),
            "one_letter_replaced": element.broken,
            "strands": list(element.strands),
        }
        for name, element in ELEMENTS.items()
    }
