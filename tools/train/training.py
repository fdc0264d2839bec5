"""Training with Adam on the cross-entropy; the same seed gives the same weights."""

import torch
from torch import nn

import network


def start(seed):
    """Fix every source of chance, and the order of every sum."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)


def fit(model, inputs, labels, *, epochs, batch, rate, decay=0.0):
    """Train in place on one-hot inputs and 0/1 labels; the learning rate falls to zero along a cosine."""
    inputs, labels = torch.from_numpy(inputs), torch.from_numpy(labels).float()
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=decay)
    steps = epochs * -(-len(inputs) // batch)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    loss_of = nn.BCEWithLogitsLoss()
    to_logit = model[:-2]
    for _ in range(epochs):
        model.train()
        for rows in torch.randperm(len(inputs)).split(batch):
            optimizer.zero_grad()
            loss = loss_of(to_logit(inputs[rows]).reshape(-1), labels[rows])
            loss.backward()
            optimizer.step()
            schedule.step()


def accuracy(model, inputs, labels):
    """The share of inputs on the right side of zero."""
    return float(((network.logits(model, inputs) > 0) == (labels > 0)).mean())
