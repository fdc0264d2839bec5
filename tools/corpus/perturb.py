"""Checks receptive fields by changing letters: outside nothing may happen, at both ends something must."""

import numpy as np

import sequences

TRIES = 40


def changed(rng, codes, letters, places):
    """Copies with another letter at these places."""
    copy = codes.copy()
    copy[:, places] = (codes[:, places] + rng.integers(1, letters, size=(len(codes), len(places)))) % letters
    return copy


def check(case, runtime, layer):
    """Complaints about one layer; none is good."""
    if layer.kept:
        return []
    rng = np.random.default_rng(1)
    letters = case.letters - len(case.extra)
    codes = sequences.draw(case, TRIES, "/perturb")
    start, stop = layer.start, layer.start + layer.receptive_field
    outside = np.r_[0:start, stop : case.length_used]

    def values(some):
        return layer.read(runtime.tensor(layer.tensor, sequences.arrange(case, sequences.one_hot(case, some))))

    before = values(codes)
    difference = lambda places: np.abs(values(changed(rng, codes, letters, places)) - before).max()
    complaints = []
    if len(outside) and (off := difference(outside)) > 1e-6 * max(1, np.abs(before).max()):
        complaints.append(f"{layer.node.name}: letters outside change the value by {off:.3g}")
    for end in (start, stop - 1):
        if difference(np.array([end])) < 1e-7:
            complaints.append(f"{layer.node.name}: the letter at {end} of [{start}, {stop}) changes nothing")
    return complaints
