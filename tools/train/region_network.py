"""The network of the example `regions`: its training, and what it has learned."""

from dataclasses import replace

import numpy as np
import torch

import dna
import elements
import responses
from elements import TASKS
from tower import Block, Tower

TRAINING, HELD_OUT, EPOCHS = 80_000, 10_000, 9
BATCH, RATE, SPARSITY = 128, 5e-3, 2e-4
SEQUENCES, SCANNED = 500, 100
MODULES = {"pair": "GATA1+TAL1", "gata1": "GATA1", "tal1": "TAL1", "ctcf": "CTCF", "spi1": "SPI1", "rest": "REST"}
CONTAINING = {"gata1": ["pair"], "tal1": ["pair"]}
CLEAR = 0.9
BLOCKS = [Block(32, kernel=9, pool=(2, 2)), Block(32, kernel=5, pool=(2, 2)), Block(24, kernel=5)]


def fit(rng):
    """A network trained with Adam on the cross-entropy, with a small cost of the head's weights, which keeps channels
    apart; the rate falls along a cosine."""
    model = Tower(BLOCKS, len(TASKS))
    codes, labels, _ = elements.draw(rng, TRAINING)
    labels = torch.from_numpy(labels)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, EPOCHS * -(-TRAINING // BATCH))
    loss_of = torch.nn.BCEWithLogitsLoss()
    model.train()
    for epoch in range(EPOCHS):
        losses = []
        for rows in torch.from_numpy(rng.permutation(TRAINING)).split(BATCH):
            optimizer.zero_grad()
            loss = loss_of(model.logits(torch.from_numpy(dna.one_hot(codes[rows.numpy()]))), labels[rows])
            (loss + SPARSITY * model.head.weight.abs().sum()).backward()
            optimizer.step()
            schedule.step()
            losses.append(float(loss.detach()))
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)
    model.eval()
    return model


def auroc(values, labels):
    """Area under the ROC curve of each task."""
    areas = {}
    for index, task in enumerate(TASKS):
        true = labels[:, index] > 0
        areas[task] = round(float(responses.auroc(values[true], values[~true])[index]), 4)
    return areas


def performance(model, rng):
    """How well each task is told on fresh sequences, and the mean probability of each task for each kind of them."""
    codes, labels, kinds = elements.draw(rng, HELD_OUT)
    values = responses.evaluate(model.logits, codes)
    means = {}
    for kind, (held, _, _) in elements.KINDS.items():
        probabilities = responses.evaluate(model, elements.holding(rng, SEQUENCES, held)[0])
        means[kind] = [round(float(mean), 3) for mean in probabilities.mean(axis=0)]
    return {"sequences": HELD_OUT, "auroc": auroc(values, labels), "mean_probabilities": means}


def gap_scan(model, rng):
    """The mean probability of the first task for its two motifs with every gap from 0 to 30."""
    means = []
    for gap in range(31):
        catalogue = {"pair": replace(elements.PAIR, gaps=(gap,))}
        codes, _ = elements.holding(rng, SCANNED, ["pair"], catalogue)
        means.append(float(responses.evaluate(model, codes)[:, 0].mean()))
    accepted = responses.runs(np.array(means) >= max(means) / 2)
    return {"gaps": [0, 30], "accepted_at_half_of_maximum": accepted, "mean_probability": [round(m, 3) for m in means]}


def channels(model, rng, codes):
    """The channels of the last convolution: which motif or pair each tells best, on which strand, the weights of the
    head, and the effect of ablation on these sequences."""
    values = {"background": responses.strongest(model, elements.holding(rng, SEQUENCES, [])[0])}
    for element in MODULES:
        drawn, sites = elements.holding(rng, SEQUENCES * len(elements.ELEMENTS[element].strands), [element])
        found, motif = responses.strongest(model, drawn), elements.ELEMENTS[element].motifs[0]
        strands = np.array([next(site.strand for site in of if site.motif == motif) for of in sites])
        values |= {(element, strand): found[strands == strand] for strand in elements.ELEMENTS[element].strands}
    told = {}
    for (element, strand), own in [item for item in values.items() if item[0] != "background"]:
        others = [found for key, found in values.items() if key[0] not in (element, *CONTAINING.get(element, []))]
        told[element, strand] = responses.auroc(own, np.concatenate(others))
    weights, effects = model.head.weight.detach().numpy().T, ablation(model, codes)
    return [_channel(channel, told, weights[channel], effects[channel]) for channel in range(len(weights))]


def _channel(channel, told, weights, effects):
    best = max(told, key=lambda key: told[key][channel])
    strands = elements.ELEMENTS[best[0]].strands
    aurocs = {strand: round(float(told[best[0], strand][channel]), 4) for strand in strands}
    return {
        "channel": channel,
        "responds_most_to": MODULES[best[0]],
        "strand": best[1],
        "auroc_vs_other_motifs_and_background": aurocs,
        "clear": bool(told[best][channel] >= CLEAR),
        "head_weights": [round(float(weight), 3) for weight in weights],
        "ablation": [round(float(effect), 4) for effect in effects],
    }


def ablation(model, codes):
    """What each task's probability loses, on average over these sequences, where a channel of the last convolution is
    set to its mean over all sequences and positions: channels x tasks."""
    maps = responses.evaluate(lambda inputs: torch.relu(model.last_map(inputs)), codes)
    maxima, means = maps.max(axis=2), maps.mean(axis=(0, 2))
    effects = []
    for channel, mean in enumerate(means):
        changed = maxima.copy()
        changed[:, channel] = mean
        effects.append((_probabilities(model, maxima) - _probabilities(model, changed)).mean(axis=0))
    return np.array(effects)


def _probabilities(model, maxima):
    with torch.no_grad():
        return torch.sigmoid(model.head(torch.from_numpy(maxima))).numpy()
