"""Shuffling that keeps the number of each pair of neighbours, as `src/necessity/shuffle.rs` describes it."""


def shuffled(codes, letters, stream):
    steps = [[] for _ in range(letters)]
    for left, right in zip(codes, codes[1:]):
        steps[left].append(right)
    for own, last in zip(steps, exits(steps, codes[-1], stream)):
        others = len(own)
        if last is not None:
            others -= 1
            own[last], own[others] = own[others], own[last]
        for end in range(others - 1, 0, -1):
            other = stream.below(end + 1)
            own[end], own[other] = own[other], own[end]
    walk, ways = [codes[0]], [iter(own) for own in steps]
    while (following := next(ways[walk[-1]], None)) is not None:
        walk.append(following)
    return walk


def exits(steps, last, stream):
    """The index of the last step out of each letter, a random tree towards the last letter (Wilson 1996)."""
    found = [None] * len(steps)
    joined = [not own for own in steps]
    joined[last] = True
    for start in range(len(steps)):
        at = start
        while not joined[at]:
            found[at] = stream.below(len(steps[at]))
            at = steps[at][found[at]]
        at = start
        while not joined[at]:
            joined[at] = True
            at = steps[at][found[at]]
    return found
