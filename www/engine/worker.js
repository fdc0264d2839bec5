/**
 * The engine's worker: one network, the open motif databases and sequences, at most one job. It only passes messages on; everything is
 * computed in the WebAssembly module.
 */
import init, * as engine from '../../pkg/neuronmotif.js';
import { Job } from './job.js';
import { reasonOf } from './panic.js';
import { inParts, inPieces } from './pieces.js';
import { Questions } from './questions.js';
import { refusal } from './refusal.js';

/** @typedef {import('./protocol.js').Request} Request */
/** @typedef {import('./protocol.js').EngineError} EngineError */

/** How often the speed of a layer is measured for a forecast, how often in all, and for how many milliseconds each time. */
const TIMINGS = 4;
const MAX_TIMINGS = 20;
const TIMING_MILLISECONDS = 10;

/** Milliseconds of one step in which a motif file is read: its motifs are compared with nothing. */
const READING_MILLISECONDS = 1000;

/** @type {WebAssembly.Memory} */
let memory;
/** @type {import('../../pkg/neuronmotif.js').Model | null} */
let model = null;
/** The motif databases, made when first used. @type {import('../../pkg/neuronmotif.js').Motifs | null} */
let motifs = null;
/** The user's sequences, made when first needed. @type {import('../../pkg/neuronmotif.js').Sequences | null} */
let sequences = null;
/** @type {import('../../pkg/neuronmotif.js').Lesson | null} about a neuron of the open network */
let lesson = null;
/** @type {Job | null} */
let job = null;
/** The files of the open network. @type {{name: string, content: Blob}[]} */
let opened = [];
const questions = new Questions(() => currentModel());

/** @type {{[M in import('./protocol.js').Method]: (params: any) => unknown}} */
const METHODS = {
  start,
  open,
  run,
  annotate,
  merge,
  'motifs.add': async file => motifDatabases().add(file.name, await read(file)),
  'motifs.remove': removeMotifs,
  'motifs.read': readMotifs,
  'sequences.open': async file => userSequences().open(file.name, await read(file)),
  'sequences.close': () => userSequences().close(),
  compare,
  methods,
  contrast: ({ reports, motifs, request }) => engine.contrast(reports, motifs, request),
  motifSet,
  syntaxSvg: ({ tree, dictionary, alphabet }) => engine.syntaxSvg(tree, dictionary, alphabet),
  picture: () => currentModel().picture(),
  field: ({ layer }) => currentModel().field(layer),
  filters: ({ layer }) => currentModel().filters(layer),
  scan,
  preset: ({ name }) => engine.preset(name),
  forecast,
  similarities: ({ matrices, alphabet, first, count }) => engine.similarities(matrices, alphabet, first, count),
  logo: ({ ppm, alphabet, options }) => engine.logo(ppm, alphabet, options),
  logos,
  contributionLogo: ({ map, alphabet, options }) => engine.contributionLogo(map, alphabet, options),
  activations,
  pasted: ({ text }) => engine.pastedSequence(text),
  check: ({ report }) => engine.checkReport(report),
  'report.read': readReport,
  meme: ({ report }) => engine.reportMeme(report),
  networkMeme: ({ report }) => engine.reportNetworkMeme(report),
  html: ({ report, methods }) => engine.reportHtml(report, methods),
  memory: () => memory.buffer.byteLength,
  'lesson.open': openLesson,
  'lesson.look': ({ sequence }) => currentLesson().look(sequence),
  'lesson.rank': ({ start, count }) => currentLesson().rank(start, count),
  'lesson.landscape': ({ resolution }) => currentLesson().landscape(resolution),
  'lesson.place': ({ x, y }) => currentLesson().place(x, y),
  'lesson.cluster': ({ k, seed = 1 }) => currentLesson().cluster(k, seed),
  'lesson.train': train,
  'outputs.open': openOutputs,
  'outputs.values': records => questions.values(records),
  'outputs.rank': params => asked('outputs.rank', () => questions.rank(params)),
  'outputs.insert': params => asked('outputs.insert', () => questions.insert(params)),
  'changes.begin': params => questions.beginChanges(params),
  'changes.push': records => questions.pushChanges(records),
  'survey.begin': request => questions.beginSurvey(request),
  'survey.push': records => questions.pushSurvey(records),
  'survey.result': ({ report }) => questions.survey(report),
  'contributions.begin': request => questions.beginContributions(request),
  'contributions.push': records => questions.pushContributions(records),
  'modisco.begin': request => questions.beginDiscovery(request),
  'modisco.push': records => questions.pushDiscovery(records),
  'modisco.search': () => asked('modisco.search', () => questions.takeDiscovery()),
  'meme.begin': request => questions.beginMotifs(request),
  'meme.push': records => questions.pushMotifs(records),
  'meme.search': () => asked('meme.search', () => questions.takeMotifs()),
  'hits.begin': beginHits,
  'hits.push': records => questions.pushHits(records),
  'hits.result': () => questions.hits(),
  'footprint.begin': options => questions.beginFootprint(options),
  'footprint.push': values => questions.pushFootprint(values),
  'footprint.result': () => questions.footprint(),
  agreement: ({ predictions, labels, ...request }) => JSON.parse(engine.agreement(request, predictions, labels)),
  pause: () => job?.setState('paused'),
  resume: () => job?.setState('running'),
  cancel: () => job?.setState('cancelled'),
};

/** Methods whose answers go in pieces. @type {Set<import('./protocol.js').Method>} */
const LARGE = new Set(['compare', 'motifs.read', 'report.read']);

self.addEventListener('message', (/** @type {MessageEvent<Request>} */ { data }) => answer(data));

/** @param {Request} request */
async function answer({ id, method, params }) {
  try {
    const result = (await METHODS[method](params)) ?? null;
    if (!LARGE.has(method)) return self.postMessage({ id, result });
    const { rest, pieces } = inPieces(/** @type {object} */ (result));
    for (const piece of pieces) self.postMessage({ id, piece });
    self.postMessage({ id, result: rest });
  } catch (error) {
    self.postMessage({ id, error: asEngineError(error) });
  }
}

/**
 * Loads the module. It computes on this worker's thread at once; the page starts the others, see pool.js.
 * @param {{threads?: number}} params
 * @returns {Promise<import('./protocol.js').Methods['start']['result']>}
 */
async function start({ threads }) {
  ({ memory } = await init());
  const isolated = self.crossOriginIsolated;
  const wanted = isolated ? Math.max(1, threads ?? navigator.hardwareConcurrency ?? 1) : 1;
  if (wanted > 1) engine.openPool(wanted);
  const shared = wanted > 1 ? { module: engine.compiledModule(), memory } : null;
  return { version: engine.version(), threads: 1, wanted, isolated, bytes: memory.buffer.byteLength, shared };
}

/** @param {import('./protocol.js').OpenRequest} params */
async function open({ name, content, alphabet, length, externalFiles = [], unchecked }) {
  const [bytes, ...files] = await Promise.all([{ name, content }, ...externalFiles].map(read));
  const started = performance.now();
  const names = externalFiles.map(file => file.name);
  const next = new engine.Model(name, bytes, alphabet ?? undefined, length ?? undefined, names, files);
  const checked = unchecked ? { check: null, unchecked } : checkOf(next);
  model?.free();
  model = next;
  lesson?.free();
  lesson = null;
  questions.close();
  opened = [{ name, content }, ...externalFiles];
  const seconds = (performance.now() - started) / 1000;
  passSeconds.clear();
  return { info: next.info(), ...checked, seconds };
}

/**
 * The reference engine knows other networks than ours: one that it cannot run is opened all the same.
 * @param {import('../../pkg/neuronmotif.js').Model} model
 */
function checkOf(model) {
  try {
    return { check: model.check(), unchecked: null };
  } catch (error) {
    const reason = asEngineError(error);
    if (reason.code === 'engine.trapped') throw { ...reason, concerns: 'engine check' };
    return { check: null, unchecked: reason.message };
  }
}

/** Measured seconds of a forward pass of the open network, by threads and layer. @type {Map<string, number[]>} */
const passSeconds = new Map();

/**
 * Seconds of a forward pass with all threads that have joined by now. The shortest that was measured counts: what another
 * program or the page itself does in the meantime makes a pass longer, never shorter.
 * @param {number} layer
 */
function passOf(layer) {
  const key = `${engine.runningThreads()}/${layer}`;
  const timed = passSeconds.get(key) ?? [];
  passSeconds.set(key, timed);
  for (let i = 0; i < TIMINGS && timed.length < MAX_TIMINGS; i++) {
    timed.push(currentModel().passSeconds(layer, TIMING_MILLISECONDS));
  }
  return Math.min(...timed);
}

/**
 * What a run would take.
 * @param {{options: import('./types.js').Options}} params
 */
function forecast({ options }) {
  const forecast = currentModel().forecast(options, userSequences());
  const seconds = { shortest: 0, usual: 0, longest: 0 };
  for (const { layer, shortest, usual, longest } of forecast.layers) {
    const pass = passOf(layer);
    seconds.shortest += pass * shortest;
    seconds.usual += pass * usual;
    seconds.longest += pass * longest;
  }
  return { ...forecast, seconds };
}

/** @param {import('./protocol.js').Methods['run']['params']} params */
function run({ options, withoutMotifs = false, previous, below = [] }) {
  const known = withoutMotifs ? new engine.Motifs() : motifDatabases();
  return work('run', () =>
    currentModel().analyze(options, engine.runningThreads(), known, userSequences(), previous, below),
  );
}

/** @param {import('./protocol.js').Methods['logos']['params']} params */
function logos({ logos, alphabet }) {
  return logos.map(({ ppm, options }) => engine.logo(ppm, alphabet, options));
}

/** @param {{name: string, content: Blob}} file */
async function readReport(file) {
  const { report: text, digest } = engine.checkReport(new TextDecoder().decode(await read(file)));
  const { neurons, ...head } = /** @type {import('./types.js').Report} */ (JSON.parse(text));
  return { digest, head, neurons, text: inParts(text), json: new Blob([text], { type: 'application/json' }) };
}

/** @param {{reports: string[]}} params */
function merge({ reports }) {
  return { report: motifDatabases().merge(reports) };
}

/** @param {{report: string, options: import('./types.js').GrammarOptions}} params */
function annotate({ report, options }) {
  return work('annotate', () => motifDatabases().annotate(report, options));
}

/** @param {{name: string, content: Blob, options: import('./types.js').GrammarOptions}} params */
async function compare({ name, content, options }) {
  const bytes = await read({ name, content });
  return asked('compare', () => motifDatabases().compare(name, bytes, options));
}

/**
 * The motifs of a file: what a comparison with no database has read.
 * @param {{name: string, content: Blob, options: import('./types.js').GrammarOptions}} params
 * @returns {Promise<import('./protocol.js').MotifsRead>}
 */
async function readMotifs({ name, content, options }) {
  const bytes = await read({ name, content });
  const none = new engine.Motifs();
  try {
    const comparison = none.compare(name, bytes, options);
    while (comparison.step(READING_MILLISECONDS).stage !== 'done');
    const { queries, warnings } = /** @type {import('./types.js').Comparison} */ (JSON.parse(comparison.report()));
    comparison.free();
    return { warnings, motifs: queries.map(({ id, name, ppm }) => ({ id, name, ppm })) };
  } finally {
    none.free();
  }
}

/** @param {{name: string, content: Blob, options: import('./types.js').GrammarOptions}} params */
async function motifSet({ name, content, options }) {
  const bytes = await read({ name, content });
  return asked('motifSet', () => {
    const comparison = motifDatabases().compare(name, bytes, options);
    return {
      step: (/** @type {number} */ slice) => comparison.step(slice),
      report: () => comparison.set(),
      free: () => comparison.free(),
    };
  });
}

/** @param {{report: string, request: import('./protocol.js').MethodsParams}} params */
function methods({ report, request }) {
  return asked('methods', () => currentModel().methods(report, request));
}

/** @param {import('./protocol.js').ActivationsRequest} params */
async function activations({
  layer,
  sequences,
  name = 'sequences',
  channel,
  gradient = false,
  window = false,
  engine,
}) {
  const bytes = await read({ name, content: new Blob([sequences]) });
  return currentModel().activations(layer, name, bytes, channel, gradient, window, engine ?? 'simd');
}

/** @param {{layer: number, sequence: string}} params */
function scan({ layer, sequence }) {
  const { values, ...rest } = currentModel().scan(layer, sequence);
  return { ...rest, values: values.map(channel => Float32Array.from(channel)) };
}

/** @param {import('./protocol.js').Methods['lesson.open']['params']} params */
function openLesson({ layer, channel, truth }) {
  const next = new engine.Lesson(currentModel(), layer, channel, truth);
  lesson?.free();
  lesson = next;
  return lesson.info();
}

/** @param {Partial<import('./types.js').TrainingOptions>} options */
async function train(options) {
  let model = new Uint8Array();
  const begin = () => {
    const training = new engine.Training(options);
    const report = () => {
      model = Uint8Array.from(training.onnx());
      return training.report();
    };
    const step = (/** @type {number} */ slice) => {
      const progress = training.step(slice);
      return { ...progress, stage: progress.epoch === progress.epochs ? 'done' : 'training' };
    };
    return { step, report, free: () => training.free() };
  };
  const { report, cancelled } = await work('lesson.train', begin);
  return { ...JSON.parse(report), cancelled, model };
}

/** @param {import('./protocol.js').HitsRequest} params */
async function beginHits({ file, ...request }) {
  questions.beginHits(request, file ? { name: file.name, bytes: await read(file) } : null);
}

/** @param {{scale?: import('./types.js').Scale}} params */
async function openOutputs({ scale = 'logit' }) {
  currentModel();
  const files = await Promise.all(opened.map(async file => ({ name: file.name, bytes: await read(file) })));
  return questions.openOutputs(files, scale);
}

/**
 * A job whose report is JSON of results.
 * @param {import('./protocol.js').JobMethod} name
 * @param {() => import('./job.js').Steps} begin
 */
async function asked(name, begin) {
  const { report, cancelled } = await work(name, begin);
  return { ...JSON.parse(report), cancelled };
}

/** @param {{index: number}} params */
function removeMotifs({ index }) {
  motifDatabases().remove(index);
  return motifDatabases().info();
}

/**
 * Does one job from its beginning to its end.
 * @param {import('./protocol.js').JobMethod} name
 * @param {() => import('./job.js').Steps} begin
 */
async function work(name, begin) {
  if (job)
    throw refusal('engine.busy', name, 'Another run is in progress.', 'Cancel it, or wait until it has finished.');
  const steps = begin();
  job = new Job(name, steps, event => self.postMessage(event));
  try {
    return await job.work();
  } finally {
    job = null;
    steps.free();
  }
}

/** @param {{name: string, content: Blob}} file */
async function read({ name, content }) {
  try {
    return new Uint8Array(await content.arrayBuffer());
  } catch {
    const next = 'Choose it again; it may have been moved or changed since.';
    throw refusal('file.unreadable', name, `The browser could not read “${name}”.`, next);
  }
}

/** The motif databases. */
function motifDatabases() {
  motifs ??= new engine.Motifs();
  return motifs;
}

function userSequences() {
  sequences ??= new engine.Sequences();
  return sequences;
}

function currentModel() {
  if (model) return model;
  throw refusal('engine.no-model', 'model', 'No network is open in the engine.', 'Open an ONNX file first.');
}

function currentLesson() {
  if (lesson) return lesson;
  throw refusal('engine.no-model', 'lesson', 'No lesson is open in the engine.', 'Open a small neuron first.');
}

/** @param {unknown} error @returns {EngineError} */
function asEngineError(error) {
  if (error && typeof error === 'object' && 'code' in error && 'next' in error) {
    return structuredClone(/** @type {EngineError} */ (error));
  }
  return trap(reasonOf(error));
}

/** @param {string} reason */
function trap(reason) {
  const next = 'It restarts by itself. Try again with smaller settings; report the message if it returns.';
  return refusal('engine.trapped', 'engine', `The engine stopped: ${reason.split('\n', 1)[0]}`, next);
}
