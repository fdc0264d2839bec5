"""Writes the corpus: `make.py` all hand-made cases, `make.py WORD ...` those whose names contain one of the words."""

import sys
from pathlib import Path

import describe
from cases import (
    activations, alphabets, arrangement, branches, convolutions, files, heads, layouts, parts, pooling, statistics,
)

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "corpus"
THEMES = [layouts, convolutions, activations, statistics, pooling, heads, branches, parts, arrangement, alphabets, files]


def main(themes, words):
    """Writes every case that is asked for and says what is odd about it."""
    FOLDER.mkdir(exist_ok=True)
    for theme in themes:
        for case in theme.cases():
            if not words or any(word in case.name for word in words):
                complaints = describe.write(case, FOLDER)
                print(case.name, *complaints, sep="\n    ", flush=True)


if __name__ == "__main__":
    main(THEMES, sys.argv[1:])
