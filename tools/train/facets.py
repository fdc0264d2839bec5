"""Weighted k-means on feature maps and the motif of a cluster: a check that a neuron has the facets it should."""

import numpy as np

BINS = 20


def k_means(rng, points, weights, clusters, restarts=10):
    """The labels with the smallest weighted sum of squared distances, over restarts from k-means++ centres."""
    return min((_one_start(rng, points, weights, clusters) for _ in range(restarts)), key=lambda run: run[0])[1]


def _one_start(rng, points, weights, clusters):
    centres = points[[rng.choice(len(points), p=weights / weights.sum())]]
    while len(centres) < clusters:
        chance = weights * _squared_distances(points, centres).min(axis=1)
        centres = np.vstack([centres, points[rng.choice(len(points), p=chance / chance.sum())]])
    labels = None
    while True:
        distances = _squared_distances(points, centres)
        nearest = distances.argmin(axis=1)
        if labels is not None and (nearest == labels).all():
            return (weights * distances.min(axis=1)).sum(), labels
        labels = nearest
        centres = np.array([np.average(points[labels == c], axis=0, weights=weights[labels == c]) for c in range(clusters)])


def _squared_distances(points, centres):
    return ((points[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2)


def motif(sequences, values):
    """Position probabilities of activated sequences: bins of equal width in value, weighted by their mean value.

    An empty bin repeats the matrix of the bin above it, with the middle of the bin as its weight.
    """
    edges = np.linspace(0, values.max(), BINS + 1)
    bins = np.clip(np.searchsorted(edges, values, side="left") - 1, 0, BINS - 1)
    total, matrix = 0, None
    for b in reversed(range(BINS)):
        rows = bins == b
        if rows.any():
            matrix, weight = np.eye(4)[sequences[rows]].mean(axis=0), values[rows].mean()
        else:
            weight = (edges[b] + edges[b + 1]) / 2
        total = total + weight * matrix
    return total / total.sum(axis=1, keepdims=True)
