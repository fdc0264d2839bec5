"""Compares the bigWig files of write.mjs with what was written into them, by pyBigWig: `python check.py FOLDER`."""

import json
import math
import sys
from pathlib import Path

import pyBigWig


def same(read, written):
    return (math.isnan(read) and written is None) or read == written


def check(path):
    file = pyBigWig.open(str(path))
    values = json.loads(path.with_suffix(".json").read_text())
    assert file.chroms() == {name: len(all) for name, all in values.items()}, path
    present = [value for all in values.values() for value in all if value is not None]
    header = file.header()
    assert header["nBasesCovered"] == len(present), path
    assert abs(header["sumData"] - sum(present)) <= 1, path
    for name, written in values.items():
        read = file.values(name, 0, len(written))
        assert all(same(r, w) for r, w in zip(read, written, strict=True)), (path, name)
        there = [value for value in written if value is not None]
        for kind, expected in [("max", max), ("min", min)]:
            summary = file.stats(name, 0, len(written), type=kind)[0]
            assert summary == (expected(there) if there else None), (path, name, kind)
    return len(present), header["nLevels"]


for path in sorted(Path(sys.argv[1]).glob("*.bw")):
    positions, levels = check(path)
    print(f"{path.name}: {positions} positions and {levels} summaries as they were written")
