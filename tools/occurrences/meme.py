"""Writes tests/golden/occurrences/meme.json: the motifs that MEME finds in simulated sequences.

    python meme.py /path/to/meme

See README.md for where MEME comes from.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

COUNT, LENGTH = 80, 100
PLANTED = [("TGACTCATT", 0.8), ("CACCTGCCAGG", 0.5)]  # consensus, share of sequences
KEPT = 0.9  # probability of a consensus letter


def sequences():
    random = np.random.default_rng(3)
    texts = random.integers(0, 4, (COUNT, LENGTH))
    for number, (consensus, share) in enumerate(PLANTED):
        motif = np.array(["ACGT".index(letter) for letter in consensus])
        for row in np.flatnonzero(random.random(COUNT) < share):
            site = np.where(random.random(len(motif)) < KEPT, motif, random.integers(0, 4, len(motif)))
            if random.random() < 0.5:
                site = 3 - site[::-1]
            start = number * 50 + random.integers(0, 50 - len(motif))
            texts[row, start : start + len(motif)] = site
    return ["".join("ACGT"[code] for code in text) for text in texts]


def matrices(text):
    """Matrices of MEME's text format."""
    found = []
    for block in re.split(r"letter-probability matrix:", text)[1:]:
        lines = block.splitlines()
        width = int(re.search(r"w= *(\d+)", lines[0]).group(1))
        found.append([[float(p) for p in line.split()] for line in lines[1 : width + 1]])
    return found


def main(program):
    texts = sequences()
    with tempfile.TemporaryDirectory() as folder:
        fasta = Path(folder) / "sequences.fa"
        fasta.write_text("".join(f">s{i}\n{text}\n" for i, text in enumerate(texts)))
        options = ["-dna", "-mod", "zoops", "-revcomp", "-nmotifs", str(len(PLANTED)), "-minw", "6", "-maxw", "30", "-text"]
        output = subprocess.run([program, str(fasta), *options], capture_output=True, text=True, check=True).stdout
    version = re.search(r"MEME version (\S+)", output).group(1)
    motifs = [{"ppm": ppm} for ppm in matrices(output)]
    out = Path(__file__).parents[2] / "tests/golden/occurrences/meme.json"
    out.write_text(json.dumps({"program": f"MEME {version}", "sequences": texts, "motifs": motifs}) + "\n")


main(sys.argv[1])
