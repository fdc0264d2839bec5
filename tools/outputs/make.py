"""Outputs of networks, and what they become when a neuron is silenced, by ONNX Runtime."""

import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, inliner, numpy_helper

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "models"
TARGET = ROOT / "tests" / "golden" / "outputs.json"
SEQUENCES = 6
# What may stand between a convolution and the tensor at which it is read.
ACTIVATIONS = ("Relu", "Exp", "Elu", "Celu")
OTHERS = ("BatchNormalization", "Squeeze", "Unsqueeze", "Transpose", "Identity")

# Folder, file, number of the convolution in the file.
CASES = [
    ("shared", "grammar_a.onnx", 3),
    ("shared", "grammar_c.onnx", 8),
    ("shared", "dragonn_heterodimer_spi1_irf.onnx", 3),
    ("shared", "nm_demo2.onnx", 2),
    ("shared", "published/aparent_resnet.onnx", 5),
    ("shared", "explainn_max_jund_foxa1.onnx", 1),
    ("own", "tests/networks/residual.onnx", 3),
    # Slices backwards: its input is read on both strands.
    ("own", "tests/networks/strands.onnx", 3),
    # What the engine for whole networks reads only when it is written otherwise: functions of the file, a factor of Celu.
    ("shared", "../cases/07-model-local-functions.onnx", 1),
    ("shared", "../cases/17-celu-alpha.onnx", 1),
]


def session(model):
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def layout(graph):
    """Length of the input, and a function from letter codes to the input."""
    shape = [dim.dim_value for dim in graph.input[0].type.tensor_type.shape.dim]
    letters = next(axis for axis in range(1, len(shape)) if shape[axis] == 4)
    length = max(axis for axis in range(1, len(shape)) if axis != letters and shape[axis] > 1)

    def one_hot(codes):
        x = np.zeros([len(codes)] + shape[1:], np.float32)
        for item, row in enumerate(codes):
            for position, code in enumerate(row):
                at = [item] + [0] * (len(shape) - 1)
                at[letters], at[length] = code, position
                x[tuple(at)] = 1
        return x

    return shape[length], one_hot


def behind(graph, tensor):
    """The tensor at which the next layers read a convolution: behind its activation function."""
    while True:
        readers = [node for node in graph.node if tensor in node.input]
        if len(readers) != 1 or readers[0].op_type not in ACTIVATIONS + ("Mul", "Add") + OTHERS:
            return tensor
        if readers[0].op_type in ("Mul", "Add"):
            constants = {value.name for value in graph.initializer}
            if not any(name in constants for name in readers[0].input):
                return tensor
        tensor = readers[0].output[0]
        if readers[0].op_type in ACTIVATIONS:
            return tensor


def logits(graph):
    """The tensor that counts for each output: before a final sigmoid or softmax."""
    found = []
    for output in graph.output:
        node = next(node for node in graph.node if output.name in node.output)
        final = node.op_type in ("Sigmoid", "Softmax", "LogSoftmax")
        found.append(node.input[0] if final else output.name)
    return found


def with_outputs(model, names):
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    del copy.graph.output[:]
    copy.graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names)
    return copy


def silenced(model, tensor, channel_axis, rank, channels, outputs):
    """The model with an input for the factor and one for the summand of each channel of a tensor."""
    copy = with_outputs(model, outputs)
    graph = copy.graph
    for node in graph.node:
        for index, name in enumerate(node.input):
            if name == tensor:
                node.input[index] = "silenced"
    shape = [1] * rank
    shape[channel_axis] = channels
    for name in ("factor", "summand"):
        graph.input.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
    nodes = list(graph.node)
    producer = next(index for index, node in enumerate(nodes) if tensor in node.output)
    extra = [
        helper.make_node("Mul", [tensor, "factor"], ["scaled"]),
        helper.make_node("Add", ["scaled", "summand"], ["silenced"]),
    ]
    del graph.node[:]
    graph.node.extend(nodes[: producer + 1] + extra + nodes[producer + 1 :])
    return copy


def case(folder, name, number, draw):
    path = SHARED / name if folder == "shared" else ROOT / name
    model = inliner.inline_local_functions(onnx.load(path))
    graph = model.graph
    graph.input[0].type.tensor_type.shape.dim[0].dim_param = "N"
    length, one_hot = layout(graph)
    codes = draw.integers(0, 4, (SEQUENCES, length))
    convolutions = [node for node in graph.node if node.op_type == "Conv"]
    tensor = behind(graph, convolutions[number - 1].output[0])
    names = logits(graph)
    input_name = graph.input[0].name
    run = session(with_outputs(model, [tensor] + names))
    fixed = graph.input[0].type.tensor_type.shape.dim[0].dim_value
    x = one_hot(codes)

    def batched(run, further):
        if fixed == 1:
            parts = [run.run(None, {input_name: x[i : i + 1], **further}) for i in range(len(x))]
            return [np.concatenate(values) for values in zip(*parts)]
        return run.run(None, {input_name: x, **further})

    maps, *base = batched(run, {})
    base = np.concatenate([value.reshape(SEQUENCES, -1) for value in base], axis=1)
    weights = next(value for value in graph.initializer if value.name == convolutions[number - 1].input[1])
    channels = numpy_helper.to_array(weights).shape[0]
    axis = next(axis for axis in range(1, maps.ndim) if maps.shape[axis] == channels)
    others = tuple(other for other in range(maps.ndim) if other != axis)
    levels = maps.mean(axis=others, dtype=np.float64)
    largest = maps.max(axis=tuple(other for other in others if other != 0))
    run = session(silenced(model, tensor, axis, maps.ndim, channels, names))
    shape = [1] * maps.ndim
    shape[axis] = channels
    effects = []
    for channel in range(channels):
        factor, summand = np.ones(channels, np.float32), np.zeros(channels, np.float32)
        factor[channel], summand[channel] = 0, levels[channel]
        found = batched(run, {"factor": factor.reshape(shape), "summand": summand.reshape(shape)})
        found = np.concatenate([value.reshape(SEQUENCES, -1) for value in found], axis=1)
        effects.append((base - found).mean(axis=0, dtype=np.float64))
    outputs = batched(session(with_outputs(model, [output.name for output in graph.output])), {})
    outputs = np.concatenate([value.reshape(SEQUENCES, -1) for value in outputs], axis=1)
    number_list = lambda values: [float(f"{value:.8g}") for value in np.asarray(values).ravel()]
    units = min(base.shape[1], 8)
    return {
        "folder": folder,
        "file": name,
        "layer": number,
        "sequences": ["".join("ACGT"[code] for code in row) for row in codes],
        "units": units,
        "outputs": [number_list(row[:units]) for row in outputs],
        "logits": [number_list(row[:units]) for row in base],
        "levels": number_list(levels),
        "largest": [number_list(row) for row in largest],
        "effects": [number_list(row[:units]) for row in effects],
    }


def main():
    draw = np.random.default_rng(20260101)
    cases = [case(*entry, draw) for entry in CASES]
    TARGET.write_text(json.dumps(cases) + "\n")


if __name__ == "__main__":
    main()
