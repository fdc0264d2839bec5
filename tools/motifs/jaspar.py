"""The matrices of the newest JASPAR, as shipped inside the pyjaspar package."""

from importlib.metadata import version

from pyjaspar import jaspardb

RELEASE = "JASPAR2026"
PACKAGE = f"pyjaspar {version('pyjaspar')}"
LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
URL = "https://jaspar.elixir.no/"
CITATION = (
    "Baydar Ovek D, Rauluseviciute I, Aronsen DR, et al. JASPAR 2026: expansion of transcription factor binding "
    "profiles and integration of deep learning models. Nucleic Acids Research 2026;54(D1):D184-D193. "
    "doi:10.1093/nar/gkaf1209"
)


def newest_core(tax_group=None):
    """The newest version of every CORE matrix, of one group of species or of all, sorted by identifier."""
    motifs = jaspardb(release=RELEASE).fetch_motifs(collection="CORE", tax_group=tax_group)
    return sorted(motifs, key=lambda motif: motif.matrix_id)
