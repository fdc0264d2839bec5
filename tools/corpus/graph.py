"""Writes ONNX graphs node by node, with seeded random weights that keep every map near magnitude 1."""

import zlib

import numpy as np
from onnx import helper, numpy_helper

from case import Case

IR = {9: 4, 11: 6, 13: 7, 17: 8, 20: 9, 21: 10, 22: 10, 23: 11}
SHAPES = {
    "NCL": lambda n, c, length: [n, c, length],
    "NLC": lambda n, c, length: [n, length, c],
    "N1CL": lambda n, c, length: [n, 1, c, length],
    "NC1L": lambda n, c, length: [n, c, 1, length],
    "N1LC": lambda n, c, length: [n, 1, length, c],
    "NLC1": lambda n, c, length: [n, length, c, 1],
}


def listed(value, rank):
    """An attribute as ONNX wants it: one number an axis."""
    return [value] * rank if isinstance(value, int) else list(value)


class Graph:
    """One model in the making. Methods take and return names of tensors."""

    def __init__(self, name, opset=17, dtype=np.float32, scale=1.0):
        self.name, self.opset, self.dtype, self.scale = name, opset, dtype, scale
        self.rng = np.random.default_rng(zlib.crc32(name.encode()))
        self.nodes, self.weights, self.outputs = [], [], []
        self.channels = {}
        self.raw = set()

    def input(self, layout, length, letters=4, batch="batch", dtype=None):
        """The one input; a `length` that is a pair (symbol, number) is dynamic."""
        self.layout, self.letters, self.batch = layout, letters, batch
        self.length, self.length_used = (None, length[1]) if isinstance(length, tuple) else (length, length)
        size = length[0] if isinstance(length, tuple) else length
        kind = helper.np_dtype_to_tensor_dtype(np.dtype(dtype or self.dtype))
        shape = SHAPES[layout](batch, letters, size)
        self.inputs = [helper.make_tensor_value_info("sequence", kind, shape)]
        self.channels["sequence"] = 1 if layout in ("N1CL", "N1LC") else letters
        self.raw.add("sequence")
        return "sequence"

    def weight(self, array, dtype=None):
        """A constant: floats in the type of the model, everything else as it is."""
        array = np.asarray(array)
        if dtype or array.dtype.kind == "f":
            array = array.astype(dtype or self.dtype)
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(array, name))
        return name

    def normal(self, *shape, std=1.0, mean=0.0):
        """Random numbers of this model, in double precision."""
        return mean + std * self.rng.standard_normal(shape)

    def op(self, kind, *inputs, outputs=1, channels=None, **settings):
        """Any node. Channels are those of the first input unless said otherwise."""
        index = sum(node.op_type == kind for node in self.nodes)
        names = [f"{kind.lower()}{index}" + (f"_{part}" if outputs > 1 else "") for part in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, name=f"{kind}_{index}", **settings))
        for name in names:
            self.channels[name] = channels or self.channels.get(inputs[0] if inputs else "", None)
            if inputs and inputs[0] in self.raw and kind not in ("Conv", "Gemm", "MatMul"):
                self.raw.add(name)
        return names[0] if outputs == 1 else names

    def conv(self, x, channels, kernel, stride=1, dilation=1, groups=1, pads=None, bias=True, **settings):
        """A convolution; `kernel` is a number, or a pair in two dimensions."""
        kernel = listed(kernel, 1)
        rank = len(kernel)
        shape = [channels, self.channels[x] // groups, *kernel]
        fan = np.prod(shape[1:])
        std = self.scale * np.sqrt((self.letters if x in self.raw else 2) / fan)
        inputs = [x, self.weight(self.normal(*shape, std=std))]
        if bias:
            inputs.append(self.weight(self.normal(channels, std=0.2)))
        if pads is not None:
            settings["pads"] = listed(pads, 2 * rank)
        return self.op(
            "Conv", *inputs, channels=channels, kernel_shape=kernel, strides=listed(stride, rank),
            dilations=listed(dilation, rank), group=groups, **settings,
        )

    def relu(self, x):
        return self.op("Relu", x)

    def norm(self, x):
        """Batch normalisation with every number away from its default."""
        count = self.channels[x]
        scale, shift, mean = self.normal(count, mean=1, std=0.3), self.normal(count, std=0.3), self.normal(count, std=0.3)
        variance = self.rng.uniform(0.5, 1.5, count)
        return self.op("BatchNormalization", x, *map(self.weight, (scale, shift, mean, variance)), epsilon=1e-3)

    def pool(self, x, kind="Max", kernel=2, stride=2, rank=1, **settings):
        """Max or average pooling."""
        return self.op(f"{kind}Pool", x, kernel_shape=listed(kernel, rank), strides=listed(stride, rank), **settings)

    def gemm(self, x, width, inputs=None):
        """A dense layer over (N, inputs)."""
        inputs = inputs or self.channels[x]
        weight = self.weight(self.normal(width, inputs, std=np.sqrt(2 / inputs)))
        return self.op("Gemm", x, weight, self.weight(self.normal(width, std=0.2)), transB=1, channels=width)

    def ints(self, *values):
        """A constant list of integers."""
        return self.weight(np.array(values, np.int64))

    def output(self, *names):
        self.outputs += names

    def model(self):
        kind = helper.np_dtype_to_tensor_dtype(np.dtype(self.dtype))
        outputs = [helper.make_tensor_value_info(name, kind, None) for name in self.outputs]
        graph = helper.make_graph(self.nodes, self.name, self.inputs, outputs, self.weights)
        return helper.make_model(
            graph, ir_version=IR[self.opset], producer_name="tools/corpus",
            opset_imports=[helper.make_opsetid("", self.opset)],
        )

    def case(self, *outputs, **about):
        """The finished case, with these outputs."""
        self.output(*outputs)
        return Case(
            name=self.name, model=self.model(), layout=self.layout, letters=self.letters,
            length=self.length, length_used=self.length_used, **about,
        )
