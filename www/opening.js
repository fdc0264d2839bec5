/** Opening: examples with their solved reports, networks, saved reports, motif files. */
import { kindOf } from './kind.js';
import { asProblem } from './problem.js';

/** @typedef {import('./model.js').State} State */
/** @typedef {import('./model.js').Shown} Shown */
/** @typedef {import('./model.js').Example} Example */

/** Where examples live, relative to the page. */
const EXAMPLES = 'www/examples/';

/**
 * @param {import('./store.js').Store<State>} store
 * @param {import('./engine/client.js').Engine} engine
 * @param {ReturnType<typeof import('./run.js').createRun>} run
 * @param {Pick<ReturnType<typeof import('./motifs.js').createMotifs>, 'addMotifs'>} motifs
 */
export function createOpening(store, engine, run, { addMotifs }) {
  let latest = 0;

  /** @param {unknown} error */
  function refuse(error) {
    store.update({ problem: asProblem(error) });
  }

  /** @param {Partial<State['settings']>} patch */
  function set(patch) {
    store.update({ settings: { ...store.state.settings, ...patch } });
  }

  /** Reads the list of examples and shows the one that the link names, or the first. */
  async function loadExamples() {
    try {
      const examples = /** @type {Example[]} */ (await (await load(`${EXAMPLES}index.json`)).json());
      store.update({ examples });
      const wanted = examples.find(({ id }) => id === store.state.settings.example) ?? examples[0];
      const [solved, shown] = await Promise.all([examples[0], wanted].map(readSolved));
      store.update({ solved });
      await showExample(wanted, shown);
    } catch (error) {
      refuse(error);
    }
  }

  /** @param {string} id */
  async function openExample(id) {
    const example = store.state.examples.find(candidate => candidate.id === id);
    if (!example) return;
    try {
      const solved = await readSolved(example);
      set({ example: id, layer: null, neurons: null, neuron: null });
      await showExample(example, solved);
    } catch (error) {
      refuse(error);
    }
  }

  /** @param {Example} example @param {Shown} solved */
  async function showExample(example, solved) {
    await run.cancel();
    store.update({ shown: solved, model: null });
    await openNetwork(`${example.id}.onnx`, async () => (await load(EXAMPLES + example.model)).arrayBuffer());
  }

  /**
   * Opens what was dropped or chosen: motif files side by side, of networks and reports the first.
   * @param {File[]} files
   */
  async function openFiles(files) {
    const kinds = await Promise.all(files.map(kindOf));
    addMotifs(files.filter((_, i) => kinds[i] === 'motifs'));
    const first = kinds.findIndex(kind => kind !== 'motifs');
    if (kinds[first] === 'report') await openReport(files[first]);
    else if (first >= 0) await openOwnNetwork(files[first]);
  }

  /** @param {File} file */
  async function openOwnNetwork(file) {
    await run.cancel();
    if (!(await openNetwork(file.name, () => file.arrayBuffer()))) return;
    set({ example: null, neuron: null });
    if (store.state.shown?.source === 'example') store.update({ shown: null });
  }

  /**
   * @param {string} name
   * @param {() => Promise<ArrayBuffer>} read
   * @returns {Promise<boolean>} whether it is open now
   */
  async function openNetwork(name, read) {
    const turn = ++latest;
    const controller = new AbortController();
    store.update({ opening: { name, abort: () => controller.abort() }, problem: null });
    try {
      const bytes = await read();
      const size = bytes.byteLength;
      const opened = await engine.open(name, bytes, controller.signal);
      if (turn !== latest) return false;
      store.update({ model: { ...opened, size }, opening: null, forecast: null });
      return true;
    } catch (error) {
      if (turn !== latest) return false;
      store.update({ opening: null });
      if (!controller.signal.aborted) refuse(error);
      return false;
    }
  }

  /** @param {File} file */
  async function openReport(file) {
    try {
      const text = await file.text();
      await engine.call('meme', { report: text });
      store.update({ shown: { report: JSON.parse(text), text, logos: {}, source: 'file' }, problem: null });
      set({ neuron: null });
    } catch (error) {
      refuse(error);
    }
  }

  return { loadExamples, openExample, openFiles };
}

/** @param {Example} example @returns {Promise<Shown>} */
async function readSolved(example) {
  const [text, logos] = await Promise.all([
    load(EXAMPLES + example.report).then(answer => answer.text()),
    load(EXAMPLES + example.logos).then(answer => answer.json()),
  ]);
  return { report: JSON.parse(text), text, logos, source: 'example', example: example.id };
}

/** @param {string} path */
async function load(path) {
  const answer = await fetch(path);
  if (answer.ok) return answer;
  throw new Error(`${path} could not be loaded (${answer.status}).`);
}
