"""Writes random small networks and what ONNX Runtime computes of them: python generate.py FOLDER COUNT [SEED].

Each network is a NAME.onnx; NAME.json has a sequence and the map of the last convolution, positions × channels. The networks
hold the operations, attributes and ways to write constants that the reader knows, at random: they are not made to succeed.
"""

import json
import pathlib
import random
import sys

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

from operations import Builder

LETTERS = "ACGT"


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for number in range(seed, seed + count):
        written += write(folder / f"random-{number:06}", number)
    print(f"{written} of {count} networks are accepted by ONNX Runtime")


def write(path, number):
    dice = random.Random(number)
    length = dice.choice([60, 61, 80])
    builder = Builder(dice, np.random.RandomState(number), length)
    output = builder.network()
    graph = helper.make_graph(
        builder.nodes, "random", [builder.input()], [helper.make_tensor_value_info(output, TensorProto.FLOAT, [None] * 3)],
        builder.initializers)
    model = helper.make_model(graph, opset_imports=builder.opsets(), ir_version=8, functions=builder.functions)
    sequence = [dice.randrange(4) for _ in range(length)]
    try:
        onnx.checker.check_model(model)
        session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
        (values,) = session.run(None, {"sequence": builder.one_hot(sequence)})
    except Exception as error:  # what ONNX Runtime refuses says nothing about us
        if "-v" in sys.argv:
            print(path.name, str(error).splitlines()[0][:160])
        return 0
    onnx.save(model, f"{path}.onnx")
    values = np.moveaxis(values, 1, -1).reshape(-1, values.shape[1])
    answer = {
        "sequence": "".join(LETTERS[letter] for letter in sequence),
        "steps": builder.steps,
        "values": [[float(f"{value:.7g}") for value in row] for row in values],
    }
    pathlib.Path(f"{path}.json").write_text(json.dumps(answer))
    return 1


if __name__ == "__main__":
    onnxruntime.set_default_logger_severity(4)
    main()
