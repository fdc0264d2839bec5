/** Measures inside a worker, as the site's engine does: the thread pool may not be driven from a page. */
import init, * as engine from '../../pkg/neuronmotif.js';

/** @type {import('../../pkg/neuronmotif.js').Model | undefined} */
let model;
/** @type {import('../../pkg/neuronmotif.js').Motifs | undefined} */
let databases;

/** @type {Record<string, (params: any) => unknown>} */
const METHODS = {
  /** @param {{threads: number}} params */
  async start({ threads }) {
    const { memory } = await init();
    if (threads > 1) await engine.initThreadPool(threads);
    METHODS.memory = () => memory.buffer.byteLength;
  },
  peak: ({ milliseconds }) => engine.peakGflops(milliseconds),
  async open({ name, address }) {
    model?.free();
    const response = await fetch(address);
    model = new engine.Model(name, new Uint8Array(await response.arrayBuffer()), undefined, [], []);
    return model.info();
  },
  async motifs({ address }) {
    const response = await fetch(address);
    databases = new engine.Motifs();
    databases.add('database', new Uint8Array(await response.arrayBuffer()));
  },
  tomtom: ({ queries, milliseconds }) => databases?.benchmark(new TextEncoder().encode(queries), milliseconds),
  measure({ layer, contender, gradient, batch, milliseconds }) {
    const which = contender === 'ours' ? 'simd' : 'tract';
    return model?.benchmark(layer, 0, which, gradient, batch, milliseconds);
  },
};

self.addEventListener('message', async ({ data: { id, method, params } }) => {
  try {
    self.postMessage({ id, result: await METHODS[method](params) });
  } catch (error) {
    self.postMessage({ id, error: /** @type {{message?: string}} */ (error).message ?? String(error) });
  }
});
