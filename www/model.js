/**
 * The page's state as one type, and the questions that several views ask of it.
 */
import { readNeurons } from './neurons.js';

/** @typedef {import('./state.js').Settings} Settings */
/** @typedef {import('./engine/protocol.js').EngineError} EngineError */
/** @typedef {import('./engine/protocol.js').Started} Started */
/** @typedef {import('./engine/protocol.js').Opened} Opened */
/** @typedef {import('./engine/types.js').Options} Options */
/** @typedef {import('./engine/types.js').Preset} Preset */
/** @typedef {import('./engine/types.js').Progress} Progress */
/** @typedef {import('./engine/types.js').Forecast} Forecast */
/** @typedef {import('./engine/types.js').Report} Report */
/** @typedef {import('./engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('./engine/types.js').LayerInfo} LayerInfo */
/** @typedef {import('./engine/types.js').ModelInfo} ModelInfo */

/** @typedef {{id: string, title: string, story: string, model: string, report: string, logos: string}} Example */
/** @typedef {{layer: number, channel: number, generation: number, best: number, mean: number}} TracePoint */

/**
 * A report on show.
 * @typedef {object} Shown
 * @property {Report} report
 * @property {string} text its JSON, byte for byte as it will be saved
 * @property {Record<string, string>} logos SVG texts that were shipped with it, by facet id
 * @property {'example' | 'run' | 'file'} source
 * @property {string} [example] id of the example that it solves
 */

/**
 * @typedef {object} Run
 * @property {'running' | 'paused' | 'stopping' | 'done' | 'cancelled' | 'failed'} status
 * @property {number} seconds spent working, pauses excluded
 * @property {Progress | null} progress the last one
 * @property {TracePoint[]} trace of the neuron at work
 * @property {boolean} reported whether the report on show already is of this run
 */

/**
 * @typedef {object} State
 * @property {Settings} settings
 * @property {Started | null} engine
 * @property {EngineError | null} engineFailure why there is no engine
 * @property {Record<Preset, Options> | null} presets
 * @property {Example[]} examples
 * @property {Shown | null} solved the example at the top of the page
 * @property {(Opened & {size: number}) | null} model
 * @property {{name: string, abort: () => void} | null} opening
 * @property {{forecast: Forecast, key: string} | {refusal: EngineError, key: string} | null} forecast
 * @property {Run | null} run
 * @property {Shown | null} shown
 * @property {EngineError | null} problem
 */

/** @param {Settings} settings @returns {State} */
export function initialState(settings) {
  return {
    settings,
    engine: null,
    engineFailure: null,
    presets: null,
    examples: [],
    solved: null,
    model: null,
    opening: null,
    forecast: null,
    run: null,
    shown: null,
    problem: null,
  };
}

/**
 * The network that the page is about: the open one, or else the one that the shown report is of.
 * @param {State} state
 * @returns {ModelInfo | null}
 */
export function networkOf({ model, shown }) {
  return model?.info ?? shown?.report.model ?? null;
}

/**
 * The chosen layer; without a (valid) choice the deepest that can be analysed.
 * @param {State} state
 * @returns {LayerInfo | null}
 */
export function layerOf(state) {
  const layers = networkOf(state)?.layers.filter(layer => layer.analysable) ?? [];
  return layers.find(({ index }) => index === state.settings.layer) ?? layers.at(-1) ?? null;
}

/** @param {State} state the chosen neurons, as text */
export function neuronsText({ settings }) {
  return settings.neurons ?? '0';
}

/** @param {State} state */
export function isBusy({ run }) {
  return run !== null && ['running', 'paused', 'stopping'].includes(run.status);
}

/**
 * The options of the next run, or null while something is missing.
 * @param {State} state
 * @returns {Options | null}
 */
export function optionsOf(state) {
  const layer = layerOf(state);
  if (!state.presets || !layer) return null;
  const { channels } = readNeurons(neuronsText(state), layer.channels);
  if (!channels) return null;
  const options = structuredClone(state.presets[state.settings.preset]);
  options.seed = state.settings.seed;
  options.targets = [{ layer: layer.index, channels }];
  for (const [path, value] of Object.entries(state.settings.overrides)) setAt(options, path, value);
  return options;
}

/**
 * @param {Options} options
 * @param {string} path `sampling.generations`
 * @returns {string | number}
 */
export function valueAt(options, path) {
  const [group, name] = path.split('.');
  return /** @type {any} */ (options)[group][name];
}

/** @param {Options} options @param {string} path @param {string | number} value */
function setAt(options, path, value) {
  const [group, name] = path.split('.');
  /** @type {any} */ (options)[group][name] = value;
}

/**
 * The neuron whose result is on show.
 * @param {State} state
 * @returns {NeuronReport | null}
 */
export function neuronOf({ shown, settings }) {
  const neurons = shown?.report.neurons ?? [];
  return neurons.find(neuron => neuronId(neuron) === settings.neuron) ?? neurons[0] ?? null;
}

/** @param {{layer: number, channel: number}} neuron */
export function neuronId({ layer, channel }) {
  return `${layer}.${channel}`;
}
