"""Random operations on a map of channels × positions, written as ONNX nodes."""

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from constants import written


class Builder:
    """Writes one network, operation after operation. The map that is written has the axes batch, channels, positions."""

    def __init__(self, dice, numbers, length):
        self.dice, self.numbers, self.length = dice, numbers, length
        self.opset = dice.choice([11, 13, 14, 17, 18, 21])
        self.layout = dice.choice(["NCL", "NCL", "NLC", "flat", "free"])
        self.nodes, self.initializers, self.functions, self.steps = [], [], [], []
        self.count, self.channels = 0, 4

    # What all operations need.

    def name(self, kind):
        self.count += 1
        return f"{kind}_{self.count}"

    def add(self, op, inputs, domain="", **attributes):
        output = self.name(op.lower())
        self.nodes.append(helper.make_node(op, inputs, [output], name=self.name("node"), domain=domain, **attributes))
        return output

    def store(self, values):
        name = self.name("stored")
        self.initializers.append(numpy_helper.from_array(np.asarray(values), name))
        return name

    def integers(self, *values):
        return self.store(np.array(values, np.int64))

    def weights(self, *shape):
        return written(self, (self.numbers.randn(*shape) * 0.5).astype(np.float32))

    def opsets(self):
        own = [helper.make_opsetid("", self.opset)]
        return own + [helper.make_opsetid("local", 1)] if self.functions else own

    # The input.

    def input(self):
        shapes = {"NCL": ["batch", 4, self.length], "NLC": ["batch", self.length, 4], "flat": ["batch", 4 * self.length],
                  "free": ["batch", "channels", "length"]}
        return helper.make_tensor_value_info("sequence", TensorProto.FLOAT, shapes[self.layout])

    def one_hot(self, sequence):
        one_hot = np.zeros((1, 4, self.length), np.float32)
        one_hot[0, sequence, np.arange(self.length)] = 1
        channels_last = np.ascontiguousarray(one_hot.transpose(0, 2, 1))
        return {"NLC": channels_last, "flat": channels_last.reshape(1, -1)}.get(self.layout, one_hot)

    def network(self):
        x = "sequence"
        if self.layout == "flat":
            x = self.add("Reshape", [x, self.integers(-1, self.length, 4)])
        if self.layout in ("flat", "NLC"):
            x = self.add("Transpose", [x], perm=[0, 2, 1])
        x = self.convolution(x)
        for _ in range(self.dice.randrange(1, 4)):
            for step in self.dice.sample(STEPS, self.dice.randrange(1, 4)):
                self.steps.append(step.__name__)
                x = step(self, x)
            x = self.convolution(x)
        return x

    # Operations.

    def convolution(self, x):
        kernel = self.dice.choice([1, 3, 4, 5])
        groups = self.dice.choice([group for group in (1, 1, 1, 2, 4) if self.channels % group == 0])
        outputs = groups * self.dice.choice([2, 3, 4])
        inputs = [x, self.weights(outputs, self.channels // groups, kernel)]
        if self.dice.random() < 0.7:
            inputs.append(self.weights(outputs))
        attributes = {"group": groups} if groups > 1 else {}
        if self.dice.random() < 0.3:
            attributes["dilations"] = [2]
        if self.dice.random() < 0.2:
            attributes["strides"] = [2]
        if self.dice.random() < 0.3:
            attributes["pads"] = [self.dice.randrange(3), self.dice.randrange(3)]
        elif self.dice.random() < 0.2:
            attributes["auto_pad"] = self.dice.choice(["SAME_UPPER", "SAME_LOWER", "VALID"])
        self.channels = outputs
        return self.add("Conv", inputs, **attributes)

    def activation(self, x):
        op, attributes = self.dice.choice(ACTIVATIONS)
        if op == "PRelu":
            return self.add(op, [x, self.weights(self.channels, 1)])
        return self.add(op, [x], **attributes)

    def composed(self, x):
        kind = self.dice.randrange(4)
        if kind == 0:
            return self.add("Mul", [x, self.add("Sigmoid", [x])])
        if kind == 1:
            return self.add("Max", [x, self.store(np.float32(0.1))])
        if kind == 2:
            return self.add("Sub", [self.store(np.float32(1.5)), x])
        return self.add("Div", [x, self.store(np.float32(1.3))])

    def batch_norm(self, x):
        parameters = [self.weights(self.channels) for _ in range(3)]
        variance = self.store(np.abs(self.numbers.randn(self.channels)).astype(np.float32) + 0.5)
        return self.add("BatchNormalization", [x, *parameters, variance], epsilon=0.01)

    def scale(self, x):
        op = self.dice.choice(["Add", "Mul", "Sub"])
        return self.add(op, [x, self.weights(self.channels, 1)])

    def pool(self, x):
        op, size = self.dice.choice(["MaxPool", "AveragePool"]), self.dice.choice([2, 3])
        attributes = {"kernel_shape": [size], "strides": [self.dice.choice([1, 2])]}
        if self.dice.random() < 0.3:
            attributes["pads"] = [self.dice.randrange(2), self.dice.randrange(2)]
        if op == "AveragePool" and self.dice.random() < 0.5:
            attributes["count_include_pad"] = 1
        return self.add(op, [x], **attributes)

    def pad(self, x):
        modes = ["constant", "constant", "reflect", "edge"]
        mode, ends = self.dice.choice(modes), [self.dice.randrange(-2, 3), self.dice.randrange(-2, 3)]
        if mode != "constant":
            ends = [abs(end) for end in ends]
        inputs = [x, self.integers(0, 0, ends[0], 0, 0, ends[1])]
        if mode == "constant" and self.dice.random() < 0.5:
            inputs.append(self.store(np.float32(0.3)))
        return self.add("Pad", inputs, mode=mode)

    def slice(self, x):
        if self.dice.random() < 0.5:
            step = self.dice.choice([1, 2])
            bounds = [self.integers(self.dice.randrange(4)), self.integers(2**31 - 1), self.integers(2), self.integers(step)]
            return self.add("Slice", [x, *bounds])
        step = self.dice.choice([1, -1])
        start, end = (0, self.channels) if step == 1 else (-1, -(2**31))
        return self.add("Slice", [x, self.integers(start), self.integers(end), self.integers(1), self.integers(step)])

    def residual(self, x):
        other = self.add("Conv", [x, self.weights(self.channels, self.channels, 1)])
        return self.add("Add", [x, self.add("Relu", [other])])

    def concat(self, x):
        other = self.add("Conv", [x, self.weights(2, self.channels, 1)])
        self.channels += 2
        return self.add("Concat", [x, other], axis=1)

    def dense(self, x):
        units = self.dice.choice([3, 6])
        moved = self.add("Transpose", [x], perm=[0, 2, 1])
        made = self.add("MatMul", [moved, self.weights(self.channels, units)])
        self.channels = units
        return self.add("Transpose", [made], perm=[0, 2, 1])

    def rows(self, x):
        """A dense layer that reads one position at a time, of all sequences in one axis."""
        units = self.dice.choice([3, 6])
        moved = self.add("Transpose", [x], perm=[0, 2, 1])
        flat = self.add("Reshape", [moved, self.integers(-1, self.channels)])
        made = self.add("MatMul", [flat, self.weights(self.channels, units)])
        shape = self.add("Shape", [moved])
        front = self.add("Slice", [shape, self.integers(0), self.integers(2), self.integers(0)])
        whole = self.add("Concat", [front, self.integers(units)], axis=0)
        self.channels = units
        return self.add("Transpose", [self.add("Reshape", [made, whole])], perm=[0, 2, 1])

    def nothing(self, x):
        if self.dice.random() < 0.5:
            return self.add("Dropout", [x])
        return self.add("Cast", [self.add("Identity", [x])], to=TensorProto.FLOAT)

    def called(self, x):
        """A function of the model: a convolution of width 1 and an activation, whose slope is an attribute of the call."""
        name = self.name("Block")
        slope = helper.make_node("LeakyRelu", ["middle"], ["y"])
        reference = slope.attribute.add()
        reference.name, reference.ref_attr_name, reference.type = "alpha", "slope", 1
        inner = [helper.make_node("Conv", ["x", "w"], ["middle"]), slope]
        opsets = [helper.make_opsetid("", self.opset)]
        self.functions.append(helper.make_function("local", name, ["x", "w"], ["y"], inner, opsets, ["slope"]))
        weights = self.weights(self.channels, self.channels, 1)
        return self.add(name, [x, weights], domain="local", slope=0.3)


ACTIVATIONS = [
    ("Relu", {}), ("LeakyRelu", {"alpha": 0.2}), ("Elu", {"alpha": 0.7}), ("Selu", {}), ("Celu", {"alpha": 0.6}),
    ("Sigmoid", {}), ("Tanh", {}), ("Softplus", {}), ("Softsign", {}), ("HardSigmoid", {"alpha": 0.3, "beta": 0.4}),
    ("Abs", {}), ("Exp", {}), ("PRelu", {}), ("Erf", {}), ("Neg", {}),
]

STEPS = [
    Builder.activation, Builder.activation, Builder.composed, Builder.batch_norm, Builder.scale, Builder.pool, Builder.pad,
    Builder.slice, Builder.residual, Builder.concat, Builder.dense, Builder.rows, Builder.nothing, Builder.called,
]
