"""What each snippet in PyTorch needs in its folder, and what its file must compute."""

import torch
from torch import nn

from snippets import torch_stubs as stubs


def built(network):
    """The network with batch norms that are no identity, in eval mode."""
    torch.manual_seed(1)
    model = network()
    for module in model.modules():
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            nn.init.uniform_(module.running_mean, -0.3, 0.3)
            nn.init.uniform_(module.running_var, 0.5, 1.5)
    return model.eval()


def weights(module, network, file):
    """A module to import and its weights; the reference is the network itself."""

    def prepare(folder):
        (folder / f"{module}.py").write_text(f"from snippets.torch_stubs import {network.__name__}\n")
        model = built(network)
        torch.save(model.state_dict(), folder / file)
        return model

    return prepare


def whole(folder):
    """A whole pickled model, as bpnet-lite saves it."""
    model = built(stubs.BPNet)
    torch.save(model, folder / "bpnet.torch")
    return model.trunk


def tower(folder):
    return weights("basenji", stubs.Basenji, "basenji.pt")(folder).conv_tower


def upright(folder):
    model = weights("basset", stubs.Basset, "basset.pt")(folder)
    return lambda x: model(x.unsqueeze(3))


def cuttable(folder):
    """A small file written by PyTorch; it is cut behind its second ReLU."""
    torch.manual_seed(1)
    layers = nn.Sequential(nn.Conv1d(4, 8, 7), nn.ReLU(), nn.Conv1d(8, 6, 5), nn.ReLU(), nn.Flatten(), nn.Linear(300, 2))
    torch.onnx.export(layers.eval(), (torch.zeros(1, 4, 60),), folder / "model.onnx", dynamo=True, external_data=False)
    return layers[:4]


def tested(prepare, file, shape):
    """As the checker wants it, in arrays of NumPy."""

    def reference(folder):
        model = prepare(folder)
        return lambda array: model(torch.from_numpy(array)).detach().numpy()

    return reference, file, shape


CHECKS = {
    "export_pytorch": tested(weights("my_network", stubs.Network, "weights.pt"), "model.onnx", (4, 600)),
    "export_pytorch_torchscript": tested(weights("my_network", stubs.Network, "weights.pt"), "model.onnx", (4, 600)),
    "export_basset": tested(upright, "basset.onnx", (4, 600)),
    "export_deepsea": tested(weights("deepsea", stubs.DeepSEA, "deepsea.pt"), "deepsea.onnx", (4, 1, 1000)),
    "export_basenji": tested(tower, "basenji.onnx", (4, 4096)),
    "export_bpnet": tested(whole, "bpnet.onnx", (4, 2114)),
    "cut": tested(cuttable, "trunk.onnx", (4, 60)),
}
