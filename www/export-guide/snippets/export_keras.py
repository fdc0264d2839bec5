# pip install keras tensorflow tf2onnx
import keras
import numpy as np

model = keras.models.load_model("model.keras", compile=False)  # or an .h5 file that Keras 3 saved

model(np.zeros((1, 600, 4), np.float32))  # one call with the real length, else Keras refuses to export
model.export("model.onnx", format="onnx")
