"""Small networks in Flax NNX; Flax reads (N, L, 4)."""

import jax
import jax.numpy as jnp
from flax import nnx


class Basset(nnx.Module):
    """Convolutions with batch norm, ReLU and max-pools, dense layers."""

    length = 96

    def __init__(self, rngs):
        self.conv1, self.bn1 = nnx.Conv(4, 8, (9,), padding="VALID", rngs=rngs), nnx.BatchNorm(8, rngs=rngs)
        self.conv2, self.bn2 = nnx.Conv(8, 8, (5,), padding="VALID", rngs=rngs), nnx.BatchNorm(8, rngs=rngs)
        self.dense1, self.dense2 = nnx.Linear(96, 8, rngs=rngs), nnx.Linear(8, 3, rngs=rngs)

    def __call__(self, x):
        x = nnx.max_pool(nnx.relu(self.bn1(self.conv1(x))), window_shape=(3,), strides=(3,))
        x = nnx.max_pool(nnx.relu(self.bn2(self.conv2(x))), window_shape=(2,), strides=(2,))
        x = nnx.relu(self.dense1(x.reshape(x.shape[0], -1)))
        return nnx.sigmoid(self.dense2(x))


class Dilated(nnx.Module):
    """GELU, dilated residual convolutions that keep the length, a mean over the positions."""

    length = 80

    def __init__(self, rngs):
        self.stem = nnx.Conv(4, 8, (7,), padding="SAME", rngs=rngs)
        self.first = nnx.Conv(8, 8, (3,), kernel_dilation=2, padding="SAME", rngs=rngs)
        self.second = nnx.Conv(8, 8, (3,), kernel_dilation=4, padding="SAME", rngs=rngs)
        self.head = nnx.Linear(8, 2, rngs=rngs)

    def __call__(self, x):
        x = nnx.gelu(self.stem(x))
        x = x + nnx.relu(self.first(x))
        x = x + nnx.relu(self.second(x))
        return self.head(jnp.mean(x, axis=1))


class Mixed(nnx.Module):
    """An even kernel, a stride, groups, other activations, an average pool, a gate."""

    length = 70

    def __init__(self, rngs):
        self.even = nnx.Conv(4, 8, (6,), padding="SAME", rngs=rngs)
        self.strided = nnx.Conv(8, 8, (4,), strides=2, padding="SAME", feature_group_count=2, rngs=rngs)
        self.gated = nnx.Conv(8, 12, (3,), padding="VALID", rngs=rngs)
        self.head = nnx.Linear(6, 2, rngs=rngs)

    def __call__(self, x):
        x = nnx.avg_pool(nnx.silu(self.even(x)), window_shape=(2,), strides=(2,))
        x = nnx.elu(self.strided(x))
        left, right = jnp.split(self.gated(x), 2, axis=-1)
        return self.head(jnp.max(jnp.tanh(left) * jax.nn.sigmoid(right), axis=1))


NETWORKS = {"basset": Basset, "dilated": Dilated, "mixed": Mixed}
