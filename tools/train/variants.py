"""Variants in the genome of the example `regions`, each with a known effect, and their VCF file."""

from dataclasses import dataclass, replace

import numpy as np

import elements
from dna import LETTERS
from elements import LENGTH, MOTIFS, TASKS
from genome import CHROMOSOMES, TASK_OF

FAR, DELETED = 6, 6
EFFECTS = {
    "break": "replaces the letter of an activator's site that tells most; lowers the task",
    "delete": f"deletes {DELETED} letters of an activator's site; lowers the task",
    "create": "completes an activator's site that lacks one letter; raises the task",
    "release": "replaces the letter of the repressor's site that tells most; raises the task",
    "silence": "completes the repressor's site that lacks one letter; lowers the task",
    "neutral": f"at least {FAR} letters from every planted site; changes no task",
}


@dataclass(frozen=True)
class Variant:
    """A change of one place, counted from 0, and what it does."""

    region: object
    position: int
    reference: str
    alternate: str
    effect: str
    site: object = None

    @property
    def task(self):
        return TASK_OF[self.site.motif] if self.site else None

    def sees_all_sites(self):
        """Whether the window with the variant in its middle holds all sites of the region."""
        first, last = self.position - LENGTH // 2, self.position + LENGTH // 2
        return all(first <= site.start and site.end <= last for site in self.region.sites)


def draw(rng, genome, usable, responds):
    """All variants, in the order of their places: in usable regions only, no two in one region, and only those to which
    the network responds as it should; and how many were left out for this."""
    free = [genome.regions[index] for index in rng.permutation(np.flatnonzero(usable))]
    found, left_out = [], 0
    for effect, motifs, count, propose in PLAN:
        wanted = len(found) + count
        for region in list(free):
            variant = propose(rng, genome, region, effect, motifs) if len(found) < wanted else None
            if variant is None or not variant.sees_all_sites():
                continue
            if responds(variant):
                found.append(variant)
                free.remove(region)
            else:
                left_out += 1
        assert len(found) == wanted, f"{effect} of {motifs}: {wanted - len(found)} too few regions"
    names = list(CHROMOSOMES)
    return sorted(found, key=lambda variant: (names.index(variant.region.chromosome), variant.position)), left_out


def _site(region, motifs, roles, broken):
    """The first site of one of these motifs with one of these roles."""
    sites = [site for site in region.sites if site.motif in motifs and (site.broken is not None) == broken]
    return next((site for site in sites if region.role(site) in roles), None)


def _break(rng, genome, region, effect, motifs):
    """The column that tells most, of those that hold their most likely letter, changed to the least likely letter."""
    site = _site(region, motifs, ["activates"] if effect == "break" else ["represses"], broken=False)
    if site is None or (effect == "release" and "spi1" not in region.elements):
        return None
    part, letters = MOTIFS[site.motif], genome.letters[region.chromosome]
    for column in elements.informative(part):
        position, likely = site.position(column), int(part.ppm[column].argmax())
        if site.letter(int(letters[position])) == likely:
            unlikely = site.letter(int(part.ppm[column].argmin()))
            return Variant(region, position, LETTERS[letters[position]], LETTERS[unlikely], effect, site)
    return None


def _repair(rng, genome, region, effect, motifs):
    """The letter that a site lacks."""
    site = _site(region, motifs, ["decoy"], broken=True)
    if site is None:
        return None
    position = site.position(site.broken)
    letter = genome.letters[region.chromosome][position]
    return Variant(region, position, LETTERS[letter], LETTERS[site.letter(site.original)], effect, site)


def _delete(rng, genome, region, effect, motifs):
    """The letters in the middle of a site are deleted."""
    site = _site(region, motifs, ["activates"], broken=False)
    if site is None:
        return None
    start = (site.start + site.end - DELETED) // 2 - 1
    letters = "".join(LETTERS[code] for code in genome.letters[region.chromosome][start : start + DELETED + 1])
    return Variant(region, start, letters, letters[0], effect, site)


def _substitute(rng, genome, region, effect, motifs):
    """Another letter, far from every site of a region that has sites."""
    near = [range(site.start - FAR, site.end + FAR) for site in region.sites]
    places = [p for p in range(region.start + FAR, region.end - FAR) if not any(p in block for block in near)]
    if not near:
        return None
    position = int(rng.choice(places))
    code = genome.letters[region.chromosome][position]
    return Variant(region, position, LETTERS[code], LETTERS[(code + rng.integers(1, 4)) % 4], effect)


def _insert(rng, genome, region, effect, motifs):
    """One letter more, far from every site."""
    variant = _substitute(rng, genome, region, effect, motifs)
    return variant and replace(variant, alternate=variant.reference + variant.alternate)


# Effect, motifs, how many, and what proposes one; what few regions allow comes first.
PLAN = [
    ("silence", ["REST"], 4, _repair),
    ("create", ["GATA1", "TAL1"], 4, _repair),
    ("create", ["CTCF"], 4, _repair),
    ("create", ["SPI1"], 4, _repair),
    ("release", ["REST"], 6, _break),
    ("break", ["GATA1"], 4, _break),
    ("break", ["TAL1"], 4, _break),
    ("break", ["CTCF"], 8, _break),
    ("break", ["SPI1"], 8, _break),
    ("delete", ["CTCF"], 1, _delete),
    ("delete", ["SPI1"], 1, _delete),
    ("neutral", [], 16, _substitute),
    ("neutral", [], 2, _insert),
]


def window(genome, variant, start, alternate):
    """The 200 letters from a place on, with either allele; letters that follow fill up what a deletion takes."""
    letters = genome.letters[variant.region.chromosome]
    allele = variant.alternate if alternate else variant.reference
    after = variant.position + len(variant.reference)
    codes = [LETTERS.index(letter) for letter in allele]
    return np.concatenate([letters[start : variant.position], codes, letters[after : after + LENGTH]])[:LENGTH]


def name(index):
    return f"v{index + 1:02}"


def write(path, variants):
    """The VCF file; its INFO says what a variant does, so that tests can read it."""
    lines = ["##fileformat=VCFv4.3", "##source=tools/train/regions.py"]
    lines += [f"##contig=<ID={chromosome},length={length}>" for chromosome, (length, _) in CHROMOSOMES.items()]
    described = {
        "EFFECT": "; ".join(f"{effect}: {text}" for effect, text in EFFECTS.items()).replace('"', "'"),
        "TASK": f"Task that changes: {', '.join(TASKS)}",
        "MOTIF": "Motif whose site it is in",
        "REGION": "Region of regions.bed that it is in",
    }
    lines += [f'##INFO=<ID={id},Number=1,Type=String,Description="{text}">' for id, text in described.items()]
    lines.append("#" + "\t".join(["CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO"]))
    for index, variant in enumerate(variants):
        info = {"EFFECT": variant.effect, "REGION": variant.region.name}
        info |= {"TASK": variant.task, "MOTIF": variant.site.motif} if variant.site else {}
        fields = [variant.region.chromosome, variant.position + 1, name(index), variant.reference, variant.alternate]
        lines.append("\t".join(map(str, [*fields, ".", "PASS", ";".join(f"{k}={v}" for k, v in info.items())])))
    path.write_text("\n".join(lines) + "\n")
