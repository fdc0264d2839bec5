"""Writes tests/golden/deepresolve.json: feature maps and importances by DeepResolve's procedure, for neurons of the examples.

The neurons are rebuilt in PyTorch, whose automatic gradients the ascent follows; scikit-learn fits the mixtures.
"""

import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from sklearn.mixture import GaussianMixture
from torch.nn import functional

ROOT = Path(__file__).parents[2]
# Example, layer counted from 1, channels counted from 0.
NEURONS = [("regions", 3, [0, 2, 4]), ("ctcf-pair", 5, [0])]
STARTS = 10
PENALTY, STEP, CONSTANT, DECREASE = 0.05, 0.5, 500, -0.2
PATIENCE, MIN_GAIN, STEPS = 10, 1e-7, 2000


class Above:
    """A chain of convolutions with ReLU and max-poolings, from the map behind the first pooling on."""

    def __init__(self, path, layer):
        graph = onnx.load(path).graph
        constants = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
        self.steps, convolutions = [], 0
        for node in graph.node:
            if node.op_type == "Conv":
                weights = [torch.as_tensor(np.array(constants[name], dtype=np.float64)) for name in node.input[1:]]
                self.steps.append(lambda x, w=weights: functional.conv1d(x, *w))
                convolutions += 1
                if convolutions == 1:
                    self.channels = len(weights[0])
                kernel = weights[0].shape[-1]
            elif node.op_type == "Relu":
                self.steps.append(torch.relu)
            elif node.op_type == "MaxPool":
                size = onnx.helper.get_attribute_value(next(a for a in node.attribute if a.name == "kernel_shape"))[0]
                self.steps.append(lambda x, size=size: functional.max_pool1d(x, size))
                if convolutions == 1:
                    self.steps, self.spans = [], []
            if node.op_type in ("Conv", "MaxPool") and convolutions > 1:
                self.spans.append((kernel, 1) if node.op_type == "Conv" else (size, size))
            if convolutions == layer:
                break
        self.positions = 1
        for size, stride in reversed(self.spans):
            self.positions = (self.positions - 1) * stride + size

    def __call__(self, x):
        for step in self.steps:
            x = step(x)
        return x[0, :, 0]


def ascend(above, channel, start):
    """The map with the largest activation on the way; positions × channels."""
    x = torch.as_tensor(start)
    best, largest, objective_before, without_gain, step = None, -np.inf, -np.inf, 0, 0
    while without_gain < PATIENCE and step < STEPS:
        x = x.detach().requires_grad_()
        activation = above(x.T[None])[channel]
        objective = activation - PENALTY * (x**2).sum()
        (gradient,) = torch.autograd.grad(objective, x)
        if activation.item() > largest:
            best, largest = x.detach().numpy().copy(), activation.item()
        if objective.item() - objective_before > MIN_GAIN * abs(objective.item()):
            objective_before, without_gain = objective.item(), 0
        else:
            without_gain += 1
        late = max(step - CONSTANT, 0)
        x = x + (STEP * late**DECREASE if late > 0 else STEP) * gradient
        step += 1
    return best, largest


def importances(vectors, activations):
    weights = activations - min(activations.min(), 0.0)
    mean = np.average(vectors, axis=0, weights=weights)
    variance = np.average((vectors - mean) ** 2, axis=0, weights=weights)
    values = variance[:, None]
    mixtures = [GaussianMixture(count, covariance_type="diag", random_state=0).fit(values) for count in (1, 2, 3)]
    best = min(mixtures, key=lambda mixture: mixture.bic(values))
    if best.n_components == 2:
        inconsistent = best.predict(values) == np.argmax(best.means_[:, 0])
        counts = ~inconsistent[None] | (vectors > 0)
        sums = (weights[:, None] * counts).sum(axis=0)
        mean = np.divide((vectors * counts * weights[:, None]).sum(axis=0), sums, out=np.zeros(len(mean)), where=sums > 0)
    return best.n_components, mean, variance


def rounded(values):
    return [float(f"{value:.8g}") for value in values]


def neuron(example, layer, channel):
    above = Above(ROOT / "www" / "examples" / example / "model.onnx", layer)
    generator = np.random.default_rng([layer, channel])
    starts = generator.standard_normal((STARTS, above.positions, above.channels)).round(3)
    found = [ascend(above, channel, start) for start in starts]
    activations = np.array([activation for _, activation in found])
    groups, importance, inconsistency = importances(np.array([best.max(axis=0) for best, _ in found]), activations)
    print(example, layer, channel, groups, activations.round(3), importance.round(2), flush=True)
    return {
        "example": example,
        "layer": layer,
        "channel": channel,
        "starts": [start.flatten().tolist() for start in starts],
        "activations": rounded(activations),
        "groups": groups,
        "importance": rounded(importance),
        "inconsistency": rounded(inconsistency),
    }


def drawn():
    """Vectors of which some channels differ much from map to map."""
    generator = np.random.default_rng(5)
    consistent, inconsistent = generator.normal(3, 0.3, (STARTS, 16)), generator.normal(1, 5, (STARTS, 6))
    vectors = np.concatenate([consistent, inconsistent], axis=1).round(4)
    activations = generator.normal(2, 3, STARTS).round(4)
    groups, importance, inconsistency = importances(vectors, activations)
    print("drawn", groups, flush=True)
    return {
        "vectors": vectors.tolist(),
        "activations": activations.tolist(),
        "groups": groups,
        "importance": rounded(importance),
        "inconsistency": rounded(inconsistency),
    }


def main():
    made = [f"{name} {version(name).split('+')[0]}" for name in ("torch", "scikit-learn", "numpy")]
    neurons = [neuron(example, layer, channel) for example, layer, channels in NEURONS for channel in channels]
    golden = {"made_by": f"tools/deepresolve/make.py, {', '.join(made)}", "neurons": neurons, "drawn": drawn()}
    (ROOT / "tests" / "golden" / "deepresolve.json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    main()
