# pip install tensorflow tf-keras tf2onnx
import tensorflow as tf
import tf2onnx
import tf_keras  # Keras 2, which wrote the published files

with open("DeepSTARR.model.json") as file:
    model = tf_keras.models.model_from_json(file.read())
model.load_weights("DeepSTARR.model.h5")

tf2onnx.convert.from_function(
    tf.function(lambda x: model(x, training=False)),
    input_signature=[tf.TensorSpec((None, 249, 4), tf.float32, name="sequence")],
    opset=17,
    output_path="deepstarr.onnx",
)
