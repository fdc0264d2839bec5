"""Matrices as text in JASPAR's dialect of TRANSFAC, which also tells family and class of a factor."""

LETTERS = "ACGT"


def text(motifs):
    """All records, one after the other."""
    return "".join(record(motif) for motif in motifs)


def record(motif):
    """One matrix: counts, a line a position, and what JASPAR says of the factor."""
    lines = [f"AC {motif.matrix_id}", "XX", f"ID {motif.name}", "XX", "PO\t" + "\t".join(LETTERS)]
    for position in range(motif.length):
        counts = [number(motif.counts[letter][position]) for letter in LETTERS]
        lines.append(f"{position + 1:02}\t" + "\t".join(counts))
    lines.append("XX")
    comments = {"tax_group": motif.tax_group, "tf_family": motif.tf_family, "tf_class": motif.tf_class}
    lines += [f"CC {key}:{words(value)}" for key, value in comments.items() if value]
    return "\n".join([*lines, "XX", "//", ""])


def number(count):
    """A count without needless digits."""
    return str(int(count)) if count == int(count) else f"{count:.7g}"


def words(value):
    """One text for what may be several: the partners of a dimer."""
    return value if isinstance(value, str) else "; ".join(value)
