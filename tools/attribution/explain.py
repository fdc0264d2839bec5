"""What captum says of one sequence; every map is length × letters."""

import torch
from captum.attr import DeepLift, IntegratedGradients, Saliency

from sequences import one_hot

STEPS = 50
RULE = "riemann_middle"
REFERENCES = {"uniform": 0.25, "zeros": 0.0}


def rounded(attribution):
    """Seven significant digits."""
    return [[float(f"{x:.7g}") for x in row] for row in attribution.detach()[0].T.tolist()]


def explain(module, taken_apart, channel, sequence):
    """`taken_apart` is the module as DeepLIFT needs it, the same one where it has nothing to take apart."""
    x = one_hot(sequence).requires_grad_()
    reference = {name: torch.full_like(x, value) for name, value in REFERENCES.items()}
    integrated = IntegratedGradients(module)
    lift = DeepLift(taken_apart)
    return {
        "sequence": sequence,
        "value": module(x)[0, channel].item(),
        "saliency": rounded(Saliency(module).attribute(x, target=channel, abs=False)),
        "integrated-gradients": {
            name: rounded(integrated.attribute(x, start, target=channel, n_steps=STEPS, method=RULE))
            for name, start in reference.items()
        },
        "deep-lift": {
            name: rounded(lift.attribute(x, start, target=channel)) for name, start in reference.items()
        },
    }
