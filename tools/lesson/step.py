"""Writes tests/golden/training.json: one step of training the toy, as PyTorch takes it.

Run with the Python of an environment that has torch. Weights start as `Conv1d` draws them; the batch is random.
"""

import json
from pathlib import Path

import torch
from torch import nn

SEED, BATCH, RATE = 5, 12, 0.03


def numbers(model, of):
    """One number list a parameter; weights as output x position x input, as the crate keeps them."""
    lists = []
    for parameter in model.parameters():
        tensor = of(parameter).detach()
        lists.append((tensor.transpose(1, 2) if tensor.ndim == 3 else tensor).flatten().tolist())
    return lists


def main():
    torch.manual_seed(SEED)
    model = nn.Sequential(
        nn.Conv1d(4, 3, 5), nn.ReLU(), nn.MaxPool1d(2), nn.Conv1d(3, 1, 2), nn.Flatten(0)
    ).double()
    codes = torch.randint(4, (BATCH, 8))
    labels = torch.arange(BATCH) % 2 == 0
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    steps = []
    golden = {
        "made_by": f"tools/lesson/step.py, torch {torch.__version__.split('+')[0]}",
        "rate": RATE,
        "codes": codes.tolist(),
        "labels": labels.tolist(),
        "weights": numbers(model, lambda parameter: parameter),
        "steps": steps,
    }
    for _ in range(2):
        optimizer.zero_grad()
        values = model(nn.functional.one_hot(codes, 4).double().transpose(1, 2))
        loss = nn.functional.binary_cross_entropy_with_logits(values, labels.double())
        loss.backward()
        gradient = numbers(model, lambda parameter: parameter.grad)
        optimizer.step()
        steps.append({"loss": loss.item(), "gradient": gradient, "weights": numbers(model, lambda parameter: parameter)})
    path = Path(__file__).parents[2] / "tests" / "golden" / "training.json"
    path.write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
