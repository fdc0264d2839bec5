# pip install torch onnx onnxscript
import torch

from my_network import Network  # your own class

model = Network()
model.load_state_dict(torch.load("weights.pt", map_location="cpu"))
model.eval()  # dropout off, batch norms with their running statistics

example = torch.zeros(2, 4, 600)  # batch, letters, length: any numbers, the right shape
torch.onnx.export(
    model,
    (example,),
    "model.onnx",
    dynamo=True,
    dynamic_shapes=({0: torch.export.Dim("batch")},),
    external_data=False,  # graph and weights in one file
)
