"""Writes tests/golden/occurrences/labels.json: areas and correlations of scikit-learn and scipy, and paired t-tests.

See README.md.
"""

import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
from scipy import stats
from sklearn.metrics import average_precision_score, roc_auc_score

RECORDS, TASKS = 60, 8

random = np.random.default_rng(5)
labels = (random.random((RECORDS, TASKS)) < random.uniform(0.1, 0.6, TASKS)).astype(np.float32)
labels[:, 6] = np.round(random.normal(size=RECORDS), 2)  # scores
labels[:, 7] = 1  # one class
labels[random.random((RECORDS, TASKS)) < 0.05] = np.nan
signal = np.nan_to_num(labels)
# Few digits, so that there are many ties; as the 32-bit numbers that the engine is given.
predictions = [np.round(signal * gain + random.normal(size=labels.shape), 1).astype(np.float32) for gain in (1.0, 0.8)]


def figures(prediction, label):
    classes = set(label.tolist()) == {0.0, 1.0}
    constant = len(set(label.tolist())) == 1
    return {
        "auroc": roc_auc_score(label, prediction) if classes else None,
        "auprc": average_precision_score(label, prediction) if classes else None,
        "pearson": None if constant else stats.pearsonr(prediction, label).statistic,
        "spearman": None if constant else stats.spearmanr(prediction, label).statistic,
    }


tasks = []
for task in range(TASKS):
    kept = np.isfinite(labels[:, task])
    own = [figures(table[kept, task].astype(float), labels[kept, task].astype(float)) for table in predictions]
    tasks.append({"records": int(kept.sum()), "networks": own})

comparisons = {}
for figure in ("auprc", "auroc"):
    pairs = [[network[figure] for network in task["networks"]] for task in tasks]
    first, second = zip(*(pair for pair in pairs if None not in pair))
    greater, less = (stats.ttest_rel(first, second, alternative=way) for way in ("greater", "less"))
    comparisons[figure] = {"t": greater.statistic, "greater": greater.pvalue, "less": less.pvalue}


def listed(table):
    return [None if np.isnan(value) else round(float(value), 6) for value in table.ravel()]


out = Path(__file__).parents[2] / "tests/golden/occurrences/labels.json"
out.parent.mkdir(exist_ok=True)
content = {
    "programs": [f"{name} {version(name)}" for name in ("scikit-learn", "scipy")],
    "first": listed(predictions[0]),
    "second": listed(predictions[1]),
    "labels": listed(labels),
    "tasks": tasks,
    "comparisons": comparisons,
}
out.write_text(json.dumps(content) + "\n")
