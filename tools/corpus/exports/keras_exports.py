"""The Keras networks, written by Keras itself and by tf2onnx."""

import os
import tempfile
import zlib
from pathlib import Path

os.environ |= {"CUDA_VISIBLE_DEVICES": "-1", "TF_CPP_MIN_LOG_LEVEL": "3"}

import keras
import numpy as np
import onnx
import tensorflow as tf
import tf2onnx

from case import Case
from exports.keras_networks import NETWORKS


def build(name, make):
    """The network with seeded weights; its batch norms are no identity."""
    keras.backend.clear_session()
    keras.utils.set_random_seed(1)
    model = make()
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    for layer in model.layers:
        for weight in layer.weights:
            shape, kind = weight.shape, weight.path.rsplit("/", 1)[-1]
            if kind.endswith("kernel"):
                fan = shape[0] if kind == "depthwise_kernel" else np.prod(shape[:-1])
                value = rng.standard_normal(shape) * np.sqrt(2 / fan)
            elif kind in ("gamma", "moving_variance"):
                value = rng.uniform(0.5, 1.5, shape)
            else:
                value = rng.standard_normal(shape) * 0.2
            weight.assign(value)
    return model


def by_keras(model):
    """Keras wants the model to have been called once."""
    model(np.zeros((1, *(size or 110 for size in model.input_shape[1:])), np.float32))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.onnx"
        model.export(path, format="onnx", verbose=False)
        return onnx.load(path)


def by_tf2onnx(model):
    proto, _ = tf2onnx.convert.from_function(
        tf.function(lambda x: model(x, training=False)), opset=17,
        input_signature=[tf.TensorSpec((None, *model.input_shape[1:]), tf.float32, name="sequence")],
    )
    return proto


EXPORTERS = {
    "keras": (by_keras, f"keras {keras.__version__} model.export, tensorflow {tf.__version__}, tf2onnx {tf2onnx.__version__}"),
    "tf2onnx": (by_tf2onnx, f"tf2onnx {tf2onnx.__version__}, tensorflow {tf.__version__}, keras {keras.__version__}"),
}


def modules(model, proto, *kinds):
    """Names of the layers in the order of the graph's nodes, whose names hold them."""
    names = sorted((layer.name for layer in model.layers), key=len, reverse=True)
    nodes = [node for node in proto.graph.node if node.op_type in kinds]
    return [next(name for name in names if f"/{name}" in node.name) for node in nodes]


def cases():
    for name, (make, length) in NETWORKS.items():
        model = build(name, make)
        shape = model.input_shape
        for exporter, (write, versions) in EXPORTERS.items():
            proto = write(model)
            yield Case(
                name=f"{exporter}-{name}", model=proto, layout="NLC1" if len(shape) == 4 else "NLC", letters=4,
                length=shape[1], length_used=length, made_with=versions, modules=modules(model, proto, "Conv"),
                dense_modules=modules(model, proto, "MatMul", "Gemm"),
            )
