"""PyTorch modules of networks of the test corpus with statistics over channels, from their ONNX files.

Values and gradients are those of PyTorch's own layer norm and softmax. For DeepLIFT these are taken apart: captum applies
its rule for elementwise functions to every `Elementwise`, and a product of two maps has the rule of `Product`.
"""

import numpy as np
import onnx
import torch
from captum.attr._core import deep_lift
from onnx import numpy_helper
from torch import nn
from torch.nn import functional


class Elementwise(nn.Module):
    """A function of each element."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


deep_lift.SUPPORTED_NON_LINEAR[Elementwise] = deep_lift.nonlinear


class Product(torch.autograd.Function):
    """The product of two maps of input and reference, which captum stacks: a factor gets the mean of the other one."""

    @staticmethod
    def forward(ctx, a, b):
        ctx.save_for_backward(a, b)
        return a * b

    @staticmethod
    def backward(ctx, upstream):
        def downstream(own, other):
            x, reference = other.chunk(2)
            found = upstream * (0.5 * (x + reference)).repeat(2, 1, 1)
            repeated = [axis for axis in (1, 2) if own.shape[axis] < upstream.shape[axis]]
            return found.sum(repeated, keepdim=True) if repeated else found

        a, b = ctx.saved_tensors
        return downstream(a, b), downstream(b, a)


class Network(nn.Module):
    """The graph up to the map of a convolution, of which it returns the first position."""

    def __init__(self, path, tensor, apart):
        super().__init__()
        graph = onnx.load(path).graph
        self.entry, self.tensor, self.apart = graph.input[0].name, tensor, apart
        self.constants = {
            item.name: torch.as_tensor(np.array(numpy_helper.to_array(item), dtype=np.float64))
            for item in graph.initializer
        }
        self.nodes = graph.node
        # A module for each use: captum's hooks keep what went through it.
        self.uses = nn.ModuleDict()
        for node in graph.node:
            for function in (torch.relu, torch.square, torch.sqrt, torch.rsqrt, torch.reciprocal, torch.exp):
                self.uses[f"{node.name} {function.__name__}"] = Elementwise(function)

    def forward(self, x):
        maps = {self.entry: x}
        for node in self.nodes:
            inputs = [maps.get(name, self.constants.get(name)) for name in node.input]
            attributes = {item.name: onnx.helper.get_attribute_value(item) for item in node.attribute}
            maps[node.output[0]] = self.computed(node, attributes, *inputs)
            if node.output[0] == self.tensor:
                return maps[self.tensor][:, :, 0]
        raise ValueError(f"there is no tensor {self.tensor}")

    def computed(self, node, attributes, x, *others):
        def each(function, x):
            # A tensor of its own: captum's hook replaces all of the gradient of the tensor that a module is given.
            return self.uses[f"{node.name} {function.__name__}"](x.clone())

        match node.op_type:
            case "Conv":
                return functional.conv1d(x, *others)
            case "Relu":
                return each(torch.relu, x)
            case "Transpose":
                return x.permute(*attributes["perm"])
            case "LayerNormalization" | "RMSNormalization":
                return self.normalised(node.op_type, attributes["epsilon"], each, x, *others)
            case "Softmax":
                return self.softmax(attributes["axis"], each, x)
            case "ReduceMean":
                return x.mean(attributes["axes"], keepdim=True)
            case "ReduceSum":
                return x.sum(int(others[0]), keepdim=True)
            case "Pow":
                assert others[0] == 2
                return each(torch.square, x)
            case "Sqrt":
                return each(torch.sqrt, x)
            case "Add":
                return x + others[0]
            case "Sub":
                return x - others[0]
            case "Mul":
                return x * others[0]
            case "Div":
                return self.product(x, each(torch.reciprocal, others[0]))
        raise ValueError(f"{node.op_type} is not covered")

    def normalised(self, kind, epsilon, each, x, scale, *shift):
        whole = kind == "LayerNormalization"
        if not self.apart:
            norm = functional.layer_norm if whole else functional.rms_norm
            return norm(x, x.shape[-1:], scale, *shift, eps=epsilon)
        centred = x - x.mean(-1, keepdim=True) if whole else x
        mean = each(torch.square, centred).mean(-1, keepdim=True)
        return self.product(centred, each(torch.rsqrt, mean + epsilon)) * scale + (shift[0] if shift else 0)

    def softmax(self, axis, each, x):
        if not self.apart:
            return functional.softmax(x, axis)
        powers = each(torch.exp, x - x.mean(axis, keepdim=True))
        return self.product(powers, each(torch.reciprocal, powers.sum(axis, keepdim=True)))

    def product(self, a, b):
        return Product.apply(a, b) if self.apart else a * b
