"""Well-known networks of genomics at a small size, in PyTorch. Convolutions are registered in the order they run."""

import torch
from torch import nn


class Basset(nn.Module):
    """Convolution, batch norm, ReLU, max-pool, three times; then dense layers."""

    length = 96

    def __init__(self):
        super().__init__()
        widths, layers = [(4, 8, 9, 3), (8, 8, 5, 2), (8, 6, 3, 2)], []
        for inputs, outputs, kernel, pool in widths:
            layers += [nn.Conv1d(inputs, outputs, kernel), nn.BatchNorm1d(outputs), nn.ReLU(), nn.MaxPool1d(pool)]
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Sequential(
            nn.Flatten(), nn.Linear(30, 10), nn.BatchNorm1d(10), nn.ReLU(), nn.Dropout(0.3), nn.Linear(10, 3)
        )

    def forward(self, x):
        return torch.sigmoid(self.classifier(self.features(x)))


class DeepSEA(nn.Module):
    """Letters as channels of an image one pixel high: (N, 4, 1, L)."""

    length = 80

    def __init__(self):
        super().__init__()
        self.trunk = nn.Sequential(
            nn.Conv2d(4, 8, (1, 8)), nn.ReLU(), nn.MaxPool2d((1, 4)), nn.Dropout(0.2),
            nn.Conv2d(8, 8, (1, 5)), nn.ReLU(), nn.MaxPool2d((1, 2)), nn.Dropout(0.2),
            nn.Conv2d(8, 6, (1, 3)), nn.ReLU(), nn.Dropout(0.5),
        )  # fmt: skip
        self.head = nn.Sequential(nn.Flatten(), nn.Linear(30, 8), nn.ReLU(), nn.Linear(8, 4), nn.Sigmoid())

    def forward(self, x):
        return self.head(self.trunk(x))


class DeepSTARR(nn.Module):
    """Convolutions that keep the length, with batch norm and pools; two outputs."""

    length = 96

    def __init__(self):
        super().__init__()
        layers = []
        for inputs, outputs, kernel in [(4, 8, 7), (8, 6, 3), (6, 6, 5), (6, 8, 3)]:
            layers += [nn.Conv1d(inputs, outputs, kernel, padding="same"), nn.BatchNorm1d(outputs), nn.ReLU(), nn.MaxPool1d(2)]
        self.trunk = nn.Sequential(*layers)
        self.dense = nn.Sequential(nn.Flatten(), nn.Linear(48, 12), nn.BatchNorm1d(12), nn.ReLU(), nn.Dropout(0.4))
        self.developmental, self.housekeeping = nn.Linear(12, 1), nn.Linear(12, 1)

    def forward(self, x):
        x = self.dense(self.trunk(x))
        return self.developmental(x), self.housekeeping(x)


class BPNet(nn.Module):
    """A convolution and dilated residual ones; profile and counts come from the same map."""

    length = 100

    def __init__(self):
        super().__init__()
        self.iconv = nn.Conv1d(4, 8, 11, padding=5)
        self.rconvs = nn.ModuleList(nn.Conv1d(8, 8, 3, padding=2**i, dilation=2**i) for i in range(1, 4))
        self.fconv = nn.Conv1d(8, 2, 9, padding=4)
        self.linear = nn.Linear(8, 1)

    def forward(self, x):
        x = torch.relu(self.iconv(x))
        for conv in self.rconvs:
            x = x + torch.relu(conv(x))
        return self.fconv(x), self.linear(x.mean(dim=2))


class PreActivated(nn.Module):
    """Batch norm, ReLU, convolution, twice, around a skip."""

    def __init__(self, channels, kernel, dilation):
        super().__init__()
        settings = {"dilation": dilation, "padding": "same"}
        self.bn1, self.conv1 = nn.BatchNorm1d(channels), nn.Conv1d(channels, channels, kernel, **settings)
        self.bn2, self.conv2 = nn.BatchNorm1d(channels), nn.Conv1d(channels, channels, kernel, **settings)

    def forward(self, x):
        out = self.conv1(torch.relu(self.bn1(x)))
        return x + self.conv2(torch.relu(self.bn2(out)))


class SpliceAI(nn.Module):
    """Residual blocks with skips summed at the end, context cropped off, three classes at each position."""

    length = 110
    context = 10

    def __init__(self):
        super().__init__()
        self.conv1, self.skip1 = nn.Conv1d(4, 6, 1), nn.Conv1d(6, 6, 1)
        self.block1, self.block2 = PreActivated(6, 5, 1), PreActivated(6, 5, 2)
        self.skip2 = nn.Conv1d(6, 6, 1)
        self.block3, self.skip3 = PreActivated(6, 7, 3), nn.Conv1d(6, 6, 1)
        self.last = nn.Conv1d(6, 3, 1)

    def forward(self, x):
        x = self.conv1(x)
        skip = self.skip1(x)
        x = self.block2(self.block1(x))
        skip = skip + self.skip2(x)
        skip = skip + self.skip3(self.block3(x))
        return torch.softmax(self.last(skip[:, :, self.context : -self.context]), dim=1)


class ExponentialGELU(nn.Module):
    """Basenji's x · sigmoid(1.702 x)."""

    def forward(self, x):
        return x * torch.sigmoid(1.702 * x)


class Basenji(nn.Module):
    """Activation before each convolution, pools, dilated residual blocks, a softplus at each bin."""

    length = 120

    def __init__(self):
        super().__init__()
        layers = [nn.Conv1d(4, 8, 9, padding=4), nn.BatchNorm1d(8), nn.MaxPool1d(2)]
        layers += [ExponentialGELU(), nn.Conv1d(8, 8, 5, padding=2), nn.BatchNorm1d(8), nn.MaxPool1d(4)]
        self.tower = nn.Sequential(*layers)
        self.dilated = nn.ModuleList(self.block(2**i) for i in range(2))
        self.final = nn.Sequential(ExponentialGELU(), nn.Conv1d(8, 6, 1), nn.BatchNorm1d(6), ExponentialGELU())
        self.head = nn.Sequential(nn.Conv1d(6, 2, 1), nn.Softplus())

    @staticmethod
    def block(dilation):
        first = [ExponentialGELU(), nn.Conv1d(8, 4, 3, padding=dilation, dilation=dilation), nn.BatchNorm1d(4)]
        return nn.Sequential(*first, ExponentialGELU(), nn.Conv1d(4, 8, 1), nn.BatchNorm1d(8), nn.Dropout(0.3))

    def forward(self, x):
        x = self.tower(x)
        for block in self.dilated:
            x = x + block(x)
        return self.head(self.final(x)[:, :, 1:-1])
