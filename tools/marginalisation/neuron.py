"""The value of one neuron by ONNX Runtime, for a network of convolutions without padding."""

import numpy as np
import onnx
import onnxruntime

BATCH = 512


class Neuron:
    """A channel of the convolution number `layer`, before its activation function, at its first position."""

    def __init__(self, path, layer, channel, letters):
        model = onnx.load(path)
        convolutions = [node for node in model.graph.node if node.op_type == "Conv"]
        name = convolutions[layer - 1].output[0]
        model.graph.output.append(onnx.helper.make_empty_tensor_value_info(name))
        self.session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
        self.output, self.channel, self.letters = name, channel, letters
        self.input = self.session.get_inputs()[0]

    def values(self, codes):
        """The activations of sequences; those below 0 count as 0."""
        return np.concatenate([self._values(codes[i : i + BATCH]) for i in range(0, len(codes), BATCH)])

    def _values(self, codes):
        length = self.input.shape[2]
        full = np.zeros((len(codes), length if isinstance(length, int) else codes.shape[1]), dtype=np.uint8)
        full[:, : codes.shape[1]] = codes
        one_hot = np.eye(self.letters, dtype=np.float32)[full].transpose(0, 2, 1)
        (found,) = self.session.run([self.output], {self.input.name: np.ascontiguousarray(one_hot)})
        return np.maximum(found[:, self.channel, 0], 0).astype(np.float64)
