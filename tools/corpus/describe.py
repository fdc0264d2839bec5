"""Writes a case: the model, and the JSON that says what reading it right means."""

import json

import numpy as np
import onnx

import gradient
import intervals
import layers
import perturb
import sequences
from evaluate import Runtime, in_single

COUNT = 3


def rounded(array):
    """Nested lists with 7 significant digits."""
    if np.ndim(array):
        return [rounded(item) for item in array]
    return float(f"{float(array):.7g}")


def entry(case, layer, module):
    """One line of the table of layers."""
    line = {"name": module or layer.node.name or None, "node": layer.node.name or None, "op": layer.node.op_type}
    line |= {"channels": layer.channels, **layer.geometry, "receptive_field": layer.receptive_field}
    if layer.kind != "dense":
        line["jump"] = layer.jump
    return line | {"blocked": layer.blocked, "value_tensor": layer.tensor}


def value(case, layer, values):
    """The values of a layer at its place."""
    axes = {"channel": layer.channel_axis} | ({} if layer.axis is None else {"position": layer.axis})
    found = {"position": layer.place, "start": layer.start, "length": layer.receptive_field, "axes": axes}
    if layer.kept:
        found |= {"start": 0, "length": case.length_used, "padding": "kept"}
    return found | {"values": rounded(values)}


def tables(case, found):
    """The lists of layers of each kind, with the names that frameworks give them."""
    names = {"layers": list(case.modules or []), "pointwise": [], "dense": list(case.dense_modules or [])}
    result = {"layers": [], "pointwise": [], "dense": []}
    for layer in found:
        module = names[layer.kind].pop(0) if names[layer.kind] else None
        result[layer.kind].append(entry(case, layer, module))
    assert not any(names.values()), f"{case.name}: names left over: {names}"
    return result if result["pointwise"] else {key: result[key] for key in ("layers", "dense")}


def describe(case):
    """The JSON of a case, and complaints."""
    about = {
        "name": case.name,
        "made_with": case.made_with,
        "input": {
            "name": case.input, "layout": case.layout, "length": case.length, "length_used": case.length_used,
            "letters": case.letters,
        },
        "refused": {"why": case.refused} if case.refused else None,
    }
    if case.refused:
        return about | {"layers": [], "dense": [], "sequences": [], "values": {}}, []
    runtime = Runtime(case)
    codes = sequences.draw(case, COUNT)
    array = sequences.arrange(case, sequences.one_hot(case, codes))
    batch, _ = next(runtime.batches(array if case.batch else array[:1]))
    shapes = runtime.all(batch)
    fields = intervals.analyse(case, shapes)
    found = layers.find(case, fields, shapes)
    complaints = [text for layer in found for text in perturb.check(case, runtime, layer)]
    read = {layer.tensor: layer.read(runtime.tensor(layer.tensor, array)) for layer in found}
    about |= tables(case, found) | {"sequences": [sequences.text(row) for row in codes]}
    if case.extra:
        about["extra"] = case.extra
    if in_single(case.model) is not case.model:
        about["evaluated_as"] = "float32"
    if runtime.repaired:
        about["runtime_refuses"] = runtime.repaired
    about["values"] = {layer.tensor: value(case, layer, read[layer.tensor]) for layer in found}
    open_layers = [layer for layer in found if layer.axis is not None and not layer.kept]
    if open_layers:
        deepest = open_layers[-1]
        about["gradient"], why = gradient.gradient(case, deepest, codes, read[deepest.tensor])
        if about["gradient"]:
            about["gradient"]["values"] = rounded(about["gradient"]["values"])
        else:
            complaints.append(f"no gradient: {why}")
            del about["gradient"]
    complaints += [f"{layer.tensor}: largest value {np.abs(read[layer.tensor]).max():.3g}" for layer in found
                   if not 0.2 < np.abs(read[layer.tensor]).max() < 50]
    return about, complaints


def write(case, folder):
    """NAME.onnx and NAME.json; returns the complaints."""
    about, complaints = describe(case)
    path = folder / f"{case.name}.onnx"
    model = onnx.ModelProto()
    model.CopyFrom(case.model)
    if case.external:
        (folder / f"{case.name}.onnx.data").unlink(missing_ok=True)
        onnx.external_data_helper.convert_model_to_external_data(
            model, location=f"{case.name}.onnx.data", size_threshold=0
        )
        onnx.save(model, path)
    else:
        path.write_bytes(model.SerializeToString(deterministic=True))
    lines = ",\n".join(f" {json.dumps(key)}: {json.dumps(item)}" for key, item in about.items())
    (folder / f"{case.name}.json").write_text("{\n" + lines + "\n}\n")
    return complaints
