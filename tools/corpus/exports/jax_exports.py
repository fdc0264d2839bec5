"""The Flax networks, written by jax2onnx."""

import importlib.metadata
import os
import zlib

os.environ["JAX_PLATFORMS"] = "cpu"

import jax.numpy as jnp
import numpy as np
from flax import nnx
from jax2onnx import to_onnx

from case import Case
from exports.jax_networks import NETWORKS

VERSIONS = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("jax2onnx", "jax", "flax"))


def build(name, network):
    """The network with seeded weights; its batch norms are no identity."""
    model = network(nnx.Rngs(0))
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    for path, variable in nnx.iter_graph(model):
        if isinstance(variable, nnx.Variable) and path[-1] in ("kernel", "bias", "scale", "mean", "var"):
            shape = variable[...].shape
            if path[-1] == "kernel":
                value = rng.standard_normal(shape) * np.sqrt(2 / np.prod(shape[:-1]))
            else:
                value = rng.uniform(0.5, 1.5, shape) if path[-1] in ("scale", "var") else rng.standard_normal(shape) * 0.2
            variable[...] = jnp.asarray(value, jnp.float32)
    model.eval()
    return model


def modules(network, kind):
    """Names of the attributes of this kind, in the order they were made."""
    return [name for name, part in vars(network).items() if isinstance(part, kind)]


def cases():
    for name, network in NETWORKS.items():
        model = build(name, network)
        proto = to_onnx(model, inputs=[("B", network.length, 4)])
        yield Case(
            name=f"jax2onnx-{name}", model=proto, layout="NLC", letters=4, length=network.length,
            length_used=network.length, made_with=VERSIONS, modules=modules(model, nnx.Conv),
            dense_modules=modules(model, nnx.Linear),
        )
