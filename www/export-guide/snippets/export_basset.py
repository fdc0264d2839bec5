# pip install torch onnx onnxscript
import torch

from basset import Basset  # your copy of the network in PyTorch

model = Basset()
model.load_state_dict(torch.load("basset.pt", map_location="cpu"))


class Plain(torch.nn.Module):
    """For copies of the network that read (N, 4, 600, 1): adds the last axis."""

    def __init__(self):
        super().__init__()
        self.basset = model

    def forward(self, x):
        return self.basset(x.unsqueeze(3))


batch = {0: torch.export.Dim("batch")}
torch.onnx.export(
    Plain().eval(), (torch.zeros(2, 4, 600),), "basset.onnx", dynamo=True, dynamic_shapes=(batch,), external_data=False
)
