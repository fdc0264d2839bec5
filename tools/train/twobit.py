"""Writes a genome in the format 2bit of UCSC, version 0: https://genome.ucsc.edu/FAQ/FAQformat.html#format7"""

import struct

import numpy as np

SIGNATURE, VERSION = 0x1A412743, 0
# The order of letters in the file is T, C, A, G; N is written as T and listed as a block.
CODES = np.array([2, 1, 3, 0, 0])


def write(path, sequences, masked):
    """`sequences` maps names to codes (A, C, G, T, N are 0 to 4), `masked` names to (start, end) of lower case."""
    records = [_record(codes, masked[name]) for name, codes in sequences.items()]
    names = [name.encode("ascii") for name in sequences]
    start = 16 + sum(1 + len(name) + 4 for name in names)
    content = _numbers(SIGNATURE, VERSION, len(names), 0)
    for name, record in zip(names, records):
        content += bytes([len(name)]) + name + _numbers(start)
        start += len(record)
    path.write_bytes(content + b"".join(records))


def _record(codes, masked):
    quads = np.pad(CODES[codes], (0, -len(codes) % 4)).reshape(-1, 4)
    packed = (quads << np.array([6, 4, 2, 0])).sum(axis=1).astype(np.uint8)
    return _numbers(len(codes)) + _blocks(_runs(codes == 4)) + _blocks(masked) + _numbers(0) + packed.tobytes()


def _blocks(blocks):
    starts, sizes = [start for start, _ in blocks], [end - start for start, end in blocks]
    return _numbers(len(blocks), *starts, *sizes)


def _runs(chosen):
    edges = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]]).astype(int)))
    return edges.reshape(-1, 2).tolist()


def _numbers(*values):
    return struct.pack(f"<{len(values)}I", *values)
