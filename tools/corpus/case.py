"""What a case of the corpus is: a model and what its maker knows about it."""

from dataclasses import dataclass, field

import onnx


@dataclass
class Case:
    """`modules` names the convolutions in graph order where a framework has names for them."""

    name: str
    model: onnx.ModelProto
    layout: str
    letters: int
    length: int | None
    length_used: int
    made_with: str = "onnx.helper"
    extra: list[float] = field(default_factory=list)
    refused: str | None = None
    modules: list[str] | None = None
    dense_modules: list[str] | None = None
    external: bool = False

    @property
    def input(self):
        """The name of the input."""
        return self.model.graph.input[0].name

    @property
    def batch(self):
        """The fixed size of a batch, or None."""
        return self.model.graph.input[0].type.tensor_type.shape.dim[0].dim_value or None
