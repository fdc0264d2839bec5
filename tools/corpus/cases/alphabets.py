"""Inputs with other channels than the four of DNA."""

from graph import Graph

LENGTH = 50
ALPHABETS = {"rna": 4, "protein-20": 20, "protein-21": 21, "structure-16": 16, "with-n-5": 5, "two-bits-2": 2}


def network(name, letters, **about):
    g = Graph(f"alphabet-{name}")
    x = g.pool(g.relu(g.conv(g.input("NCL", LENGTH, letters=letters), 6, 7)))
    return g.case(g.relu(g.conv(x, 5, 5)), **about)


def cases():
    for name, letters in ALPHABETS.items():
        yield network(name, letters)
    yield network("conservation-4-1", 5, extra=[0.35])
    yield network("tracks-4-3", 7, extra=[0.35, -1.25, 0.8])
