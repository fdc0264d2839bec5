# pip install tensorflow tf2onnx
import keras  # with Keras 2: import tf_keras as keras
import tensorflow as tf
import tf2onnx

model = keras.models.load_model("model.keras", compile=False)

length = 600  # a number even where the model says None
tf2onnx.convert.from_function(
    tf.function(lambda x: model(x, training=False)),
    input_signature=[tf.TensorSpec((None, length, 4), tf.float32, name="sequence")],
    opset=17,
    output_path="model.onnx",
)
