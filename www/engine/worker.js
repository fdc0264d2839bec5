/**
 * The engine's worker: one network, at most one run. It only passes messages on; everything is computed in
 * the WebAssembly module. A run goes in slices, and between two slices the worker answers whatever came in.
 */
import init, * as engine from '../../pkg/neuronmotif.js';
import { measureRate } from './rate.js';

/** @typedef {import('./protocol.js').Request} Request */
/** @typedef {import('./types.js').Progress} Progress */

/** Milliseconds of one slice: long enough to keep the thread pool busy, short enough to cancel at once. */
const SLICE = 50;
/** Milliseconds between two progress events, and between two partial reports, at least. */
const PROGRESS_EVERY = 66;
const PARTIAL_EVERY = 500;

/** @type {WebAssembly.Memory} */
let memory;
let threads = 1;
/** @type {import('../../pkg/neuronmotif.js').Model | null} */
let model = null;
/** @type {{state: 'running' | 'paused' | 'cancelled', wake: () => void} | null} */
let job = null;
let lastConsoleError = '';

/** @type {{[M in import('./protocol.js').Method]: (params: any) => unknown}} */
const METHODS = {
  start,
  open,
  run,
  preset: ({ name }) => engine.preset(name),
  forecast: ({ options }) => opened().forecast(options),
  logo: ({ ppm, alphabet, options }) => engine.logo(ppm, alphabet, options),
  activations: ({ layer, sequences, channel, gradient = false, engine: which = 'simd' }) =>
    opened().activations(layer, sequences, channel, gradient, which),
  meme: ({ report }) => engine.reportMeme(report),
  html: ({ report }) => engine.reportHtml(report),
  memory: () => memory.buffer.byteLength,
  pause: () => steer('paused'),
  resume: () => steer('running'),
  cancel: () => steer('cancelled'),
};

rememberConsoleErrors();
self.addEventListener('message', (/** @type {MessageEvent<Request>} */ { data }) => answer(data));

/** @param {Request} request */
async function answer({ id, method, params }) {
  try {
    postMessage({ id, result: (await METHODS[method](params)) ?? null });
  } catch (error) {
    postMessage({ id, error: asEngineError(error) });
  }
}

/** @param {{threads?: number}} params */
async function start({ threads: wanted }) {
  ({ memory } = await init());
  const isolated = self.crossOriginIsolated;
  if (isolated) {
    threads = Math.max(1, wanted ?? navigator.hardwareConcurrency ?? 1);
    if (threads > 1) await engine.initThreadPool(threads);
  }
  return { version: engine.version(), threads, isolated, bytes: memory.buffer.byteLength };
}

/** @param {{name: string, bytes: ArrayBuffer}} params */
function open({ name, bytes }) {
  const started = performance.now();
  const next = new engine.Model(name, new Uint8Array(bytes));
  const check = next.check();
  model?.free();
  model = next;
  const seconds = (performance.now() - started) / 1000;
  return { info: next.info(), check, seconds, rate: measureRate(next, engine.preset('quick')) };
}

/** @param {{options: import('./types.js').Options}} params */
async function run({ options }) {
  if (job) throw refusal('engine.busy', 'run', 'Another run is going on.', 'Cancel it, or wait until it has finished.');
  const analysis = opened().analyze(options, threads);
  job = { state: 'running', wake: () => {} };
  try {
    await work(analysis, job);
    return { report: analysis.report(), cancelled: job.state === 'cancelled' };
  } finally {
    job = null;
    analysis.free();
  }
}

/**
 * @param {import('../../pkg/neuronmotif.js').Analysis} analysis
 * @param {NonNullable<typeof job>} job
 */
async function work(analysis, job) {
  const tellProgress = atMostEvery(PROGRESS_EVERY, progress => postMessage({ event: 'progress', progress }));
  const tellPartial = atMostEvery(PARTIAL_EVERY, () => postMessage({ event: 'partial', report: analysis.report() }));
  let unsent = false;
  while (job.state !== 'cancelled') {
    const progress = analysis.step(SLICE);
    const done = progress.stage === 'done';
    tellProgress(progress, done || progress.completed !== null);
    unsent ||= progress.completed !== null;
    if (unsent && tellPartial(progress, false)) unsent = false;
    if (done) return;
    await breathe();
    while (job.state === 'paused') await new Promise(wake => (job.wake = () => wake(null)));
  }
}

/** @param {'running' | 'paused' | 'cancelled'} state */
function steer(state) {
  if (!job || job.state === 'cancelled') return;
  job.state = state;
  job.wake();
}

function opened() {
  if (model) return model;
  throw refusal('engine.no-model', 'model', 'No network is open in the engine.', 'Open an ONNX file first.');
}

/**
 * @param {number} interval milliseconds
 * @param {(progress: Progress) => void} tell
 * @returns {(progress: Progress, now: boolean) => boolean} whether it told
 */
function atMostEvery(interval, tell) {
  let last = -Infinity;
  return (progress, now) => {
    if (!now && performance.now() - last < interval) return false;
    tell(progress);
    last = performance.now();
    return true;
  };
}

/** Lets the messages that wait be served; a timer would add milliseconds to every slice. */
const channel = new MessageChannel();
/** @type {() => void} */
let breathed = () => {};
channel.port1.onmessage = () => breathed();
function breathe() {
  return new Promise(resolve => {
    breathed = () => resolve(null);
    channel.port2.postMessage(null);
  });
}

/** A panic is printed before the module traps; its text is the only trace of the reason. */
function rememberConsoleErrors() {
  const print = console.error;
  console.error = (...parts) => {
    lastConsoleError = parts.map(String).join(' ');
    print(...parts);
  };
}

/** @param {unknown} error @returns {import('./protocol.js').EngineError} */
function asEngineError(error) {
  if (error instanceof WebAssembly.RuntimeError) return trap(lastConsoleError || error.message);
  if (error && typeof error === 'object' && 'code' in error && 'next' in error) {
    return structuredClone(/** @type {import('./protocol.js').EngineError} */ (error));
  }
  return trap(error instanceof Error ? error.message : String(error));
}

/** @param {string} reason */
function trap(reason) {
  const message = `The engine stopped: ${reason.split('\n', 1)[0]}`;
  return refusal('engine.trapped', 'engine', message, 'It has been started anew. Try again with smaller settings, and report the message if it returns.');
}

/** @param {string} code @param {string} concerns @param {string} message @param {string} next */
function refusal(code, concerns, message, next) {
  return { code, concerns, message, next };
}
