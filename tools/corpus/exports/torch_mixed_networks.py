"""Small PyTorch networks whose convolutions are followed by something else than dense layers."""

import torch
from torch import nn


class DanQ(nn.Module):
    """A convolution, a pool, a bidirectional LSTM, dense layers."""

    length = 80

    def __init__(self):
        super().__init__()
        self.conv, self.pool = nn.Conv1d(4, 8, 9), nn.MaxPool1d(4)
        self.lstm = nn.LSTM(8, 5, bidirectional=True, batch_first=True)
        self.fc = nn.Linear(180, 3)

    def forward(self, x):
        x, _ = self.lstm(self.pool(torch.relu(self.conv(x))).transpose(1, 2))
        return torch.sigmoid(self.fc(x.flatten(1)))


class Attention(nn.Module):
    """Two convolutions and a transformer's encoder layer, averaged over the positions."""

    length = 60

    def __init__(self):
        super().__init__()
        self.conv1, self.conv2, self.pool = nn.Conv1d(4, 8, 7), nn.Conv1d(8, 8, 5, padding=2), nn.AvgPool1d(3)
        self.query, self.key, self.value = nn.Linear(8, 8), nn.Linear(8, 8), nn.Linear(8, 8)
        self.fc = nn.Linear(8, 2)

    def forward(self, x):
        x = nn.functional.gelu(self.conv1(x))
        x = self.pool(nn.functional.gelu(self.conv2(x))).transpose(1, 2)
        weights = torch.softmax(self.query(x) @ self.key(x).transpose(1, 2) / 8**0.5, dim=2)
        return self.fc((x + weights @ self.value(x)).mean(dim=1))


class SqueezeExcite(nn.Module):
    """A convolutional block gated by the mean of its whole map."""

    length = 60

    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv1d(4, 8, 7), nn.Conv1d(8, 8, 5, padding="same")
        self.gate = nn.Sequential(nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(8, 4), nn.SiLU(), nn.Linear(4, 8), nn.Sigmoid())
        self.conv3, self.fc = nn.Conv1d(8, 6, 3), nn.Linear(6, 2)

    def forward(self, x):
        x = nn.functional.silu(self.conv2(nn.functional.silu(self.conv1(x))))
        x = torch.relu(self.conv3(x * self.gate(x)[:, :, None]))
        return self.fc(x.amax(dim=2))


class Inception(nn.Module):
    """Parallel kernels on channels-last input, an even kernel with "same" padding, a gated unit."""

    length = 70

    def __init__(self):
        super().__init__()
        self.short, self.long = nn.Conv1d(4, 6, 4, padding="same"), nn.Conv1d(4, 6, 11, padding="same")
        self.glu, self.down = nn.Conv1d(12, 12, 3), nn.Conv1d(6, 6, 4, stride=2, groups=2)
        self.fc = nn.Linear(6, 2)

    def forward(self, x):
        x = x.permute(0, 2, 1)
        x = torch.cat([nn.functional.elu(self.short(x)), nn.functional.mish(self.long(x))], dim=1)
        x = torch.relu(self.down(nn.functional.glu(self.glu(x), dim=1)))
        return self.fc(torch.logsumexp(x, dim=2))
