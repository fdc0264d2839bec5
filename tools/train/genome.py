"""The genome of the example `regions`: two chromosomes with 200 regions, what is planted in them, and its files."""

from dataclasses import dataclass

import numpy as np
import py2bit

import dna
import elements
import twobit
from elements import LENGTH, TASKS

CHROMOSOMES = {"chrA": (30_000, 120), "chrB": (20_000, 80)}
UNKNOWN = 100
MASKED = [(300, 420), (600, 650)]
EDGE, NEAREST = 1_000, 10
TASK_OF = {"GATA1": "erythroid", "TAL1": "erythroid", "CTCF": "insulator", "SPI1": "myeloid", "REST": "myeloid"}


@dataclass(frozen=True)
class Region:
    """200 letters of the genome, what they hold, and the labels that follow; sites have places of the genome."""

    name: str
    chromosome: str
    start: int
    kind: str
    sites: list

    @property
    def end(self):
        return self.start + LENGTH

    @property
    def elements(self):
        return elements.KINDS[self.kind][0]

    @property
    def labels(self):
        return elements.labels(self.elements)

    def role(self, site):
        """What a site does here: it activates a task, represses one, is silenced by a repressor, or is a decoy."""
        if site.element == "rest":
            return "represses"
        if site.element == "spi1" and "rest" in self.elements:
            return "silenced"
        return "activates" if site.element in ("pair", "ctcf", "spi1") else "decoy"


@dataclass(frozen=True)
class Genome:
    """Letters (codes, 4 for N) by chromosome, and the regions in the order of their places."""

    letters: dict
    regions: list

    def window(self, chromosome, start):
        """200 letters from this place on."""
        return self.letters[chromosome][start : start + LENGTH]

    def windows(self):
        """The letters of all regions."""
        return np.array([self.window(region.chromosome, region.start) for region in self.regions])

    def labels(self):
        return np.array([region.labels for region in self.regions])


def make(rng):
    """A genome with all kinds of regions in random order."""
    kinds = rng.permutation([kind for kind, (_, count, _) in elements.KINDS.items() for _ in range(count)])
    letters, regions = {}, []
    for chromosome, (length, count) in CHROMOSOMES.items():
        codes = dna.chain(rng, elements.PAIRS, 1, length)[0]
        codes[:UNKNOWN] = 4
        for start in _starts(rng, length, count):
            kind = str(kinds[len(regions)])
            sites = elements.plant(rng, codes[start : start + LENGTH], elements.KINDS[kind][0])
            name = f"r{len(regions) + 1:03}"
            regions.append(Region(name, chromosome, start, kind, [site.moved(start) for site in sites]))
        letters[chromosome] = codes
    assert len(regions) == len(kinds), f"{len(kinds)} regions of kinds, {len(regions)} places"
    return Genome(letters, regions)


def _starts(rng, length, count):
    """Places of regions that leave at least some letters between them."""
    step = LENGTH + NEAREST
    offsets = np.sort(rng.integers(length - 2 * EDGE - count * step + 1, size=count))
    return [EDGE + index * step + int(offset) for index, offset in enumerate(offsets)]


def write(folder, genome, scores):
    """`genome.2bit` and `regions.bed`, whose score is given for each region."""
    _write_letters(folder / "genome.2bit", genome.letters)
    lines = ["\t".join(["#chrom", "start", "end", "name", "score", "strand", *TASKS])]
    for region, score in zip(genome.regions, scores):
        fields = [region.chromosome, region.start, region.end, region.name, score, ".", *region.labels]
        lines.append("\t".join(map(str, fields)))
    (folder / "regions.bed").write_text("\n".join(lines) + "\n")


def _write_letters(path, letters):
    """The genome as 2bit, checked with py2bit."""
    twobit.write(path, letters, {name: MASKED for name in letters})
    with py2bit.open(str(path), storeMasked=True) as file:
        for name, codes in letters.items():
            text = "".join((dna.LETTERS + "N")[code] for code in codes)
            for start, end in MASKED:
                text = text[:start] + text[start:end].lower() + text[end:]
            assert file.sequence(name) == text, f"{path}: {name}"
