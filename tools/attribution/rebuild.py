"""A chain of PyTorch modules from the weights of an ONNX file."""

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

ARRANGING = {"Unsqueeze", "Squeeze", "Transpose", "Reshape"}


class Affine(nn.Module):
    """x · scale + shift, one number per channel."""

    def __init__(self, scale, shift):
        super().__init__()
        self.scale = torch.as_tensor(np.array(scale, dtype=np.float64).reshape(1, -1, 1))
        self.shift = torch.as_tensor(np.array(shift, dtype=np.float64).reshape(1, -1, 1))

    def forward(self, x):
        return x * self.scale + self.shift


class Settled(nn.Module):
    """Twelve decimals, before a max-pooling.

    PyTorch sums the products of a convolution in an order that depends on the position. In a reference of equal letters
    the last digit would then decide which entry of a window is the maximum. And captum needs something between a ReLU
    and a max-pooling: on a tensor that both share, its hook for the ReLU sees the gradient before its rule for the
    pooling has changed it, so that the rule has no effect.
    """

    def forward(self, x):
        return x + (torch.round(x, decimals=12) - x).detach()


def convolution(weights):
    """Output × input × 1 × kernel, or transposed images of that, as a one-dimensional convolution."""
    weights = weights.reshape(weights.shape[0], weights.shape[1], -1).astype(np.float64)
    outputs, inputs, kernel = weights.shape
    module = nn.Conv1d(inputs, outputs, kernel, bias=False).double()
    module.weight.data = torch.as_tensor(weights)
    return module


def neurons(path, layer):
    """The modules up to what enters the activation function of convolution `layer`, and their receptive field."""
    graph = onnx.load(path).graph
    constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    modules, found, field, jump = [], 0, 1, 1
    for node in graph.node:
        constant = next((constants[name] for name in node.input if name in constants), None)
        attributes = {item.name: onnx.helper.get_attribute_value(item) for item in node.attribute}
        if node.op_type in ARRANGING:
            continue
        if node.op_type not in {"Add", "Mul"} and found == layer:
            break
        if node.op_type == "Conv":
            modules.append(convolution(constant))
            found += 1
            field += (constant.shape[-1] - 1) * jump
        elif node.op_type == "Add":
            modules.append(Affine(1.0, constant))
        elif node.op_type == "Mul":
            modules.append(Affine(constant, 0.0))
        elif node.op_type == "Relu":
            modules.append(nn.ReLU())
        elif node.op_type == "MaxPool":
            size, stride = max(attributes["kernel_shape"]), max(attributes["strides"])
            modules += [Settled(), nn.MaxPool1d(size, stride)]
            field += (size - 1) * jump
            jump *= stride
        else:
            raise ValueError(f"{path}: {node.op_type} is not covered")
    return nn.Sequential(*modules, nn.Flatten()).eval(), field
