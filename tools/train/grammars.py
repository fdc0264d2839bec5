"""Trains networks of different shape, each on a grammar of its own: `grammars.py [name ...]`."""

import json
import sys
from pathlib import Path

import numpy as np
import torch

import dna
import export
import grammar
import responses
import training
from grammar import module
from tower import Block, Tower

FOLDER = Path(__file__).parents[2] / "tests" / "networks"
MINIMUM_AUROC = 0.95
BATCH, RATE = 128, 2e-3


def pairs(channels, pool=(2, 2), **settings):
    """Two convolutions for each number of channels, with a max-pooling between any two pairs."""
    blocks = []
    for index, count in enumerate(channels):
        last = index == len(channels) - 1
        blocks += [
            Block(count, kernel=3 if index else 7, **settings),
            Block(count, pool=None if last else pool, **settings),
        ]
    return blocks


def ten():
    """BD-10's depth, kernels and poolings, and three eighths of its channels."""
    modules = [
        module("hard", "MA0062.3", (12, 12), "MA0095.2"),
        module("soft", "MA0476.1", (8, 24), "MA0102.4"),
        module("order", "MA0506.1", (5, 25), "MA0068.2"),
        module("triple", "MA0148.4", (6, 6), "MA0090.3", (4, 12), "MA0497.1"),
        module("single", "MA0138.2"),
    ]
    return pairs([48, 64, 96, 128, 192]), modules, 200


NETWORKS = {"ten": (ten, 101, 5000)}


def fit(model, rng, modules, length, steps):
    """Adam on the cross-entropy of sequences that are drawn for each step; the rate falls along a cosine."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, steps)
    loss_of = torch.nn.BCEWithLogitsLoss()
    model.train()
    for _ in range(steps):
        codes, labels = grammar.draw(rng, modules, BATCH, length)
        optimizer.zero_grad()
        loss_of(model.logits(torch.from_numpy(dna.one_hot(codes))), torch.from_numpy(labels)).backward()
        optimizer.step()
        schedule.step()
    model.eval()


def train(name):
    make, seed, steps = NETWORKS[name]
    training.start(seed)
    rng = np.random.default_rng(seed)
    blocks, modules, length = make()
    model = Tower(blocks, len(modules))
    fit(model, rng, modules, length, steps)
    performance = responses.performance(model, rng, modules, length)
    print(name, performance, flush=True)
    assert all(row["auroc"] >= MINIMUM_AUROC for row in performance.values()), performance
    last = responses.channels(model, rng, modules, length)
    scans = {
        module.name: responses.gap_scan(model, rng, module, index, last["channels_by_module"][module.name], length)
        for index, module in enumerate(modules)
    }
    truth = {
        "name": name,
        "about": make.__doc__,
        "seed": seed,
        "steps": steps,
        "input": {"layout": "(N, 4, L)", "letters": dna.LETTERS, "length": length},
        "modules": [module.describe() for module in modules],
        "performance_on_fresh_data": performance,
        "last_convolution": last,
        "gap_scan": {"modules": scans},
    }
    inputs = dna.one_hot(grammar.draw(rng, modules, 256, length)[0])
    FOLDER.mkdir(exist_ok=True)
    truth["onnx"] = export.write_network(FOLDER / f"{name}.onnx", model, inputs)
    (FOLDER / f"{name}.truth.json").write_text(json.dumps(truth) + "\n")


if __name__ == "__main__":
    for chosen in sys.argv[1:] or NETWORKS:
        train(chosen)
