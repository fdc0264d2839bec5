/** Our engine. Its input are letters: it alone pays for reading them in each call. */
import init, * as engine from '../../../pkg/neuronmotif.js';
import { answer } from './answer.js';

let pool = 1;
/** @type {import('../../../pkg/neuronmotif.js').Model | undefined} */
let model;
/** @type {import('../../../pkg/neuronmotif.js').Trial | undefined} */
let trial;
/** @type {import('../../../pkg/neuronmotif.js').Generations | undefined} */
let search;
/** @type {import('../../../pkg/neuronmotif.js').Clustering | undefined} */
let clustering;
/** @type {import('../../../pkg/neuronmotif.js').Motifs | undefined} */
let databases;

answer({
  /** @param {{threads: number}} params */
  async start({ threads }) {
    await init();
    if (threads > 1) await engine.initThreadPool(threads);
    pool = threads;
  },
  describe: () => `${engine.version()}, simd128, threads ${pool}`,
  /** @param {{address: string}} params */
  async open({ address }) {
    model?.free();
    const response = await fetch(address);
    model = new engine.Model(
      'network.onnx',
      new Uint8Array(await response.arrayBuffer()),
      undefined,
      undefined,
      [],
      [],
    );
  },
  /** @param {{layer: number}} params */
  steps: ({ layer }) => opened().steps(layer, 0),
  /** @param {{layer: number, codes: Uint8Array}} params */
  prepare({ layer, codes }) {
    trial?.free();
    search?.free();
    trial = new engine.Trial(opened(), layer, 0, 'simd', codes);
    search = new engine.Generations(opened(), layer, 0);
    return trial.values();
  },
  population: () => search?.population(),
  /** @param {{milliseconds: number}} params */
  forward: ({ milliseconds }) => trial?.run(false, milliseconds),
  /** @param {{milliseconds: number}} params */
  gradient: ({ milliseconds }) => trial?.run(true, milliseconds),
  /** @param {{milliseconds: number}} params */
  generation: ({ milliseconds }) => search?.run(milliseconds),
  /** @param {{milliseconds: number}} params */
  peak: ({ milliseconds }) => engine.peakGflops(milliseconds),
  /** @param {{rows: number, width: number, clusters: number}} params */
  cluster({ rows, width, clusters }) {
    clustering?.free();
    clustering = new engine.Clustering(rows, width, clusters);
  },
  /** @param {{milliseconds: number}} params */
  'k-means': ({ milliseconds }) => clustering?.run(milliseconds),
  /** @param {{address: string}} params */
  async motifs({ address }) {
    const response = await fetch(address);
    databases = new engine.Motifs();
    databases.add('database', new Uint8Array(await response.arrayBuffer()));
  },
  /** @param {{queries: string, milliseconds: number}} params */
  tomtom: ({ queries, milliseconds }) => databases?.benchmark(new TextEncoder().encode(queries), milliseconds),
});

function opened() {
  if (!model) throw new Error('no network is open');
  return model;
}
