"""Writes the golden files: `make.py`, those of networks of the test corpus; `make.py FOLDER`, those of the reference
networks in a folder, too."""

import json
import sys
from pathlib import Path

import captum
import numpy as np
import torch

import explain
import rebuild
import sequences
from normalised import Network

TESTS = Path(__file__).resolve().parents[2] / "tests"
GOLDEN = TESTS / "golden" / "attribution"
MADE = {
    "torch": torch.__version__.split("+")[0],
    "captum": captum.__version__,
    "steps": explain.STEPS,
    "rule": explain.RULE,
}

# Layer, counted from 1, and channel, counted from 0.
NEURONS = {
    "nm_demo1": [(1, 0), (1, 2), (2, 0)],
    "nm_demo2": [(1, 3), (2, 1), (3, 2), (4, 4), (5, 0)],
    "mpra_dragonn_conv": [(1, 7), (2, 30), (3, 5), (3, 100)],
}
# Networks of the corpus with a convolution, statistics over its channels, and a second convolution, whose neurons these are.
STATISTICS = ["layer-norm", "layer-norm-spelled", "rms-norm", "softmax", "softmax-old", "shares"]
CHANNELS = [0, 4]
# Exchanges of one letter: none for a random sequence, many for one at the top.
CLIMBS = [0, 0, 3, 30]


def neuron(layer, channel, field, module, taken_apart):
    generator = np.random.default_rng([layer, channel])
    starts = [(sequences.random(generator, field), changes) for changes in CLIMBS]
    chosen = [sequences.strong(module, channel, start, changes) for start, changes in starts]
    explained = [explain.explain(module, taken_apart, channel, sequence) for sequence in chosen]
    return {"layer": layer, "channel": channel, "receptive_field": field, "sequences": explained}


def of_chain(path, layer, channel):
    module, field = rebuild.neurons(path, layer)
    return neuron(layer, channel, field, module, module)


def of_corpus(name, channel):
    description = json.loads((TESTS / "corpus" / f"{name}.json").read_text())
    path, layer = TESTS / "corpus" / f"{name}.onnx", description["layers"][1]
    module, taken_apart = (Network(path, layer["value_tensor"], apart) for apart in (False, True))
    return neuron(2, channel, layer["receptive_field"], module, taken_apart)


def write(name, neurons):
    golden = {"model": name, "made_with": MADE, "neurons": neurons}
    (GOLDEN / f"{name}.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")
    print(name, flush=True)


def main(folder=None):
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name in (f"stats-{kind}" for kind in STATISTICS):
        write(name, [of_corpus(name, channel) for channel in CHANNELS])
    for name, neurons in NEURONS.items() if folder else []:
        write(name, [of_chain(folder / f"{name}.onnx", *one) for one in neurons])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
