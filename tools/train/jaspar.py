"""Matrices of the JASPAR database, as shipped inside the pyjaspar package."""

from dataclasses import dataclass

import numpy as np
from pyjaspar import jaspardb

from dna import LETTERS, decode

RELEASE = "JASPAR2024"
LICENCE = "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"
CITATION = (
    "Rauluseviciute I, Riudavets-Puig R, Blanc-Mathieu R, et al. JASPAR 2024: 20th anniversary of the open-access "
    "database of transcription factor binding profiles. Nucleic Acids Research 2024;52(D1):D174-D182. "
    "doi:10.1093/nar/gkad1059"
)


@dataclass(frozen=True)
class Matrix:
    """Position probabilities (columns x 4, letters A, C, G, T) and where they come from."""

    id: str
    name: str
    ppm: np.ndarray

    def core(self, start, columns):
        """The same matrix, cut to `columns` columns from column `start`, counted from 0."""
        return Matrix(self.id, self.name, self.ppm[start : start + columns])

    def consensus(self):
        """The most probable letter of every column."""
        return decode(self.ppm.argmax(axis=1))

    def source(self):
        """What a reader needs to find and to credit the matrix."""
        return {
            "id": self.id,
            "name": self.name,
            "database": RELEASE,
            "licence": LICENCE,
            "citation": CITATION,
        }


def fetch(matrix_id):
    """The matrix with this versioned id, for example `MA0103.3`, in JASPAR's own orientation."""
    motif = jaspardb(release=RELEASE).fetch_motif_by_id(matrix_id)
    counts = np.array([motif.counts[letter] for letter in LETTERS], dtype=float).T
    return Matrix(motif.matrix_id, motif.name, counts / counts.sum(axis=1, keepdims=True))
