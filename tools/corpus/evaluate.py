"""Values of all tensors of a model, by ONNX Runtime in single precision."""

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, numpy_helper

import repair

FLOATS = (TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.BFLOAT16, TensorProto.DOUBLE)


def input_type(model):
    return model.graph.input[0].type.tensor_type.elem_type


def in_type(model, target):
    """A copy whose floating-point numbers all have this type."""
    copy = onnx.ModelProto()
    copy.CopyFrom(model)
    dtype = onnx.helper.tensor_dtype_to_np_dtype(target)

    def convert(tensor):
        if tensor.data_type in FLOATS:
            name = tensor.name
            tensor.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(tensor).astype(dtype), name))

    for tensor in copy.graph.initializer:
        convert(tensor)
    for node in copy.graph.node:
        for attribute in node.attribute:
            if attribute.HasField("t"):
                convert(attribute.t)
            if node.op_type == "Cast" and attribute.name == "to" and attribute.i in FLOATS:
                attribute.i = target
    for value in [*copy.graph.input, *copy.graph.output]:
        if value.type.tensor_type.elem_type in FLOATS:
            value.type.tensor_type.elem_type = target
    del copy.graph.value_info[:]
    return copy


def in_single(model):
    """The model in a type that ONNX Runtime computes: half precision in single, everything else as it is."""
    kinds = {tensor.data_type for tensor in model.graph.initializer} | {input_type(model)}
    if kinds & {TensorProto.BFLOAT16, TensorProto.FLOAT16, TensorProto.DOUBLE}:
        return in_type(model, TensorProto.FLOAT)
    return model


class Runtime:
    """A session of ONNX Runtime that returns every tensor and optimises nothing."""

    def __init__(self, case):
        model = onnx.ModelProto()
        model.CopyFrom(in_single(case.model))
        self.repaired = repair.repair(model)
        del model.graph.value_info[:]
        known = {value.name for value in model.graph.output}
        names = [name for node in model.graph.node for name in node.output if name and name not in known]
        model.graph.output.extend(onnx.ValueInfoProto(name=name) for name in names)
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(model.SerializeToString(), options)
        self.names = [value.name for value in self.session.get_outputs()]
        self.case = case
        self.dtype = onnx.helper.tensor_dtype_to_np_dtype(input_type(model))

    def all(self, array):
        """All tensors for one batch, which must have the size that the model wants."""
        return dict(zip(self.names, self.session.run(self.names, {self.case.input: array.astype(self.dtype)})))

    def batches(self, array):
        """Batches of the size that the model wants, and how many rows of each are asked for."""
        size = self.case.batch or len(array)
        for start in range(0, len(array), size):
            part = array[start : start + size]
            yield np.resize(part, (size, *part.shape[1:])), len(part)

    def tensor(self, name, array):
        """One tensor for any number of inputs; the batch is its first axis."""
        run = lambda batch: self.session.run([name], {self.case.input: batch.astype(self.dtype)})[0]
        return np.concatenate([run(batch)[:rows] for batch, rows in self.batches(array)])
