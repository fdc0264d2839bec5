"""What must hold for the example `regions` before it is written: all but `responds` fail where it does not."""

import numpy as np

import elements
from elements import TASKS

MINIMUM_AUROC = 0.97
PRESENT, ABSENT, REPRESSED = 0.85, 0.2, 0.6
CHANGED, UNCHANGED = 0.3, 0.1
MODULES = {"erythroid": ["GATA1+TAL1", "GATA1", "TAL1"], "insulator": ["CTCF"], "myeloid": ["SPI1"]}
RAISES = ("create", "release")
DIP, LEFT_OUT = 0.4, 0.2
LARGEST_FOLDER = 600_000


def rules(performance, of_regions):
    """The network tells the tasks, refuses decoys, and the repressor lowers its task."""
    assert min(*performance["auroc"].values(), *of_regions.values()) >= MINIMUM_AUROC, (performance, of_regions)
    means = performance["mean_probabilities"]
    for kind, (held, _, _) in elements.KINDS.items():
        for label, mean in zip(elements.labels(held), means[kind]):
            assert (mean >= PRESENT) if label else (mean <= ABSENT), (kind, means[kind])
    task = TASKS.index("myeloid")
    assert means["myeloid"][task] - means["repressed"][task] >= REPRESSED, means


def channels(rows):
    """The channel that a task needs most is one of its motifs, and the one that lowers it most is the repressor's."""
    told = [row["responds_most_to"] if row["clear"] else None for row in rows]
    effects = np.array([row["ablation"] for row in rows])
    for task, column in zip(TASKS, effects.T):
        assert told[column.argmax()] in MODULES[task], (task, column)
    assert told[effects[:, TASKS.index("myeloid")].argmin()] == "REST", effects


def responds(row):
    """Whether, in both windows, a variant in a site changes its own task most, in the right direction, and a neutral one
    changes none."""
    for window in (row["region_window"], row["centred_window"]):
        changes = np.subtract(window["alternate"], window["reference"])
        task = TASKS.index(row["task"]) if row["task"] else np.abs(changes).argmax()
        sign = 1 if row["effect"] in RAISES else -1
        neutral = np.abs(changes[task]) <= UNCHANGED
        changed = np.abs(changes).argmax() == task and sign * changes[task] >= CHANGED
        if not (neutral if row["effect"] == "neutral" else changed):
            return False
    return True


def variants(rows, left_out):
    """The network responds to nearly all variants that were proposed."""
    assert all(responds(row) for row in rows)
    assert left_out <= LEFT_OUT * len(rows), f"{left_out} left out, {len(rows)} kept"


def footprints(rows):
    """Bound sites have few cuts within and many at their edges; the same motifs unbound do not."""
    for row in rows:
        if row["bound"]:
            assert row["within"] <= DIP * row["edges"], row
        else:
            assert row["within"] > DIP * row["edges"], row


def size(folder):
    """The files are small."""
    total = sum(file.stat().st_size for file in folder.iterdir())
    print(*(f"{file.name}: {file.stat().st_size} bytes" for file in sorted(folder.iterdir())), sep="\n")
    print(f"{total} bytes")
    assert total <= LARGEST_FOLDER, total
