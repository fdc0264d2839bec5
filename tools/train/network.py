"""Small convolutional networks that end in exactly one neuron: its receptive field is the whole input."""

from dataclasses import dataclass

import torch
from torch import nn


@dataclass(frozen=True)
class Layer:
    """One convolution and what follows it; `pool` is the width of the max-pool, 1 for none."""

    kernel: int
    channels: int
    activation: str
    pool: int = 1
    batch_norm: bool = False


ACTIVATIONS = {"relu": nn.ReLU, "sigmoid": nn.Sigmoid}


def build(layers):
    """The network: (N, 4, receptive field) one-hot DNA -> (N, 1) probabilities."""
    parts, channels = [], 4
    for layer in layers:
        parts.append(nn.Conv1d(channels, layer.channels, layer.kernel))
        if layer.batch_norm:
            parts.append(nn.BatchNorm1d(layer.channels))
        parts.append(ACTIVATIONS[layer.activation]())
        if layer.pool > 1:
            parts.append(nn.MaxPool1d(layer.pool))
        channels = layer.channels
    return nn.Sequential(*parts, nn.Flatten())


def describe(layers):
    """The table of layers, counted from 1, with receptive field and jump in bp."""
    table, receptive_field, jump = [], 1, 1
    for index, layer in enumerate(layers, start=1):
        receptive_field += (layer.kernel - 1) * jump
        table.append(
            {
                "layer": index,
                "kernel": layer.kernel,
                "channels": layer.channels,
                "batch_norm": layer.batch_norm,
                "activation": layer.activation,
                "pool": layer.pool,
                "receptive_field": receptive_field,
                "jump": jump,
            }
        )
        receptive_field += (layer.pool - 1) * jump
        jump *= layer.pool
    return table


def logits(model, inputs):
    """The neuron's value, before the sigmoid: (N, 4, length) array -> (N,) array."""
    return _evaluate(model[:-2], inputs).reshape(-1)


def first_maps(model, inputs):
    """Feature maps of the first convolution before its activation: (N, channels, positions)."""
    return _evaluate(model[:1], inputs)


def _evaluate(model, inputs):
    model.eval()
    with torch.no_grad():
        return torch.cat([model(part) for part in torch.from_numpy(inputs).split(8192)]).numpy()
