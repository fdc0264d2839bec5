"""The columns that comparisons within a network have as their null model: an even draw from all matrices."""

from transfac import LETTERS

COLUMNS = 4096


def columns(motifs):
    """`COLUMNS` columns, a byte for each letter: its share of 255."""
    every = [[motif.counts[letter][position] for letter in LETTERS] for motif in motifs for position in range(motif.length)]
    drawn = (every[i * len(every) // COLUMNS] for i in range(COLUMNS))
    return bytes(round(255 * count / sum(column)) for column in drawn for count in column)
