"""Trains `ctcf-pair`: one neuron that sees two CTCF motifs a flexible distance apart, and nothing else."""

from dataclasses import dataclass

import numpy as np

import dna
import export
import jaspar
import network
import training
from network import Layer

SEED = 1
MATRIX = "MA0139.2"
LENGTH = 82
FIRST_START = (4, 11)
DISTANCE = (36, 47)
TOO_NEAR = (15, 30)
TOO_FAR = (53, 67)
CROWD = 4
LAYERS = [
    Layer(kernel=7, channels=8, activation="relu", pool=2, batch_norm=True),
    *[Layer(kernel=3, channels=8, activation="relu", pool=2, batch_norm=True)] * 3,
    Layer(kernel=3, channels=1, activation="sigmoid"),
]
TRAINING, HELD_OUT = 120_000, 24_000
BACKGROUNDS = 64
MINIMUM_ACCURACY = 0.95

KINDS = {
    "pair": "two motifs, right distance, first motif in the range of starts",
    "random": "random letters",
    "single": "one motif, anywhere",
    "near": "two motifs too near to each other, anywhere",
    "far": "two motifs too far from each other, anywhere",
    "shuffled": "as a pair, the letters of one of the two motifs in random order",
    "crowded": f"{CROWD} motifs, anywhere, the later ones over the earlier ones",
}


@dataclass
class Grammar:
    """Draws the seven kinds of sequences, `count` at a time."""

    rng: np.random.Generator
    ppm: np.ndarray

    def all_kinds(self, count):
        """As many pairs as all other kinds together, these in equal parts."""
        part = count // (2 * (len(KINDS) - 1))
        return {kind: getattr(self, kind)(part * (len(KINDS) - 1) if kind == "pair" else part) for kind in KINDS}

    def pair(self, count):
        return self._two(self._motifs(count), self._motifs(count), FIRST_START, DISTANCE)

    def random(self, count):
        return dna.random(self.rng, count, LENGTH)

    def single(self, count):
        return self._scatter(count, 1)

    def near(self, count):
        return self._two(self._motifs(count), self._motifs(count), (0, LENGTH), TOO_NEAR)

    def far(self, count):
        return self._two(self._motifs(count), self._motifs(count), (0, LENGTH), TOO_FAR)

    def shuffled(self, count):
        first, second = self._motifs(count), self._motifs(count)
        in_first = self.rng.random(count) < 0.5
        first[in_first] = self.rng.permuted(first[in_first], axis=1)
        second[~in_first] = self.rng.permuted(second[~in_first], axis=1)
        return self._two(first, second, FIRST_START, DISTANCE)

    def crowded(self, count):
        return self._scatter(count, CROWD)

    def _motifs(self, count):
        return dna.draw(self.rng, self.ppm, count)

    def _scatter(self, count, motifs):
        codes = self.random(count)
        for _ in range(motifs):
            dna.paste(codes, self._motifs(count), self.rng.integers(LENGTH - len(self.ppm) + 1, size=count))
        return codes

    def _two(self, first, second, starts, distances):
        count = len(first)
        codes = self.random(count)
        distance = self.rng.integers(distances[0], distances[1] + 1, count)
        last_start = np.minimum(starts[1], LENGTH - len(self.ppm) - distance)
        start = self.rng.integers(starts[0], last_start + 1)
        dna.paste(codes, first, start)
        dna.paste(codes, second, start + distance)
        return codes


def stacked(kinds):
    """One-hot inputs and labels of all kinds."""
    labels = [np.full(len(codes), kind == "pair") for kind, codes in kinds.items()]
    return dna.one_hot(np.concatenate(list(kinds.values()))), np.concatenate(labels)


def accuracies(model, kinds):
    """The share on the right side of zero: of each kind, and of all sequences."""
    of_kind = {kind: training.accuracy(model, *stacked({kind: codes})) for kind, codes in kinds.items()}
    return {"all": training.accuracy(model, *stacked(kinds))} | of_kind


def gap_scan(model, rng, consensus):
    """The neuron's value for two consensus motifs in random sequences: mean over starts, lowest and highest start."""
    width, rows = len(consensus), []
    for distance in range(width, LENGTH - width + 1):
        last_start = min(FIRST_START[1], LENGTH - width - distance)
        means = [
            planted_mean(model, rng, consensus, start, start + distance)
            for start in range(min(FIRST_START[0], last_start), last_start + 1)
        ]
        row = {"mean": np.mean(means), "lowest": np.min(means), "highest": np.max(means)}
        rows.append({"distance": distance, "gap": distance - width} | rounded(row, 2))
    return rows


def planted_mean(model, rng, motif, *starts):
    """Mean value of the neuron over random sequences that hold the motif at these starts."""
    codes = dna.random(rng, BACKGROUNDS, LENGTH)
    for start in starts:
        dna.paste(codes, np.tile(motif, (BACKGROUNDS, 1)), np.full(BACKGROUNDS, start))
    return network.logits(model, dna.one_hot(codes)).mean()


def accepted_range(scan, column):
    """The smallest and the largest gap at which this column of the scan is above zero, with no hole between."""
    gaps = [row["gap"] for row in scan if row[column] > 0]
    assert gaps == list(range(gaps[0], gaps[-1] + 1)), f"the gaps accepted have a hole: {gaps}"
    return [gaps[0], gaps[-1]]


def rounded(figures, digits):
    return {name: round(float(figure), digits) for name, figure in figures.items()}


def main():
    training.start(SEED)
    matrix = jaspar.fetch(MATRIX)
    rng = np.random.default_rng(SEED)
    grammar = Grammar(rng, matrix.ppm)
    inputs, labels = stacked(grammar.all_kinds(TRAINING))
    held_out = grammar.all_kinds(HELD_OUT)

    model = network.build(LAYERS)
    training.fit(model, inputs, labels, epochs=10, batch=256, rate=0.01, decay=0.5)

    accuracy = accuracies(model, held_out)
    scan = gap_scan(model, rng, dna.encode(matrix.consensus()))
    width = len(matrix.ppm)
    print(accuracy, *scan, sep="\n")
    assert accuracy["all"] >= MINIMUM_ACCURACY, accuracy
    truth = {
        "id": "ctcf-pair",
        "seed": SEED,
        "input": {"layout": f"(N, 4, {LENGTH})", "letters": dna.LETTERS, "length": LENGTH},
        "layers": network.describe(LAYERS),
        "motif": matrix.source()
        | {"first_column": 0, "columns": width, "orientation": "+", "consensus": matrix.consensus()},
        "training": {
            "sequences": TRAINING,
            "positives": "pair",
            "kinds": KINDS,
            "first_start": FIRST_START,
            "distance": {"pair": DISTANCE, "near": TOO_NEAR, "far": TOO_FAR},
            "gap": {"pair": [distance - width for distance in DISTANCE]},
        },
        "held_out": {"sequences": HELD_OUT, "accuracy": rounded(accuracy, 4)},
        "gap_accepted": {"on_average": accepted_range(scan, "mean"), "from_every_start": accepted_range(scan, "lowest")},
        "gap_scan": scan,
    }
    export.write("ctcf-pair", model, stacked(held_out)[0], truth)


if __name__ == "__main__":
    main()
