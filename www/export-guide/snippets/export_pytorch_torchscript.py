# pip install torch onnx
import torch

from my_network import Network  # your own class

model = Network()
model.load_state_dict(torch.load("weights.pt", map_location="cpu"))
model.eval()

torch.onnx.export(
    model,
    (torch.zeros(1, 4, 600),),  # batch, letters, length
    "model.onnx",
    dynamo=False,  # leave this line out before PyTorch 2.5
    opset_version=17,
    input_names=["sequence"],
    dynamic_axes={"sequence": {0: "batch"}},
)
