"""The layers and neurons of a network, as the command describes them."""

import json
import os
import shlex
import subprocess
from pathlib import Path


def layers_of(command, model, options, file, wanted):
    """Channels by layer, in order: of all layers that can be analysed, or of those in the list `wanted`.

    The description is kept in `file`, so that jobs on other machines do not open the network once more.
    """
    described = description(command, model, options, Path(file))
    known = {layer["index"]: layer for layer in described["layers"] + described["dense"]}
    if wanted == "all":
        wanted = [layer["index"] for layer in described["layers"] if layer["analysable"]]
    wanted = sorted(int(layer) for layer in wanted)
    missing = [layer for layer in wanted if layer not in known]
    if missing:
        raise ValueError(f"{model} has no layer {missing[0]}. Its layers are {sorted(known)}.")
    return {layer: known[layer]["channels"] for layer in wanted}


def description(command, model, options, file):
    """What `neuronmotif inspect` says about the network."""
    if not file.exists() or file.stat().st_mtime < os.stat(model).st_mtime:
        words = [*shlex.split(command), "inspect", "--model", model, *about_network(options)]
        text = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_text(text)
        part.rename(file)
    return json.loads(file.read_text())


def about_network(options):
    """Those of the options that `inspect` needs, too."""
    words = shlex.split(options)
    pairs = zip(words, words[1:])
    return [word for pair in pairs if pair[0] in ("--alphabet", "--length", "--weights") for word in pair]


def chunks(channels, size):
    """The neurons of a layer as the option --neurons names them: 0-15, 16-31, 32."""
    ranges = ((first, min(first + size, channels) - 1) for first in range(0, channels, size))
    return [f"{first}-{last}" if first < last else f"{first}" for first, last in ranges]
