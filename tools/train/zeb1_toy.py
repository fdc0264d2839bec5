"""Trains `zeb1-toy`: one neuron that sees the same ZEB1 motif at two places (Fig. 2 of the NeuronMotif paper)."""

import numpy as np

import dna
import export
import facets
import jaspar
import network
import training
from network import Layer

SEED = 33
MATRIX, CORE_START, CORE_COLUMNS = "MA0103.3", 2, 7
LENGTH = 8
SHIFTS = (0, 1)
LAYERS = [Layer(kernel=5, channels=3, activation="relu", pool=2), Layer(kernel=2, channels=1, activation="sigmoid")]
TRAINING, HELD_OUT = 40_000, 10_000
MINIMUM_DECOUPLING = 0.95


def sequences(rng, matrix, count):
    """Half positives, half random sequences; and their labels."""
    half = count // 2
    codes = dna.random(rng, count, LENGTH)
    dna.paste(codes[:half], dna.draw(rng, matrix.ppm, half), rng.choice(SHIFTS, half))
    return codes, np.arange(count) < half


def find_facets(model):
    """The facets among all sequences that activate the neuron, and how many there are."""
    codes = dna.enumerate_all(LENGTH)
    values = network.logits(model, dna.one_hot(codes))
    codes, values = codes[values > 0], values[values > 0]
    maps = network.first_maps(model, dna.one_hot(codes)).reshape(len(codes), -1)
    labels = facets.k_means(np.random.default_rng(SEED), maps, values, clusters=len(SHIFTS))
    found = [describe_facet(model, codes[labels == c], values[labels == c]) for c in range(len(SHIFTS))]
    return {"evaluated": 4**LENGTH, "positives": len(codes), "max_activation": rounded(values.max())}, found


def describe_facet(model, codes, values):
    """Consensus and decoupling of one cluster."""
    consensus = facets.motif(codes, values).argmax(axis=1)
    activation = network.logits(model, dna.one_hot(consensus[None]))[0]
    return {
        "consensus": dna.decode(consensus),
        "consensus_activation": rounded(activation),
        "max_activation": rounded(values.max()),
        "decoupling": rounded(activation / values.max()),
        "sequences": len(codes),
    }


def rounded(value):
    """Four decimals: what a reader compares."""
    return round(float(value), 4)


def ordered_by_shift(found, consensus):
    """The facets in the order of their shifts; fails where one is missing or blurred."""
    ordered = []
    for shift in SHIFTS:
        (facet,) = (f for f in found if f["consensus"][shift:].startswith(consensus))
        assert facet["decoupling"] >= MINIMUM_DECOUPLING, facet
        ordered.append({"shift": shift} | facet)
    return ordered


def main():
    training.start(SEED)
    rng = np.random.default_rng(SEED)
    matrix = jaspar.fetch(MATRIX).core(CORE_START, CORE_COLUMNS)
    codes, labels = sequences(rng, matrix, TRAINING)
    held_out, held_out_labels = sequences(rng, matrix, HELD_OUT)

    model = network.build(LAYERS)
    training.fit(model, dna.one_hot(codes), labels, epochs=12, batch=256, rate=0.02, decay=1.0)

    enumeration, found = find_facets(model)
    print(enumeration, *found, sep="\n")
    truth = {
        "id": "zeb1-toy",
        "seed": SEED,
        "input": {"layout": "(N, 4, 8)", "letters": dna.LETTERS, "length": LENGTH},
        "layers": network.describe(LAYERS),
        "motif": matrix.source()
        | {"first_column": CORE_START, "columns": CORE_COLUMNS, "orientation": "+", "consensus": matrix.consensus()},
        "training": {"sequences": TRAINING, "positives": "motif drawn from the matrix", "shifts": SHIFTS, "negatives": "random"},
        "held_out": {"sequences": HELD_OUT, "accuracy": rounded(training.accuracy(model, dna.one_hot(held_out), held_out_labels))},
        "enumeration": enumeration,
        "facets": ordered_by_shift(found, matrix.consensus()),
    }
    export.write("zeb1-toy", model, dna.one_hot(dna.enumerate_all(LENGTH)), truth)


if __name__ == "__main__":
    main()
