"""Computes the answers of a report again with ONNX Runtime: `check.py REPORT MODEL [--sequences FASTA] [--write FILE]`.

Fails where a mean differs by more than 1e-4 of the mean with all motifs. With `--write` the letters and the answers of
ONNX Runtime are written, too; `tests/integration/marginalisation.rs` reads such files.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

import numpy as np

import random_sequences
from neuron import Neuron

TOLERANCE = 1e-4


class Motif:
    """Letters at columns of the receptive field: capitals are those of the motif, small letters lie next to it."""

    def __init__(self, start, letters):
        self.start, self.letters = start, letters

    @property
    def core(self):
        """The first column of a capital, and one past the last."""
        capitals = [column for column, letter in enumerate(self.letters, self.start) if letter.isupper()]
        return capitals[0], capitals[-1] + 1

    @property
    def end(self):
        return self.start + len(self.letters)

    def moved(self, by):
        return Motif(self.start + by, self.letters)

    def reversed(self):
        return Motif(self.start, self.letters[::-1].translate(str.maketrans("ACGTUacgtu", "TGCAAtgcaa")))

    def write(self, sequences, alphabet, capitals):
        for column, letter in enumerate(self.letters, self.start):
            if letter != "." and letter.isupper() == capitals and 0 <= column < sequences.shape[1]:
                sequences[:, column] = alphabet.index(letter.upper())


def written(backgrounds, motifs, alphabet):
    """The random sequences with the motifs; small letters yield to capitals, and to the ends of the sequences."""
    sequences = backgrounds.copy()
    for capitals in (False, True):
        for motif in motifs:
            motif.write(sequences, alphabet, capitals)
    return sequences


def swapped(left, right):
    """Two neighbours in the other order, over the same columns."""
    return [right.moved(left.start - right.start), left.moved(right.end - left.end)]


def questions(answers):
    """Every question about a tree: a name, the motifs that are written, and what the report answers."""
    motifs = [Motif(**written) for written in answers["written"]]
    without = lambda index: motifs[:index] + motifs[index + 1 :]
    yield "without", [], answers["without"]["mean"]
    yield "with", motifs, answers["with"]["mean"]
    for index, motif in enumerate(motifs):
        yield f"alone {index}", [motif], answers["alone"][index]["mean"]
        yield f"left out {index}", without(index), answers["left_out"][index]["mean"]
        if answers["reversed"]:
            turned = motifs[:index] + [motif.reversed()] + motifs[index + 1 :]
            yield f"reversed {index}", turned, answers["reversed"][index]["mean"]
    for index, value in enumerate(answers["swapped"]):
        changed = motifs[:index] + swapped(*motifs[index : index + 2]) + motifs[index + 2 :]
        yield f"swapped {index}", changed, value["mean"]
    for index, scan in enumerate(answers["distances"]):
        for number, (start, mean) in enumerate(zip(scan["starts"], scan["means"])):
            yield f"distance {index} {number}", spaced(motifs, index, number, start), mean
    for pair in answers.get("pairs", []):
        left, right = pair["leaves"]
        both, scan = [motifs[left], motifs[right]], pair["distances"]
        for number, (start, mean) in enumerate(zip(scan["starts"], scan["means"])):
            yield f"pair {left} {right} {number}", spaced(both, 0, number, start), mean
        best = pair["best"] - scan["first"]
        yield f"pair {left} {right}", spaced(both, 0, best, scan["starts"][best]), pair["with"]["mean"]
    for number, mean in enumerate(answers["places"]["means"]):
        yield f"place {number}", moved(motifs, number * answers["places"]["step"]), mean


def spaced(motifs, index, number, start):
    """The motifs with so many positions between two neighbours, the first capital at `start`."""
    further = number - (motifs[index + 1].core[0] - motifs[index].core[1])
    changed = motifs[: index + 1] + [motif.moved(further) for motif in motifs[index + 1 :]]
    return moved(changed, start)


def moved(motifs, start):
    return [motif.moved(start - motifs[0].core[0]) for motif in motifs]


def sequences_of(path, report):
    """The sequences of a FASTA file, where the report is of shuffles of them."""
    source = report.get("backgrounds", {})
    if source.get("kind") != "shuffled":
        return []
    if path is None:
        sys.exit(f"the random sequences are shuffles of {source['name']}: give it with --sequences")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != source["sha256"]:
        sys.exit(f"{path} is not the file of the report: its SHA-256 is not {source['sha256']}")
    records = content.decode().split(">")[1:]
    return ["".join(record.split("\n")[1:]).replace("\r", "") for record in records]


def compare(report, model, sequences):
    """Every tree that the network was asked about, with the answers of ONNX Runtime and the largest difference."""
    alphabet, seed, grammar = report["model"]["alphabet"], report["options"]["seed"], report["options"]["grammar"]
    for result in report["neurons"]:
        layer, channel, length = result["layer"], result["channel"], len(result["crms"][0]["ppm"])
        neuron = Neuron(model, layer, channel, len(alphabet))
        for tree in result.get("syntax") or []:
            answers = tree.get("answers")
            if not answers:
                continue
            stream = random_sequences.Stream(seed, layer, channel)
            count = answers["backgrounds"]
            backgrounds = random_sequences.draw(stream, count, length, alphabet, grammar, sequences)
            means, worst = [], 0.0
            for name, motifs, expected in questions(answers):
                mean = float(neuron.values(written(backgrounds, motifs, alphabet)).mean())
                means.append((name, round(mean, 7)))
                worst = max(worst, abs(mean - expected) / answers["with"]["mean"])
            yield {
                "layer": layer,
                "channel": channel,
                "seed": seed,
                "tree": tree["text"],
                "written": answers["written"],
                "starts": [scan["starts"] for scan in answers["distances"]],
                "means": dict(means),
            }, worst


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--sequences", type=Path, help="the file of which the random sequences are shuffles")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--trees", type=int, default=None, help="only so many first trees are written")
    chosen = parser.parse_args()
    report = json.loads(chosen.report.read_text())
    compared = list(compare(report, chosen.model, sequences_of(chosen.sequences, report)))
    for tree, worst in compared:
        neuron = f"{tree['layer']}.{tree['channel']}"
        print(f"{neuron} {tree['tree']}: {len(tree['means'])} means, largest relative difference {worst:.1e}")
    if chosen.write:
        trees = [tree for tree, _ in compared[: chosen.trees]]
        chosen.write.write_text(json.dumps({"model": chosen.model.name, "trees": trees}, indent=1) + "\n")
    if not compared:
        sys.exit("the report has no tree that the network was asked about")
    sys.exit(max(worst for _, worst in compared) > TOLERANCE)


if __name__ == "__main__":
    main()
