# pip install torch onnx onnxscript bpnet-lite
import torch

model = torch.load("bpnet.torch", map_location="cpu", weights_only=False)  # runs code: only files you trust


class Trunk(torch.nn.Module):
    """All convolutions with motifs in them, without the heads for profile and counts and without controls."""

    def __init__(self):
        super().__init__()
        self.iconv, self.rconvs = model.iconv, model.rconvs

    def forward(self, x):
        x = torch.relu(self.iconv(x))
        for conv in self.rconvs:
            x = x + torch.relu(conv(x))
        return x


batch = {0: torch.export.Dim("batch")}
torch.onnx.export(
    Trunk().eval(), (torch.zeros(2, 4, 2114),), "bpnet.onnx", dynamo=True, dynamic_shapes=(batch,), external_data=False
)
