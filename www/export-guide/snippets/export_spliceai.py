# pip install tensorflow tf-keras tf2onnx
import tensorflow as tf
import tf2onnx
import tf_keras  # Keras 2, which reads the published .h5 files

model = tf_keras.models.load_model("spliceai1.h5", compile=False)

# The files say length None. Without a number, dilated convolutions come out folded into the batch.
length = 10_000 + 100  # the context, which is cropped off, and some positions to predict
tf2onnx.convert.from_function(
    tf.function(lambda x: model(x, training=False)),
    input_signature=[tf.TensorSpec((None, length, 4), tf.float32, name="sequence")],
    opset=17,
    output_path="spliceai1.onnx",
)
