"""The PyTorch networks, written by both of PyTorch's exporters."""

import io
import logging
import warnings
import zlib

import onnx
import torch
from torch import nn

from case import Case
from exports import torch_mixed_networks as mixed
from exports import torch_networks as known

NETWORKS = [
    known.Basset, known.DeepSEA, known.DeepSTARR, known.BPNet, known.SpliceAI, known.Basenji,
    mixed.DanQ, mixed.Attention, mixed.SqueezeExcite, mixed.Inception,
]
LAYOUTS = {known.DeepSEA: "NC1L", mixed.Inception: "NLC"}
SHAPES = {"NCL": lambda length: (4, length), "NC1L": lambda length: (4, 1, length), "NLC": lambda length: (length, 4)}


def build(network):
    """The network with seeded weights and batch norms that are no identity, in eval mode."""
    torch.manual_seed(zlib.crc32(network.__name__.encode()))
    model = network().eval()
    for module in model.modules():
        if isinstance(module, (nn.Conv1d, nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
            nn.init.normal_(module.bias, std=0.2)
        if isinstance(module, nn.BatchNorm1d):
            for tensor, mean in ((module.weight, 1), (module.bias, 0), (module.running_mean, 0)):
                nn.init.normal_(tensor, mean, 0.3)
            nn.init.uniform_(module.running_var, 0.5, 1.5)
    with torch.no_grad():
        next(module for module in model.modules() if isinstance(module, (nn.Conv1d, nn.Conv2d))).weight *= 1.5
    return model


def modules(model, kinds):
    return [name for name, module in model.named_modules() if isinstance(module, kinds)]


def by_torchscript(model, example):
    """The older exporter, with a dynamic batch."""
    file = io.BytesIO()
    names = {"input_names": ["sequence"], "dynamic_axes": {"sequence": {0: "batch"}}}
    torch.onnx.export(model, (example,), file, dynamo=False, opset_version=17, **names)
    return onnx.load_from_string(file.getvalue())


def by_dynamo(model, example, dynamic=True):
    """The newer exporter, without the traces of the machine it ran on."""
    shapes = {"dynamic_shapes": ({0: torch.export.Dim("batch")},)} if dynamic else {}
    example = torch.cat([example, example]) if dynamic else example
    program = torch.onnx.export(model, (example,), dynamo=True, input_names=["sequence"], verbose=False, **shapes)
    proto = program.model_proto
    for holder in [*proto.graph.node, *(node for function in proto.functions for node in function.node)]:
        kept = [item for item in holder.metadata_props if "stack_trace" not in item.key]
        del holder.metadata_props[:]
        holder.metadata_props.extend(kept)
    return proto


def dense(model):
    """The linear modules that are not applied at each position."""
    return [name for name in modules(model, nn.Linear) if name not in ("query", "key", "value")]


def case(name, network, model, proto, exporter):
    return Case(
        name=name, model=proto, layout=LAYOUTS.get(network, "NCL"), letters=4, length=network.length,
        length_used=network.length, made_with=f"torch {torch.__version__.split('+')[0]}, {exporter}",
        modules=modules(model, (nn.Conv1d, nn.Conv2d)), dense_modules=dense(model),
    )


def cases():
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    for network in NETWORKS:
        model, name = build(network), network.__name__.lower()
        example = torch.zeros(1, *SHAPES[LAYOUTS.get(network, "NCL")](network.length))
        script = by_torchscript(model, example)
        yield case(f"torchscript-{name}", network, model, script, "TorchScript exporter, opset 17")
        proto = by_dynamo(model, example)
        opset = proto.opset_import[0].version
        yield case(f"torch-dynamo-{name}", network, model, proto, f"dynamo exporter, opset {opset}")
    model, example = build(known.Basset), torch.zeros(1, 4, known.Basset.length)
    proto = by_dynamo(model, example, dynamic=False)
    yield case("torch-dynamo-basset-batch-1", known.Basset, model, proto, "dynamo exporter, nothing dynamic")
