"""Writes the motif databases that are shipped with the page, and their list, into `www/motifs`."""

import json
from pathlib import Path

import background
import jaspar
import transfac

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "www" / "motifs"
BACKGROUND = ROOT / "src" / "known" / "background.bin"

DATABASES = [
    {"id": "jaspar-vertebrates", "title": "JASPAR 2026 CORE, vertebrates", "tax_group": "vertebrates"},
    {"id": "jaspar-core", "title": "JASPAR 2026 CORE, all species", "tax_group": None},
]


def ship(id, title, tax_group):
    """Writes one database; returns its entry of the list."""
    motifs = jaspar.newest_core(tax_group)
    file = f"{id}.transfac"
    (FOLDER / file).write_text(transfac.text(motifs), encoding="utf-8")
    print(f"{file}: {len(motifs)} motifs")
    return {
        "id": id,
        "title": title,
        "file": file,
        "release": jaspar.RELEASE,
        "motifs": len(motifs),
        "licence": jaspar.LICENCE,
        "licence_url": jaspar.LICENCE_URL,
        "citation": jaspar.CITATION,
        "url": jaspar.URL,
        "package": jaspar.PACKAGE,
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    entries = [ship(**database) for database in DATABASES]
    (FOLDER / "index.json").write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")
    BACKGROUND.write_bytes(background.columns(jaspar.newest_core("vertebrates")))
