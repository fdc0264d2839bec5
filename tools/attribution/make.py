"""Writes the golden files: `make.py FOLDER`, the folder of the reference networks."""

import json
import sys
from pathlib import Path

import captum
import numpy as np
import torch

import explain
import rebuild
import sequences

GOLDEN = Path(__file__).resolve().parents[2] / "tests" / "golden" / "attribution"

# Layer, counted from 1, and channel, counted from 0.
NEURONS = {
    "nm_demo1": [(1, 0), (1, 2), (2, 0)],
    "nm_demo2": [(1, 3), (2, 1), (3, 2), (4, 4), (5, 0)],
    "mpra_dragonn_conv": [(1, 7), (2, 30), (3, 5), (3, 100)],
}
# Exchanges of one letter: none for a random sequence, many for one at the top.
CLIMBS = [0, 0, 3, 30]


def neuron(folder, name, layer, channel):
    module, field = rebuild.neurons(folder / f"{name}.onnx", layer)
    generator = np.random.default_rng([layer, channel])
    starts = [(sequences.random(generator, field), changes) for changes in CLIMBS]
    chosen = [sequences.strong(module, channel, start, changes) for start, changes in starts]
    explained = [explain.explain(module, channel, sequence) for sequence in chosen]
    return {"layer": layer, "channel": channel, "receptive_field": field, "sequences": explained}


def main(folder):
    GOLDEN.mkdir(parents=True, exist_ok=True)
    made = {
        "torch": torch.__version__.split("+")[0],
        "captum": captum.__version__,
        "steps": explain.STEPS,
        "rule": explain.RULE,
    }
    for name, neurons in NEURONS.items():
        golden = {"model": name, "made_with": made, "neurons": [neuron(folder, name, *one) for one in neurons]}
        (GOLDEN / f"{name}.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")
        print(name, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
