"""What exporters write and ONNX Runtime refuses, said in another way in place."""

import numpy as np
import onnx
from onnx import TensorProto, numpy_helper


def spell_pads(model):
    """"Same" padding of dilated convolutions, which PyTorch writes and ONNX Runtime refuses, as numbers."""
    changed = False
    for node in model.graph.node:
        found = {attribute.name: attribute for attribute in node.attribute}
        dilations = list(found["dilations"].ints) if "dilations" in found else []
        how = found["auto_pad"].s.decode() if "auto_pad" in found else "NOTSET"
        if node.op_type == "Conv" and max(dilations, default=1) > 1 and how.startswith("SAME"):
            assert max(found["strides"].ints) == 1
            totals = [(kernel - 1) * dilation for kernel, dilation in zip(found["kernel_shape"].ints, dilations)]
            less, more = [total // 2 for total in totals], [total - total // 2 for total in totals]
            node.attribute.remove(found["auto_pad"])
            pads = less + more if how == "SAME_UPPER" else more + less
            node.attribute.append(onnx.helper.make_attribute("pads", pads))
            changed = True
    return changed


def spell_erfc(model):
    """The complementary error function, which Keras's GELU becomes and which no operator set has."""
    nodes = list(model.graph.node)
    if not any(node.op_type == "Erfc" for node in nodes):
        return False
    kinds = {tensor.data_type for tensor in model.graph.initializer}
    dtype = np.float64 if TensorProto.DOUBLE in kinds else np.float32
    model.graph.initializer.append(numpy_helper.from_array(np.array(1, dtype), "erfc/one"))
    del model.graph.node[:]
    for node in nodes:
        if node.op_type == "Erfc":
            middle = node.output[0] + "/erf"
            model.graph.node.append(onnx.helper.make_node("Erf", node.input, [middle]))
            node = onnx.helper.make_node("Sub", ["erfc/one", middle], node.output)
        model.graph.node.append(node)
    return True


def repair(model):
    """Does all of that; says what had to be done."""
    done = {"same padding with dilation": spell_pads(model), "Erfc": spell_erfc(model)}
    return [what for what, changed in done.items() if changed]
