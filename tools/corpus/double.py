"""Values of one tensor in double precision, by the reference evaluator with five of its operations replaced."""

import math

import numpy as np
import onnx
from onnx import TensorProto
from onnx.reference import ReferenceEvaluator
from onnx.reference.op_run import OpRun

import repair
import windows
from evaluate import in_type


def needed(graph, target):
    """The nodes that a tensor is computed from."""
    wanted, nodes = {target}, []
    for node in reversed(graph.node):
        if wanted & set(node.output):
            nodes.insert(0, node)
            wanted |= set(node.input)
    return nodes


class Erf(OpRun):
    """The reference evaluator's own rounds to single precision."""

    def _run(self, x):
        return (np.vectorize(math.erf, otypes=[x.dtype])(x),)


class BatchNormalization(OpRun):
    """The reference evaluator's own trains where the operator set is older than 14."""

    def _run(self, x, scale, shift, mean, variance, epsilon=1e-5, **training):
        column = lambda array: array.reshape(-1, *[1] * (x.ndim - 2))
        return (column(scale) * (x - column(mean)) / np.sqrt(column(variance) + epsilon) + column(shift),)


class AveragePool(OpRun):
    """The reference evaluator's own rounds to single precision and miscounts at the edges."""

    def _run(self, x, **attributes):
        counted = attributes.get("count_include_pad", 0)
        ones = np.ones_like(x)
        kernel = attributes["kernel_shape"]
        for axis, (size, stride, dilation, left, right) in enumerate(
            windows.settings(self.onnx_node, x.shape, kernel), start=2
        ):
            around = [(0, 0)] * x.ndim
            around[axis] = (left, right)
            x, ones = np.pad(x, around), np.pad(ones, around, constant_values=counted)
            x, ones = (windows.slide(array, axis, size, stride, dilation, np.sum) for array in (x, ones))
        return (x / ones,)


class DequantizeLinear(OpRun):
    """One scale for the whole tensor; the reference evaluator has none for operator set 17."""

    def _run(self, x, scale, zero, **one_scale):
        return ((x.astype(scale.dtype) - zero.astype(scale.dtype)) * scale,)


class Gelu(OpRun):
    """Exact or by tanh, in the precision of its input."""

    def _run(self, x, approximate="none"):
        if approximate == "tanh":
            return (x / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))),)
        return (x / 2 * (1 + np.vectorize(math.erf, otypes=[x.dtype])(x / np.sqrt(2))),)


OPS = [AveragePool, BatchNormalization, DequantizeLinear, Erf, Gelu]


class Double:
    """One tensor of a model in double precision."""

    def __init__(self, case, name):
        model = in_type(case.model, TensorProto.DOUBLE)
        repair.repair(model)
        nodes = needed(model.graph, name)
        del model.graph.node[:], model.graph.output[:]
        model.graph.node.extend(nodes)
        model.graph.output.append(onnx.helper.make_tensor_value_info(name, TensorProto.DOUBLE, None))
        self.evaluator, self.case = ReferenceEvaluator(model, new_ops=OPS), case

    def __call__(self, array):
        size = self.case.batch or len(array)
        parts = []
        for start in range(0, len(array), size):
            part = array[start : start + size]
            batch = np.resize(part, (size, *part.shape[1:]))
            parts.append(self.evaluator.run(None, {self.case.input: batch})[0][: len(part)])
        return np.concatenate(parts)
