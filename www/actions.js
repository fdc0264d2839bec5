/**
 * Everything a visitor can make the page do. Views call these; they talk to the engine and update the store.
 */
import { DEFAULTS } from './state.js';
import { isBusy, neuronsText, optionsOf } from './model.js';
import { createRun } from './run.js';

/** @typedef {import('./model.js').State} State */
/** @typedef {import('./model.js').Example} Example */
/** @typedef {import('./store.js').Store<State>} Store */
/** @typedef {import('./engine/client.js').Engine} Engine */
/** @typedef {import('./state.js').Settings} Settings */
/** @typedef {ReturnType<typeof createActions>} Actions */

/** Where examples live, relative to the page. */
const EXAMPLES = 'www/examples/';

/**
 * @param {Store} store
 * @param {Engine} engine
 */
export function createActions(store, engine) {
  const run = createRun(store, engine);
  let opening = 0;

  /** @param {unknown} error */
  function refuse(error) {
    store.update({ problem: asProblem(error) });
  }

  /** @param {Partial<Settings>} patch */
  function set(patch) {
    store.update({ settings: { ...store.state.settings, ...patch } });
  }

  /** Loads the module; the page works without it until something has to be computed. */
  async function startEngine() {
    try {
      const started = await engine.start();
      const [quick, paper] = await Promise.all([
        engine.call('preset', { name: 'quick' }),
        engine.call('preset', { name: 'paper' }),
      ]);
      store.update({ engine: started, engineFailure: null, presets: { quick, paper } });
    } catch (error) {
      store.update({ engineFailure: asProblem(error) });
    }
  }

  /** Reads the list of examples and shows the one that the link names, or the first. */
  async function loadExamples() {
    const examples = /** @type {Example[]} */ (await (await load(`${EXAMPLES}index.json`)).json());
    store.update({ examples });
    const [first] = examples;
    if (!first) return;
    const solved = await readSolved(first);
    store.update({ solved });
    const wanted = examples.find(({ id }) => id === store.state.settings.example) ?? first;
    await showExample(wanted, wanted === first ? solved : await readSolved(wanted));
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

  /** @param {Example} example @param {NonNullable<State['shown']>} solved */
  async function showExample(example, solved) {
    await run.cancel();
    store.update({ shown: solved, model: null });
    const name = example.model.split('/').at(-1) ?? example.id;
    await open(name, async () => (await load(EXAMPLES + example.model)).arrayBuffer());
  }

  /**
   * Opens a file: a saved report by its name, anything else is for the engine to recognise.
   * @param {File} file
   */
  async function openFile(file) {
    if (/\.json$/i.test(file.name)) return openReport(file);
    await run.cancel();
    if (!(await open(file.name, () => file.arrayBuffer()))) return;
    set({ example: null, neuron: null });
    if (store.state.shown?.source === 'example') store.update({ shown: null });
  }

  /**
   * @param {string} name
   * @param {() => Promise<ArrayBuffer>} read
   * @returns {Promise<boolean>} whether it is open now
   */
  async function open(name, read) {
    const turn = ++opening;
    const controller = new AbortController();
    store.update({ opening: { name, abort: () => controller.abort() }, problem: null });
    try {
      const bytes = await read();
      const size = bytes.byteLength;
      const opened = await engine.open(name, bytes, controller.signal);
      if (turn !== opening) return false;
      store.update({ model: { ...opened, size }, opening: null, forecast: null });
      return true;
    } catch (error) {
      if (turn !== opening) return false;
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

  /** Asks the engine what the next run would take. */
  async function forecast() {
    const options = optionsOf(store.state);
    if (!options || !store.state.model || isBusy(store.state)) return;
    const key = JSON.stringify(options);
    if (store.state.forecast?.key === key) return;
    try {
      store.update({ forecast: { forecast: await engine.call('forecast', { options }), key } });
    } catch (error) {
      store.update({ forecast: { refusal: asProblem(error), key } });
    }
  }

  return {
    ...run,
    startEngine,
    loadExamples,
    openExample,
    openFile,
    forecast,
    refuse,
    /** @param {Settings} settings as a link has them */
    restore(settings) {
      const { example } = store.state.settings;
      store.update({ settings });
      if (settings.example && settings.example !== example) openExample(settings.example);
    },
    /** @param {number} layer */
    chooseLayer: layer => set({ layer, neurons: null }),
    /** @param {string} neurons */
    chooseNeurons: neurons => {
      if (neurons !== neuronsText(store.state)) set({ neurons });
    },
    /** @param {'quick' | 'paper'} preset */
    choosePreset: preset => set({ preset }),
    /** @param {number} seed */
    chooseSeed: seed => set({ seed }),
    /** @param {string} path @param {number | string | null} value null for the preset's */
    override(path, value) {
      const { [path]: _, ...rest } = store.state.settings.overrides;
      set({ overrides: value === null ? rest : { ...rest, [path]: value } });
    },
    resetParameters: () => set({ overrides: DEFAULTS.overrides }),
    /** @param {string} neuron */
    showNeuron: neuron => set({ neuron }),
    /** @param {'pattern' | 'field'} align */
    align: align => set({ align }),
    dismiss: () => store.update({ problem: null }),
  };
}

/** @param {Example} example @returns {Promise<NonNullable<State['shown']>>} */
async function readSolved(example) {
  const [text, logos] = await Promise.all([
    load(EXAMPLES + example.report).then(answer => answer.text()),
    load(EXAMPLES + example.logos).then(answer => answer.json()),
  ]);
  return { report: JSON.parse(text), text, logos, source: 'example' };
}

/** @param {string} path */
async function load(path) {
  const answer = await fetch(path);
  if (answer.ok) return answer;
  throw new Error(`${path} could not be loaded (${answer.status}).`);
}

/** @param {unknown} error @returns {import('./model.js').EngineError} */
function asProblem(error) {
  if (error && typeof error === 'object' && 'code' in error && 'next' in error) {
    return /** @type {import('./model.js').EngineError} */ (error);
  }
  return {
    code: 'page.failed',
    concerns: 'page',
    message: error instanceof Error ? error.message : String(error),
    next: 'Reload the page. What you have saved can be opened again.',
  };
}
