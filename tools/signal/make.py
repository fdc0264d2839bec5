"""Writes tests/golden/signal/: a bigWig file with every kind of block, and what pyBigWig says about it.

Run with the packages that README.md names. The values come from a fixed rule, so the file is the same each time.
"""

import json
import math
from pathlib import Path

import pyBigWig

OUT = Path(__file__).parents[2] / "tests" / "golden" / "signal"
CHROMOSOMES = [("chr1", 20_000), ("chr2", 3_000), ("chrM", 500)]
PLACES = [("chr1", 0, 400), ("chr1", 900, 1_300), ("chr1", 4_980, 5_060), ("chr1", 19_950, 20_000), ("chr2", 0, 300), ("chrM", 0, 500)]
MEANS = [*PLACES, ("chr1", 0, 20_000), ("chr1", 950, 6_000), ("chr1", 5_999, 6_001), ("chr2", 100, 3_000), ("chr2", 2_000, 3_000)]


def value(place):
    """A number that a float of 32 bits holds exactly."""
    return ((place * 37) % 101 - 50) / 8


def write(path):
    file = pyBigWig.open(str(path), "w")
    file.addHeader(CHROMOSOMES)
    starts = list(range(100, 1_000, 30))
    file.addEntries(["chr1"] * len(starts), starts, ends=[s + 1 + s % 29 for s in starts], values=[value(s) for s in starts])
    places = list(range(1_001, 1_200, 7))
    file.addEntries("chr1", places, values=[value(p) for p in places], span=3)
    file.addEntries("chr1", 5_000, values=[value(p) for p in range(5_000, 9_000)], span=1, step=1)
    file.addEntries(["chr1"], [19_990], ends=[20_000], values=[2.5])
    file.addEntries("chr2", 0, values=[value(p) for p in range(100)], span=2, step=5)
    file.close()


def read(path):
    file = pyBigWig.open(str(path))
    values = [
        [*place, [None if math.isnan(v) else v for v in file.values(*place)]] for place in PLACES
    ]
    means = [[*place, file.stats(*place, type="mean", exact=True)[0]] for place in MEANS]
    return {"pyBigWig": pyBigWig.__version__, "chromosomes": file.chroms(), "values": values, "means": means}


OUT.mkdir(parents=True, exist_ok=True)
write(OUT / "signal.bw")
(OUT / "signal.json").write_text(json.dumps(read(OUT / "signal.bw")) + "\n")
