# pip install jax flax jax2onnx
from pathlib import Path

from flax import nnx
from jax2onnx import to_onnx
from orbax.checkpoint import StandardCheckpointer

from my_network import Network  # your own nnx.Module

model = Network(nnx.Rngs(0))
graph, state = nnx.split(model)
state = StandardCheckpointer().restore(Path("checkpoint").absolute(), state)
model = nnx.merge(graph, state)
model.eval()

to_onnx(model, inputs=[("batch", 600, 4)], return_mode="file", output_path="model.onnx")
