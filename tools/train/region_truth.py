"""The truth of the example `regions`: its planted sites, and what the network makes of its regions and variants."""

import json

import numpy as np

import dna
import network
import region_network
import variants
from elements import LENGTH
from genome import TASK_OF
from network import Layer

DIGITS = 4


def regions(probability_of, made):
    """Each region with its kind, its labels and the network's probabilities."""
    return [
        {"name": region.name, "kind": region.kind, "labels": region.labels, "probabilities": values}
        for region, values in zip(made.regions, rounded(probability_of(made.windows())))
    ]


def sites(made):
    """Every planted motif with the genome's letters; places are counted from 0, the end is not included."""
    return [
        {
            "region": region.name,
            "chrom": region.chromosome,
            "start": site.start,
            "end": site.end,
            "strand": site.strand,
            "motif": site.motif,
            "element": site.element,
            "role": region.role(site),
            "task": TASK_OF[site.motif],
            "letters": dna.decode(made.letters[region.chromosome][site.start : site.end]),
        }
        for region in made.regions
        for site in region.sites
    ]


def change(probability_of, made, variant):
    """What the network makes of both alleles: in the region, and in the 200 letters with the variant at index 100."""
    row = {
        "chrom": variant.region.chromosome,
        "pos": variant.position + 1,
        "ref": variant.reference,
        "alt": variant.alternate,
        "effect": variant.effect,
        "task": variant.task,
        "motif": variant.site.motif if variant.site else None,
        "region": variant.region.name,
    }
    starts = {"region_window": variant.region.start, "centred_window": variant.position - LENGTH // 2}
    for name, start in starts.items():
        alleles = [variants.window(made, variant, start, alternate) for alternate in (False, True)]
        row[name] = dict(zip(["reference", "alternate"], rounded(probability_of(np.array(alleles)))))
    return row


def layers():
    """The table of layers of the network."""
    return network.describe(
        [Layer(b.kernel, b.channels, b.activation, b.pool[0] if b.pool else 1, True) for b in region_network.BLOCKS]
    )


def rounded(values):
    return [[round(float(value), DIGITS) for value in row] for row in values]


def write(path, truth):
    """JSON with one line for each record of a list, so that a change is seen where it is."""
    parts = []
    for name, value in truth.items():
        records = isinstance(value, list) and isinstance(value[0], dict)
        text = "[\n" + ",\n".join(json.dumps(record) for record in value) + "\n]" if records else json.dumps(value)
        parts.append(f"{json.dumps(name)}: {text}")
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n")
