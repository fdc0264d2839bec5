"""Makes the example `regions`: a network with three tasks, a genome with 200 labelled regions, signals and variants."""

import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime

import dna
import elements
import export
import genome
import jaspar
import region_checks as checks
import region_network
import region_truth
import responses
import signals
import training
import variants
from elements import LENGTH, TASKS

SEED = 1
NEAR = 0.2
RULES = {
    "erythroid": "GATA1 and TAL1 on the strand that the network reads, in this order, with 6 letters between them",
    "insulator": "CTCF",
    "myeloid": "SPI1, unless REST is anywhere in the same 200 letters",
}


def make(folder):
    """Write all files into this folder; fails where something is not as it must be."""
    rng = np.random.default_rng(SEED)
    model = region_network.fit(rng)
    held_out = region_network.performance(model, rng)
    made = genome.make(rng)
    of_regions = region_network.auroc(responses.evaluate(model.logits, made.windows()), made.labels())
    print(held_out, of_regions, flush=True)
    checks.rules(held_out, of_regions)
    channels = region_network.channels(model, rng, made.windows())
    print(*channels, sep="\n", flush=True)
    checks.channels(channels)

    onnx = export.write_network(
        folder / "model.onnx", model, dna.one_hot(made.windows()), {"tasks": json.dumps(TASKS)}
    )
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), providers=["CPUExecutionProvider"])

    def probability_of(codes):
        return session.run(None, {"sequence": dna.one_hot(codes)})[0]

    right = np.abs(probability_of(made.windows()) - made.labels()).max(axis=1) <= NEAR

    def change(variant):
        return region_truth.change(probability_of, made, variant)

    found, left_out = variants.draw(rng, made, right, lambda variant: checks.responds(change(variant)))
    changes = [{"id": variants.name(index)} | change(variant) for index, variant in enumerate(found)]
    checks.variants(changes, left_out)
    variants.write(folder / "variants.vcf", found)

    tracks = signals.write(folder, rng, made)
    footprints = signals.footprints(made, tracks)
    checks.footprints(footprints)
    genome.write(folder, made, signals.scores(made, tracks))
    truth = {
        "id": "regions",
        "seed": SEED,
        "input": {"layout": f"(N, 4, {LENGTH})", "letters": dna.LETTERS, "length": LENGTH},
        "output": {"name": "probability", "layout": f"(N, {len(TASKS)})", "tasks": TASKS},
        "rules": RULES,
        "elements": elements.describe(),
        "kinds": {kind: held for kind, (held, _, _) in elements.KINDS.items()},
        "layers": region_truth.layers(),
        "motifs": [{"motif": name} | part.describe() for name, part in elements.MOTIFS.items()],
        "jaspar": {"release": jaspar.RELEASE, "licence": jaspar.LICENCE, "citation": jaspar.CITATION},
        "training": {"sequences": region_network.TRAINING, "epochs": region_network.EPOCHS},
        "held_out": held_out,
        "regions_auroc": of_regions,
        "regions_answered_right": int(right.sum()),
        "gap_scan": region_network.gap_scan(model, rng),
        "onnx": onnx,
        "channels": channels,
        "footprints": footprints,
        "conservation": signals.conserved(made, tracks),
        "effects": variants.EFFECTS,
        "variants_left_out": left_out,
        "variants": changes,
        "regions": region_truth.regions(probability_of, made),
        "sites": region_truth.sites(made),
    }
    region_truth.write(folder / "truth.json", truth)
    checks.size(folder)


def main():
    training.start(SEED)
    target = export.EXAMPLES / "regions"
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        target.mkdir(exist_ok=True)
        for file in Path(folder).iterdir():
            shutil.copyfile(file, target / file.name)


if __name__ == "__main__":
    main()
