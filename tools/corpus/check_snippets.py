"""Runs the snippets for one framework on models of the same architecture: `check_snippets.py torch|keras|jax`."""

import importlib
import os
import runpy
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime

HERE = Path(__file__).resolve().parent
SNIPPETS = HERE.parents[1] / "www" / "export-guide" / "snippets"


def one_hot(shape):
    """Three random sequences; the axis of the letters is the one with four places."""
    rng = np.random.default_rng(1)
    axis = shape.index(4)
    length = max(shape)
    letters = np.eye(4, dtype=np.float32)[rng.integers(4, size=(3, length))]
    return np.moveaxis(letters, 2, axis + 1 if axis else 1).reshape(3, *shape)


def check(name, prepare, file, shape):
    """Runs one snippet in a folder of its own and compares its file with the framework's model."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        sys.path.insert(0, folder)
        expected = prepare(Path(folder))
        runpy.run_path(str(SNIPPETS / f"{name}.py"), run_name="__main__")
        assert sorted(path.name for path in Path(folder).glob("*.onnx.data")) == [], "weights beside the file"
        session = onnxruntime.InferenceSession(file)
        given, array = session.get_inputs()[0], one_hot(shape)
        rows = given.shape[0] if isinstance(given.shape[0], int) else len(array)
        got, wanted = session.run(None, {given.name: array[:rows]})[0], expected(array[:rows])
        off = np.abs(got - wanted).max() / max(1, np.abs(wanted).max())
        assert off < 1e-4 and wanted.std() > 0, f"{name}: off by {off}"
        print(f"{name}: {given.shape} -> {list(got.shape)}, off by {off:.1g}")
        sys.path.remove(folder)
        os.chdir(HERE)


if __name__ == "__main__":
    for name, about in importlib.import_module(f"snippets.{sys.argv[1]}_checks").CHECKS.items():
        if len(sys.argv) < 3 or name in sys.argv[2:]:
            check(name, *about)
