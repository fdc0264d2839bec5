"""Convolutional networks of many shapes: a tower of convolutions, the maximum of each channel, a dense layer."""

from dataclasses import dataclass

import torch
from torch import nn


@dataclass(frozen=True)
class Block:
    """One convolution with batch norm, and what follows it."""

    channels: int
    kernel: int = 3
    dilation: int = 1
    same: bool = False
    residual: bool = False
    activation: str = "relu"
    pool: tuple | None = None


class Exponential(nn.Module):
    """The exponential function as an activation (Koo and Ploenzke 2021)."""

    def forward(self, x):
        return torch.exp(x)


class Step(nn.Module):
    """A block as a module; `before` gives the map before the activation."""

    def __init__(self, channels, block):
        super().__init__()
        padding = block.dilation * (block.kernel - 1) // 2 if block.same else 0
        self.convolution = nn.Conv1d(channels, block.channels, block.kernel, dilation=block.dilation, padding=padding)
        self.norm = nn.BatchNorm1d(block.channels)
        self.activation = Exponential() if block.activation == "exponential" else nn.ReLU()
        self.pool = nn.MaxPool1d(*block.pool) if block.pool else nn.Identity()
        self.residual = block.residual

    def before(self, x):
        return self.norm(self.convolution(x))

    def forward(self, x):
        out = self.activation(self.before(x))
        return self.pool(out + x if self.residual else out)


class Tower(nn.Module):
    """(N, 4, length) one-hot DNA -> (N, outputs) probabilities; with `both_strands`, those of the stronger strand."""

    def __init__(self, blocks, outputs, both_strands=False):
        super().__init__()
        self.both_strands = both_strands
        channels = [4] + [block.channels for block in blocks]
        self.steps = nn.ModuleList(Step(before, block) for before, block in zip(channels, blocks))
        self.head = nn.Linear(channels[-1], outputs)

    def last_map(self, x):
        """The map of the last convolution before its activation, of the strand that is given."""
        for step in self.steps[:-1]:
            x = step(x)
        return self.steps[-1].before(x)

    def maxima(self, x):
        """The maximum of each channel of the last convolution after its activation, of the strand that is given."""
        for step in self.steps:
            x = step(x)
        return x.amax(dim=2)

    def logits(self, x):
        maxima = self.maxima(x)
        if self.both_strands:
            maxima = torch.maximum(maxima, self.maxima(x.flip(1, 2)))
        return self.head(maxima)

    def forward(self, x):
        return torch.sigmoid(self.logits(x))
