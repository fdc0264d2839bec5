"""Signals over the genome of the example `regions`: cut sites of three cell types, conservation, and expression."""

import numpy as np
import pyBigWig

import elements
from elements import MOTIFS
from genome import CHROMOSOMES, UNKNOWN

# Expression in transcripts per million, by factor, in the order of the cell types.
CELL_TYPES = ["progenitor", "erythroid", "monocyte"]
EXPRESSION = {
    "GATA1": [35.0, 120.0, 0.5],
    "TAL1": [40.0, 80.0, 2.0],
    "CTCF": [60.0, 55.0, 50.0],
    "SPI1": [45.0, 1.0, 150.0],
    "REST": [30.0, 25.0, 28.0],
}
EXPRESSED = 10.0
CUTS = {"progenitor": "cuts.bw", "erythroid": "cuts_erythroid.bw", "monocyte": "cuts_monocyte.bw"}

BACKGROUND, OPEN, WIDTH = 0.15, 5.0, 80.0
FOOTPRINT, SHOULDER, SHOULDER_WIDTH, NEAR = 0.08, 1.6, 6, 1
DRIFT, SMOOTH = 0.12, 15
CONSERVED, BY_BITS, FLANK = 0.3, 0.3, 20


def bound(genome, cell_type):
    """The sites at which an activator binds in this cell type: those of a task whose factors are all expressed."""
    column = CELL_TYPES.index(cell_type)
    expressed = {factor for factor, values in EXPRESSION.items() if values[column] >= EXPRESSED}
    return [
        (region, site)
        for region in genome.regions
        for site in region.sites
        if region.role(site) == "activates" and expressed >= set(elements.ELEMENTS[site.element].motifs)
    ]


def cuts(rng, genome, cell_type):
    """Counts of cuts: few in the background, many around bound sites, very few within them."""
    rates = {name: np.full(length, BACKGROUND) for name, (length, _) in CHROMOSOMES.items()}
    factors = {name: np.ones(length) for name, (length, _) in CHROMOSOMES.items()}
    for region, site in bound(genome, cell_type):
        distance = np.arange(len(rates[region.chromosome])) - (site.start + site.end - 1) / 2
        outside = np.abs(distance) - (site.end - site.start) / 2
        share = 1 / len(elements.ELEMENTS[site.element].motifs)
        rates[region.chromosome] += OPEN * share * np.exp(-((distance / WIDTH) ** 2))
        factor = factors[region.chromosome]
        within, edge = outside < NEAR, (outside >= NEAR) & (outside < NEAR + SHOULDER_WIDTH)
        factor[edge & (factor == 1)] = SHOULDER
        factor[within] = FOOTPRINT
    return {name: rng.poisson(rates[name] * factors[name]) for name in rates}


def conservation(rng, genome):
    """Values from 0 to 1: low in the background, high in sites that do something, most in informative columns."""
    tracks = {}
    for name, (length, _) in CHROMOSOMES.items():
        noise = np.convolve(rng.random(length + SMOOTH - 1), np.full(SMOOTH, 1 / SMOOTH), "valid")
        tracks[name] = DRIFT + (noise - 0.5) * 0.5 + rng.normal(0, 0.03, length)
    for region in genome.regions:
        for site in region.sites:
            if region.role(site) in ("activates", "represses", "silenced"):
                for column, bits in enumerate(elements.bits(MOTIFS[site.motif])):
                    tracks[region.chromosome][site.position(column)] += CONSERVED + BY_BITS * bits / 2
    return {name: values.clip(0, 1).round(2) for name, values in tracks.items()}


def scores(genome, tracks):
    """Cuts of the progenitor within each region, at most 1000, as a BED file's score."""
    counts = tracks["cuts.bw"]
    return [min(1000, int(counts[region.chromosome][region.start : region.end].sum())) for region in genome.regions]


def footprints(genome, tracks):
    """The mean number of cuts within sites and at their edges, for each track, motif, and whether it is bound."""
    rows = []
    for cell_type, file in CUTS.items():
        binding = {(region.name, site) for region, site in bound(genome, cell_type)}
        for motif in MOTIFS:
            all_sites = [(region, site) for region in genome.regions for site in region.sites if site.motif == motif]
            for is_bound in (True, False):
                chosen = [(r, s) for r, s in all_sites if ((r.name, s) in binding) == is_bound]
                if chosen:
                    rows.append(
                        {"track": file, "cell_type": cell_type, "motif": motif, "bound": is_bound, "sites": len(chosen)}
                        | {"within": _mean(tracks[file], chosen, _within), "edges": _mean(tracks[file], chosen, _edges)}
                    )
    return rows


def conserved(genome, tracks):
    """The mean conservation within sites and in the 20 letters on either side, by role."""
    rows = []
    for role in ("activates", "represses", "silenced", "decoy"):
        chosen = [(region, site) for region in genome.regions for site in region.sites if region.role(site) == role]
        values = tracks["conservation.bw"]
        rows.append(
            {"track": "conservation.bw", "role": role, "sites": len(chosen)}
            | {"within": _mean(values, chosen, _within), "flanks": _mean(values, chosen, _flanks)}
        )
    return rows


def _within(site):
    return range(site.start, site.end)


def _edges(site):
    first, last = site.start - NEAR, site.end + NEAR
    return [*range(first - SHOULDER_WIDTH, first), *range(last, last + SHOULDER_WIDTH)]


def _flanks(site):
    return [*range(site.start - FLANK, site.start), *range(site.end, site.end + FLANK)]


def _mean(track, chosen, places_of):
    means = [track[region.chromosome][list(places_of(site))].mean() for region, site in chosen]
    return round(float(np.mean(means)), 3)


def write(folder, rng, genome):
    """All tracks and the table of expression; returns the tracks by file."""
    tracks = {file: cuts(rng, genome, cell_type) for cell_type, file in CUTS.items()}
    tracks["conservation.bw"] = conservation(rng, genome)
    for file, track in tracks.items():
        _write_bigwig(folder / file, track)
    _write_expression(folder / "expression.tsv")
    return tracks


def _write_bigwig(path, tracks):
    """One value for each letter; none where the genome is N."""
    with pyBigWig.open(str(path), "w") as file:
        file.addHeader([(name, len(values)) for name, values in tracks.items()], maxZooms=3)
        for name, values in tracks.items():
            file.addEntries(name, UNKNOWN, values=values[UNKNOWN:].astype(float).tolist(), span=1, step=1)
    with pyBigWig.open(str(path)) as file:
        for name, values in tracks.items():
            found = np.array(file.values(name, UNKNOWN, len(values)))
            assert np.array_equal(found.astype(np.float32), values[UNKNOWN:].astype(np.float32)), f"{path}: {name}"


def _write_expression(path):
    """A table of factors by cell types."""
    rows = [["factor", *CELL_TYPES], *[[factor, *values] for factor, values in EXPRESSION.items()]]
    path.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows))
