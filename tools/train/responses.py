"""What a trained network accepts: which channels of its last convolution tell which module, at which distances."""

import numpy as np
import torch

import dna
import grammar

SEQUENCES = 1000
BACKGROUNDS = 64


def evaluate(function, codes):
    """A function of one-hot inputs over many sequences."""
    with torch.no_grad():
        parts = torch.from_numpy(dna.one_hot(codes)).split(512)
        return torch.cat([function(part) for part in parts]).numpy()


def strongest(model, codes):
    """The maximum of each channel of the last convolution over all positions: sequences x channels."""
    return evaluate(lambda inputs: model.last_map(inputs).amax(dim=2), codes)


def auroc(positives, negatives):
    """Area under the ROC curve, for each column."""
    both = np.concatenate([positives, negatives])
    ranks = both.argsort(axis=0).argsort(axis=0) + 1
    above = ranks[: len(positives)].sum(axis=0) - len(positives) * (len(positives) + 1) / 2
    return above / (len(positives) * len(negatives))


def planted(rng, module, length, kinds):
    """Random sequences that hold the module or decoys of it."""
    codes = dna.random(rng, SEQUENCES, length)
    for rows, kind in zip(np.array_split(np.arange(SEQUENCES), len(kinds)), kinds):
        codes[rows] = grammar.planted(rng, module, codes[rows], kind)
    return codes


def performance(model, rng, modules, length):
    """How well each output tells its module from everything else, and from the module's own decoys."""
    codes, labels = grammar.draw(rng, modules, 10 * SEQUENCES, length)
    found = evaluate(model.logits, codes)
    result = {}
    for index, module in enumerate(modules):
        true = labels[:, index] > 0
        own, decoys = (planted(rng, module, length, kinds) for kinds in (["module"], module.decoys()))
        own, decoys = (evaluate(model.logits, codes)[:, [index]] for codes in (own, decoys))
        result[module.name] = {
            "auroc": round(float(auroc(found[true][:, [index]], found[~true][:, [index]])[0]), 4),
            "auroc_vs_own_decoys": round(float(auroc(own, decoys)[0]), 4),
        }
    return result


def channels(model, rng, modules, length):
    """The channels of the last convolution, each with the module that it tells best."""
    positives = [strongest(model, planted(rng, module, length, ["module"])) for module in modules]
    decoys = [strongest(model, planted(rng, module, length, module.decoys())) for module in modules]
    background = strongest(model, dna.random(rng, SEQUENCES, length))
    from_others = []
    for index, own in enumerate(positives):
        others = [values for other, values in enumerate(positives) if other != index]
        from_others.append(auroc(own, np.concatenate([background, *others])))
    from_decoys = [auroc(own, wrong) for own, wrong in zip(positives, decoys)]
    best = np.argmax(from_others, axis=0)
    rows = [
        {
            "channel": channel,
            "responds_most_to": modules[index].name,
            "auroc_vs_other_modules_and_background": round(float(from_others[index][channel]), 4),
            "auroc_vs_own_decoys": round(float(from_decoys[index][channel]), 4),
        }
        for channel, index in enumerate(best)
    ]
    by_module = {
        module.name: [row["channel"] for row in rows if row["responds_most_to"] == module.name and clear(row)]
        for module in modules
    }
    return {"layer": len(model.steps), "channels": rows, "channels_by_module": by_module}


def clear(row):
    """Whether a channel tells its module well."""
    return row["auroc_vs_other_modules_and_background"] >= 0.9 and row["auroc_vs_own_decoys"] >= 0.75


def gap_scan(model, rng, module, output, channels, length):
    """Mean of the output and of channels for the module with every distance, one pair of its motifs at a time."""
    rows = []
    for changed in range(len(module.gaps)):
        probabilities, means = [], []
        for distance in range(grammar.MAX_GAP + 1):
            gaps = [[distance] * 2 if index == changed else gap for index, gap in enumerate(module.gaps)]
            one = grammar.Module(module.name, module.parts, gaps)
            codes = grammar.planted(rng, one, dna.random(rng, BACKGROUNDS, length), "module")
            probabilities.append(float(evaluate(model, codes)[:, output].mean()))
            means.append(strongest(model, codes)[:, channels].mean(axis=0))
        rows.append(
            {
                "gap": changed,
                "planted": module.gaps[changed],
                "gaps_scanned": [0, grammar.MAX_GAP],
                "accepted_at_half_of_maximum": runs(np.array(probabilities) >= max(probabilities) / 2),
                "mean_probability": [round(value, 3) for value in probabilities],
                "mean_response": {
                    str(channel): [round(float(row[index]), 3) for row in means]
                    for index, channel in enumerate(channels)
                },
            }
        )
    return rows


def runs(accepted):
    """The runs of true values, each with its first and its last place."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], accepted, [False]]).astype(int)))
    return [[int(first), int(end) - 1] for first, end in edges.reshape(-1, 2)]
