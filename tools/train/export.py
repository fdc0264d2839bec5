"""Writes what an example consists of: the network as ONNX, checked, and the truth about it as JSON."""

import json
import warnings
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

EXAMPLES = Path(__file__).parents[2] / "www" / "examples"
OPSET = 17
TOLERANCE = 1e-5


def write(example_id, model, inputs, truth):
    """Write `model.onnx` and `truth.json`; `inputs` are one-hot sequences to check the network on."""
    folder = EXAMPLES / example_id
    folder.mkdir(parents=True, exist_ok=True)
    truth = truth | {"onnx": write_network(folder / "model.onnx", model, inputs)}
    (folder / "truth.json").write_text(json.dumps(truth, indent=2) + "\n")


def write_network(path, model, inputs, metadata=None):
    """Write a network, checked on these inputs, with texts by name; returns its size and the largest difference."""
    _write_onnx(path, model, inputs)
    if metadata:
        network = onnx.load(path)
        onnx.helper.set_model_props(network, metadata)
        onnx.save(network, path)
    return {"bytes": path.stat().st_size, "largest_difference": _check(path, model, inputs)}


def _write_onnx(path, model, inputs):
    model.eval()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            model,
            (torch.from_numpy(inputs[:1]),),
            str(path),
            dynamo=False,
            opset_version=OPSET,
            input_names=["sequence"],
            output_names=["probability"],
            dynamic_axes={"sequence": {0: "batch"}, "probability": {0: "batch"}},
        )
    onnx.checker.check_model(onnx.load(path), full_check=True)


def _check(path, model, inputs):
    with torch.no_grad():
        expected = model(torch.from_numpy(inputs)).numpy()
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    (found,) = session.run(None, {"sequence": inputs})
    difference = float(np.abs(found - expected).max())
    assert difference <= TOLERANCE, f"ONNX and PyTorch differ by {difference}"
    return float(f"{difference:.0e}")
