"""onnxruntime outside the browser, one thread: answers one JSON line with another, as native.mjs asks."""

import json
import sys
import time

import numpy as np
import onnxruntime


class Native:
    """A substructure and its input, ready to be run."""

    def start(self):
        """The version that runs."""
        return onnxruntime.__version__

    def prepare(self, file, codes, letters):
        """Opens an ONNX file; `codes` are the letters of all sequences. Returns their values."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        batch, _, length = self.session.get_inputs()[0].shape
        hot = np.eye(letters, dtype=np.float32)[np.reshape(codes, (batch, length))]
        self.input = {"x": np.ascontiguousarray(hot.transpose(0, 2, 1))}
        return self.session.run(None, self.input)[0].ravel().tolist()

    def forward(self, milliseconds):
        """Runs for about so long, at least once."""
        calls, started, cpu = 0, time.perf_counter(), time.process_time()
        while calls == 0 or time.perf_counter() - started < milliseconds / 1000:
            self.session.run(None, self.input)
            calls += 1
        seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - cpu
        return {"items": calls * len(self.input["x"]), "seconds": seconds, "cpu_seconds": cpu_seconds}


def main():
    """Answers until there are no more questions."""
    native = Native()
    for line in sys.stdin:
        question = json.loads(line)
        print(json.dumps(getattr(native, question["method"])(**question["params"])), flush=True)


if __name__ == "__main__":
    main()
