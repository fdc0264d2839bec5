"""Well-known networks of genomics at a small size, in Keras 3."""

import keras
from keras import layers


def deepstarr():
    """DeepSTARR: four convolutions with batch norm, ReLU and pools, two dense layers, two outputs."""
    x = inputs = keras.Input((96, 4), name="sequence")
    for index, (filters, kernel) in enumerate([(8, 7), (6, 3), (6, 5), (8, 3)]):
        x = layers.Conv1D(filters, kernel, padding="same", name=f"conv1d_{index + 1}")(x)
        x = layers.BatchNormalization()(x)
        x = layers.Activation("relu")(x)
        x = layers.MaxPooling1D(2)(x)
    x = layers.Flatten()(x)
    x = layers.Dense(12, name="dense_1")(x)
    x = layers.Dropout(0.4)(layers.Activation("relu")(layers.BatchNormalization()(x)))
    outputs = [layers.Dense(1, name=name)(x) for name in ("Dev", "Hk")]
    return keras.Model(inputs, outputs)


def spliceai(length=None):
    """SpliceAI: residual blocks of batch norm, ReLU, dilated convolution; skips; cropped context; softmax."""

    def block(x, kernel, dilation, names):
        out = x
        for name in names:
            out = layers.Activation("relu")(layers.BatchNormalization()(out))
            out = layers.Conv1D(6, kernel, dilation_rate=dilation, padding="same", name=name)(out)
        return layers.add([out, x])

    inputs = keras.Input((length, 4), name="sequence")
    x = layers.Conv1D(6, 1, name="conv1d_1")(inputs)
    skip = layers.Conv1D(6, 1, name="conv1d_2")(x)
    x = block(x, 5, 1, ["conv1d_3", "conv1d_4"])
    x = block(x, 5, 2, ["conv1d_5", "conv1d_6"])
    skip = layers.add([skip, layers.Conv1D(6, 1, name="conv1d_7")(x)])
    x = block(x, 7, 3, ["conv1d_8", "conv1d_9"])
    skip = layers.add([skip, layers.Conv1D(6, 1, name="conv1d_10")(x)])
    skip = layers.Cropping1D(10)(skip)
    return keras.Model(inputs, layers.Conv1D(3, 1, activation="softmax", name="conv1d_11")(skip))


def bpnet():
    """BPNet: valid convolutions, dilated residual ones with a cropped skip; profile and counts."""
    inputs = keras.Input((100, 4), name="sequence")
    x = layers.Conv1D(8, 11, activation="relu", name="wo_bias_bpnet_1st_conv")(inputs)
    for index in (1, 2):
        name = f"wo_bias_bpnet_{index}conv"
        out = layers.Conv1D(8, 3, dilation_rate=2**index, activation="relu", name=name)(x)
        x = layers.add([layers.Cropping1D(2**index)(x), out])
    profile = layers.Conv1D(1, 9, name="wo_bias_bpnet_prof_out_precrop")(x)
    counts = layers.Dense(1, name="wo_bias_bpnet_logcount_predictions")(layers.GlobalAveragePooling1D(name="gap")(x))
    return keras.Model(inputs, [layers.Flatten()(profile), counts])


def mixed():
    """Activations and pools in which Keras differs from others; a strided convolution with "same" padding."""
    inputs = keras.Input((80, 4), name="sequence")
    x = layers.Conv1D(8, 6, padding="same", activation="relu", name="first")(inputs)
    x = layers.MaxPooling1D(3, strides=2, padding="same")(x)
    x = layers.Conv1D(8, 4, strides=2, padding="same", activation="elu", name="second")(x)
    x = layers.AveragePooling1D(2)(x)
    x = layers.SeparableConv1D(6, 3, activation="swish", name="third")(x)
    x = layers.Conv1D(6, 3, padding="causal", activation="hard_sigmoid", name="fourth")(x)
    x = layers.GlobalMaxPooling1D()(x)
    return keras.Model(inputs, layers.Dense(2, activation="sigmoid", name="dense")(x))


def image():
    """Letters as the width of an image with one channel: (N, L, 4, 1)."""
    inputs = keras.Input((60, 4, 1), name="sequence")
    x = layers.Conv2D(8, (7, 4), activation="relu", name="conv2d")(inputs)
    x = layers.MaxPooling2D((2, 1))(x)
    x = layers.Conv2D(6, (5, 1), activation="relu", name="conv2d_1")(x)
    return keras.Model(inputs, layers.Dense(2, name="dense")(layers.GlobalAveragePooling2D()(x)))


def gelu():
    """GELU, for which Keras and TensorFlow need the complementary error function."""
    inputs = keras.Input((60, 4), name="sequence")
    x = layers.Conv1D(8, 7, activation="gelu", name="conv1d")(inputs)
    x = layers.Conv1D(6, 5, activation="gelu", name="conv1d_1")(layers.MaxPooling1D(2)(x))
    return keras.Model(inputs, layers.Dense(2, name="dense")(layers.GlobalAveragePooling1D()(x)))


NETWORKS = {
    "deepstarr": (deepstarr, 96),
    "spliceai": (spliceai, 110),
    "spliceai-fixed": (lambda: spliceai(110), 110),
    "bpnet": (bpnet, 100),
    "mixed": (mixed, 80),
    "image": (image, 60),
    "gelu": (gelu, 60),
}
