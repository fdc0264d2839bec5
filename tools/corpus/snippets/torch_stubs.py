"""Networks of the published geometry with few channels and random weights, for the snippets in PyTorch."""

import torch
from torch import nn


def blocks(widths, convolution=nn.Conv1d, norm=nn.BatchNorm1d, pool=nn.MaxPool1d):
    """Convolution, batch norm, ReLU and max-pool for each (inputs, outputs, kernel, pool)."""
    layers = []
    for inputs, outputs, kernel, width in widths:
        layers += [convolution(inputs, outputs, kernel), norm(outputs), nn.ReLU(), pool(width)]
    return layers


class Network(nn.Module):
    """Somebody's own network on (N, 4, 600)."""

    def __init__(self):
        super().__init__()
        layers = blocks([(4, 8, 19, 3), (8, 8, 11, 4), (8, 8, 7, 4)])
        self.layers = nn.Sequential(*layers, nn.Flatten(), nn.Linear(8 * 10, 8), nn.ReLU(), nn.Dropout(0.3), nn.Linear(8, 3))

    def forward(self, x):
        return self.layers(x)


class Basset(nn.Module):
    """Basset as conversions of the Torch7 network have it: (N, 4, 600, 1)."""

    def __init__(self):
        super().__init__()
        widths = [(4, 8, (19, 1), (3, 1)), (8, 8, (11, 1), (4, 1)), (8, 8, (7, 1), (4, 1))]
        layers = blocks(widths, nn.Conv2d, nn.BatchNorm2d, nn.MaxPool2d)
        self.layers = nn.Sequential(*layers, nn.Flatten(), nn.Linear(8 * 10, 8), nn.ReLU(), nn.Dropout(0.3), nn.Linear(8, 3), nn.Sigmoid())

    def forward(self, x):
        return self.layers(x)


class DeepSEA(nn.Module):
    """DeepSEA on (N, 4, 1, 1000)."""

    def __init__(self):
        super().__init__()
        layers = [nn.Conv2d(4, 8, (1, 8)), nn.ReLU(), nn.MaxPool2d((1, 4)), nn.Dropout(0.2)]
        layers += [nn.Conv2d(8, 8, (1, 8)), nn.ReLU(), nn.MaxPool2d((1, 4)), nn.Dropout(0.2)]
        layers += [nn.Conv2d(8, 8, (1, 8)), nn.ReLU(), nn.Dropout(0.5)]
        self.layers = nn.Sequential(*layers, nn.Flatten(), nn.Linear(8 * 53, 8), nn.ReLU(), nn.Linear(8, 4), nn.Sigmoid())

    def forward(self, x):
        return self.layers(x)


class BPNet(nn.Module):
    """The parts of bpnet-lite's BPNet, with its names."""

    def __init__(self):
        super().__init__()
        self.iconv, self.irelu = nn.Conv1d(4, 8, 21, padding=10), nn.ReLU()
        self.rconvs = nn.ModuleList(nn.Conv1d(8, 8, 3, padding=2**i, dilation=2**i) for i in range(1, 9))
        self.rrelus = nn.ModuleList(nn.ReLU() for _ in range(8))
        self.fconv, self.linear = nn.Conv1d(10, 2, 75, padding=37), nn.Linear(9, 1)

    def trunk(self, x):
        x = self.irelu(self.iconv(x))
        for conv, relu in zip(self.rconvs, self.rrelus):
            x = torch.add(x, relu(conv(x)))
        return x


class GELU(nn.Module):
    """Basenji's x · sigmoid(1.702 x)."""

    def forward(self, x):
        return x * torch.sigmoid(1.702 * x)


class Residual(nn.Module):
    """A dilated block of Basenji."""

    def __init__(self, dilation):
        super().__init__()
        first = [GELU(), nn.Conv1d(8, 4, 3, padding=dilation, dilation=dilation), nn.BatchNorm1d(4)]
        self.layers = nn.Sequential(*first, GELU(), nn.Conv1d(4, 8, 1), nn.BatchNorm1d(8), nn.Dropout(0.3))

    def forward(self, x):
        return x + self.layers(x)


class Basenji(nn.Module):
    """Basenji: a tower of convolutions to bins of 128, dilated blocks, a head that fits 131072 positions only."""

    def __init__(self):
        super().__init__()
        layers = [GELU(), nn.Conv1d(4, 8, 15, padding=7), nn.BatchNorm1d(8), nn.MaxPool1d(2)]
        for _ in range(6):
            layers += [GELU(), nn.Conv1d(8, 8, 5, padding=2), nn.BatchNorm1d(8), nn.MaxPool1d(2)]
        self.conv_tower = nn.Sequential(*layers)
        self.dilated_tower = nn.Sequential(*(Residual(round(1.5**i)) for i in range(4)))
        self.head = nn.Sequential(GELU(), nn.Conv1d(8, 2, 1), nn.Softplus())

    def forward(self, x):
        assert x.shape[2] == 131072
        return self.head(self.dilated_tower(self.conv_tower(x))[:, :, 64:-64])
