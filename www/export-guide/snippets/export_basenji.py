# pip install torch onnx onnxscript
import torch

from basenji import Basenji  # your copy of the network in PyTorch

model = Basenji()
model.load_state_dict(torch.load("basenji.pt", map_location="cpu"))

# The tower of convolutions alone, on a few kilobases: its neurons do not change with the length of the sequence.
tower = model.conv_tower.eval()
batch = {0: torch.export.Dim("batch")}
torch.onnx.export(
    tower, (torch.zeros(2, 4, 4096),), "basenji.onnx", dynamo=True, dynamic_shapes=(batch,), external_data=False
)
