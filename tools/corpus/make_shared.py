"""Describes trained networks that are not part of this project: `make_shared.py FOLDER` reads FOLDER/*.onnx and writes
tests/corpus/shared/NAME.json, the numbers by ONNX Runtime, without the networks themselves."""

import json
import sys
from pathlib import Path

import describe
import onnx
from case import Case
from make import FOLDER


def layout(shape):
    """NCL and the like: of the sizes after the batch, 4 is the letters and 1 is nothing."""
    letters = {4: "C", 1: "1"}
    return "N" + "".join(letters.get(size, "L") for size in shape[1:])


def read(path):
    """A case made of a file."""
    model = onnx.load(path)
    shape = [dim.dim_value for dim in model.graph.input[0].type.tensor_type.shape.dim]
    length = max(shape[1:])
    return Case(path.stem, model, layout(shape), 4, length, length, made_with="its authors")


def small(about):
    """The description without the values of dense layers so large that they are not opened."""
    large = {layer["value_tensor"] for layer in about["dense"] if layer["channels"] > 2000}
    return about | {"values": {name: value for name, value in about["values"].items() if name not in large}}


def main(folder):
    """Writes a description of every network in `folder`."""
    target = FOLDER / "shared"
    target.mkdir(exist_ok=True)
    for path in sorted(Path(folder).glob("*.onnx")):
        about, complaints = describe.describe(read(path))
        about = small(about)
        lines = ",\n".join(f" {json.dumps(key)}: {json.dumps(item)}" for key, item in about.items())
        (target / f"{path.stem}.json").write_text("{\n" + lines + "\n}\n")
        print(path.stem, *complaints, sep="\n    ", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
