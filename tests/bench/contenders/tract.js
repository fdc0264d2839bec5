/** tract, in a second copy of our module. It reads the substructure as a file, like any network, and has one thread. */
import init, * as engine from '../../../pkg/neuronmotif.js';
import { chain } from '../chain.mjs';
import { answer } from './answer.js';

/** @type {import('../../../pkg/neuronmotif.js').Trial | undefined} */
let trial;

answer({
  async start() {
    await init();
  },
  describe: () => 'in our module, simd128, threads 1',
  /** @param {{substructure: import('../chain.mjs').Steps, batch: number, codes: Uint8Array}} params */
  prepare({ substructure, batch, codes }) {
    trial?.free();
    const model = new engine.Model(
      'substructure.onnx',
      chain(substructure, batch),
      undefined,
      undefined,
      undefined,
      [],
      [],
    );
    const layer = substructure.steps.filter(({ kind }) => kind === 'convolution').length;
    trial = new engine.Trial(model, layer, 0, 'tract', codes);
    model.free();
    return trial.values();
  },
  /** @param {{milliseconds: number}} params */
  forward: ({ milliseconds }) => trial?.run(false, milliseconds),
});
