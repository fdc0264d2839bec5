"""What each snippet for Keras needs in its folder, and what its file must compute."""

import os

os.environ |= {"CUDA_VISIBLE_DEVICES": "-1", "TF_CPP_MIN_LOG_LEVEL": "3"}

import keras
import tf_keras


def deepstarr(keras):
    """DeepSTARR with few filters, on (N, 249, 4)."""
    x = inputs = keras.Input((249, 4))
    for filters, kernel in [(8, 7), (6, 3), (6, 5), (6, 3)]:
        x = keras.layers.Conv1D(filters, kernel, padding="same")(x)
        x = keras.layers.Activation("relu")(keras.layers.BatchNormalization()(x))
        x = keras.layers.MaxPooling1D(2)(x)
    x = keras.layers.Flatten()(x)
    x = keras.layers.Dropout(0.4)(keras.layers.Dense(8, activation="relu")(x))
    return keras.Model(inputs, [keras.layers.Dense(1, name=name)(x) for name in ("Dense_Dev", "Dense_Hk")])


def spliceai(keras):
    """SpliceAI-10k with few filters and one residual block for each width and dilation, on (N, None, 4)."""
    inputs = keras.Input((None, 4))
    x = keras.layers.Conv1D(6, 1)(inputs)
    skip = keras.layers.Conv1D(6, 1)(x)
    for width, dilation in [(11, 1), (11, 4), (21, 10), (41, 25)]:
        out = x
        for _ in range(2):
            out = keras.layers.Activation("relu")(keras.layers.BatchNormalization()(out))
            out = keras.layers.Conv1D(6, width, dilation_rate=dilation, padding="same")(out)
        x = keras.layers.add([out, x])
        skip = keras.layers.add([skip, keras.layers.Conv1D(6, 1)(x)])
    skip = keras.layers.Cropping1D(5000)(skip)
    return keras.Model(inputs, keras.layers.Conv1D(3, 1, activation="softmax")(skip))


def own(folder):
    """A network of Keras 3 on (N, 600, 4), in Keras's own format."""
    x = inputs = keras.Input((600, 4))
    for filters, kernel, pool in [(8, 19, 3), (8, 11, 4)]:
        x = keras.layers.Conv1D(filters, kernel, activation="relu")(x)
        x = keras.layers.MaxPooling1D(pool)(keras.layers.BatchNormalization()(x))
    model = keras.Model(inputs, keras.layers.Dense(2)(keras.layers.GlobalMaxPooling1D()(x)))
    model.save(folder / "model.keras")
    return outputs(model)


def outputs(model):
    """The first output as an array."""

    def run(array):
        result = model(array, training=False)
        return (result[0] if isinstance(result, (list, tuple)) else result).numpy()

    return run


def published_deepstarr(folder):
    model = deepstarr(tf_keras)
    (folder / "DeepSTARR.model.json").write_text(model.to_json())
    model.save_weights(folder / "DeepSTARR.model.h5")
    return outputs(model)


def published_spliceai(folder):
    model = spliceai(tf_keras)
    model.save(folder / "spliceai1.h5")
    return outputs(model)


CHECKS = {
    "export_keras": (own, "model.onnx", (600, 4)),
    "export_tf2onnx": (own, "model.onnx", (600, 4)),
    "export_deepstarr": (published_deepstarr, "deepstarr.onnx", (249, 4)),
    "export_spliceai": (published_spliceai, "spliceai1.onnx", (10_100, 4)),
}
