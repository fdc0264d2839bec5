"""Trains networks of different shape, each on a grammar of its own: `grammars.py [name ...]`."""

import json
import sys
from dataclasses import replace
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
    return Tower(pairs([48, 64, 96, 128, 192]), len(modules)), modules, 200


def narrow():
    """Six convolutions of few channels, kernels of five, max-pooling 2 after the first, the second and the fourth."""
    modules = [
        module("hard", "MA0083.3", (9, 9), "MA0162.4"),
        module("soft", "MA0143.4", (10, 22), "MA0114.4"),
        module("order", "MA0809.2", (4, 18), "MA0050.2"),
        module("triple", "MA0018.4", (5, 5), "MA0038.2", (3, 9), "MA0093.3"),
        module("single", "MA0106.3"),
    ]
    channels, pools = [24, 24, 32, 32, 48, 48], [(2, 2), (2, 2), None, (2, 2), None, None]
    blocks = [Block(count, kernel=5, pool=pool) for count, pool in zip(channels, pools)]
    return Tower(blocks, len(modules)), modules, 200


def same():
    """Four convolutions with "same" padding, three with kernels of nine and max-pooling 3, then one of three."""
    modules = [
        module("hard", "MA0523.1", (15, 15), "MA0060.3"),
        module("soft", "MA0002.2", (12, 36), "MA0144.2"),
        module("order", "MA0003.4", (6, 40), "MA0046.2"),
        module("triple", "MA0099.3", (8, 8), "MA0140.2", (5, 15), "MA0105.4"),
        module("single", "MA0600.2"),
    ]
    blocks = [
        Block(48, kernel=9, same=True, pool=(3, 3)),
        Block(64, kernel=9, same=True, pool=(3, 3)),
        Block(64, kernel=9, same=True, pool=(3, 3)),
        Block(96, kernel=3, same=True),
    ]
    return Tower(blocks, len(modules)), modules, 240


def exponential():
    """Three convolutions, the first of them long, wide and with an exponential activation."""
    modules = [
        module("hard", "MA0095.2", (10, 10), "MA0113.3"),
        module("soft", "MA0466.2", (16, 32), "MA0076.2"),
        module("order", "MA0052.4", (5, 30), "MA0142.1"),
        module("triple", "MA0147.3", (7, 7), "MA0065.2", (6, 16), "MA0148.4"),
        module("single", "MA0139.1"),
    ]
    blocks = [
        Block(128, kernel=19, activation="exponential", pool=(4, 4)),
        Block(64, kernel=7, pool=(2, 2)),
        Block(96, kernel=7),
    ]
    return Tower(blocks, len(modules)), modules, 200


def overlapping():
    """Four convolutions with max-poolings whose windows overlap: 4 positions, 2 apart."""
    modules = [
        module("hard", "MA0474.2", (5, 5), "MA0002.2"),
        module("soft", "MA0506.1", (8, 26), "MA0463.2"),
        module("order", "MA0786.1", (3, 24), "MA0088.2"),
        module("triple", "MA0103.3", (9, 9), "MA0083.3", (4, 14), "MA0712.2"),
        module("single", "MA0138.2"),
    ]
    channels, kernels = [64, 64, 96, 96], [11, 7, 7, 7]
    pools = [(4, 2)] * 3 + [None]
    blocks = [Block(count, kernel=kernel, pool=pool) for count, kernel, pool in zip(channels, kernels, pools)]
    return Tower(blocks, len(modules)), modules, 200


def residual():
    """A convolution with max-pooling, then four dilated ones with "same" padding, each added to its input."""
    modules = [
        module("hard", "MA0080.5", (11, 11), "MA0144.2"),
        module("soft", "MA0599.1", (14, 34), "MA0143.4"),
        module("order", "MA0114.4", (7, 36), "MA0809.2"),
        module("triple", "MA0018.4", (10, 10), "MA0046.2", (5, 17), "MA0106.3"),
        module("single", "MA0060.3"),
    ]
    stem = Block(64, kernel=15, pool=(3, 3))
    added = [Block(64, kernel=3, dilation=2**index, same=True, residual=True) for index in range(4)]
    return Tower([stem, *added], len(modules)), modules, 240


def strands():
    """Four convolutions that read both strands with the same weights; each channel counts where it is stronger."""
    modules = [
        module("hard", "MA0050.2", (8, 8), "MA0466.2"),
        module("soft", "MA0139.1", (6, 20), "MA0095.2"),
        module("order", "MA0113.3", (4, 26), "MA0162.4"),
        module("triple", "MA0148.4", (6, 6), "MA0147.3", (5, 13), "MA0105.4"),
        module("single", "MA0076.2"),
    ]
    modules = [replace(one, on_both_strands=True) for one in modules]
    blocks = [
        Block(48, kernel=11, pool=(2, 2)),
        Block(64, kernel=5, pool=(2, 2)),
        Block(64, kernel=5, pool=(2, 2)),
        Block(96, kernel=7),
    ]
    return Tower(blocks, len(modules), both_strands=True), modules, 200


# Each with its seed and its number of steps.
NETWORKS = {
    "ten": (ten, 101, 5000),
    "narrow": (narrow, 102, 6000),
    "same": (same, 103, 4000),
    "exponential": (exponential, 104, 4000),
    "overlapping": (overlapping, 105, 4000),
    "residual": (residual, 106, 4000),
    "strands": (strands, 107, 4000),
}


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
    model, modules, length = make()
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
