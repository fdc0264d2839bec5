# pip install onnx
import onnx

model = onnx.load("model.onnx")
for node in model.graph.node:  # find the last node to keep, and the name of what it writes
    print(node.op_type, list(node.input), "->", list(node.output))

onnx.utils.extract_model(
    "model.onnx",
    "trunk.onnx",
    input_names=[model.graph.input[0].name],
    output_names=["relu_1"],  # the name of the tensor to stop at
)
