# pip install torch onnx onnxscript
import torch

from deepsea import DeepSEA  # your copy of the network in PyTorch

model = DeepSEA()
model.load_state_dict(torch.load("deepsea.pt", map_location="cpu"))
model.eval()

example = torch.zeros(2, 4, 1, 1000)  # letters are channels, the image is one pixel high
batch = {0: torch.export.Dim("batch")}
torch.onnx.export(model, (example,), "deepsea.onnx", dynamo=True, dynamic_shapes=(batch,), external_data=False)
