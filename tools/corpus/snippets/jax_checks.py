"""What the snippet for JAX needs in its folder, and what its file must compute."""

import os

os.environ["JAX_PLATFORMS"] = "cpu"

import numpy as np
from flax import nnx
from orbax.checkpoint import StandardCheckpointer


class Network(nnx.Module):
    """Somebody's own network on (N, 600, 4)."""

    def __init__(self, rngs):
        self.conv1, self.conv2 = nnx.Conv(4, 8, (19,), rngs=rngs), nnx.Conv(8, 8, (11,), rngs=rngs)
        self.norm, self.head = nnx.BatchNorm(8, rngs=rngs), nnx.Linear(8, 2, rngs=rngs)

    def __call__(self, x):
        x = nnx.max_pool(nnx.relu(self.norm(self.conv1(x))), window_shape=(3,), strides=(3,))
        return self.head(nnx.relu(self.conv2(x)).max(axis=1))


def own(folder):
    """A module to import and a checkpoint of other weights than a new network has."""
    (folder / "my_network.py").write_text("from snippets.jax_checks import Network\n")
    model = Network(nnx.Rngs(7))
    with StandardCheckpointer() as checkpointer:
        checkpointer.save(folder / "checkpoint", nnx.split(model)[1])
    model.eval()
    return lambda array: np.asarray(model(array))


CHECKS = {"export_jax": (own, "model.onnx", (600, 4))}
