/** Which network, layer, output and neurons the page is about, as the state has it. */

/** @typedef {import('./address.js').Settings} Settings */
/** @typedef {import('../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../engine/types.js').LayerInfo} LayerInfo */
/** @typedef {import('../engine/types.js').ModelInfo} ModelInfo */
/** @typedef {import('./state.js').State} State */

/**
 * The network that the page is about: the open one, or else the one that the shown report is of.
 * @param {State} state
 * @returns {ModelInfo | null}
 */
export function networkOf({ model, shown }) {
  return model?.info ?? shown?.report.model ?? null;
}

/**
 * Whether a report is of the open network, read in the same way.
 * @param {ModelInfo} report
 * @param {ModelInfo} model
 */
export function isOf(report, model) {
  return report.sha256 === model.sha256 && report.alphabet === model.alphabet;
}

/** The shown report, if it is of the open network. @param {State} state */
export function ownReport({ shown, model }) {
  return shown && model && isOf(shown.report.model, model.info) ? shown : null;
}

/**
 * Whether a network is the one that the page asks for.
 * @param {Pick<State, 'awaited'>} state
 * @param {Pick<ModelInfo, 'sha256'>} network
 */
export function isAwaited({ awaited }, { sha256 }) {
  return awaited !== null && sha256.startsWith(awaited.sha256);
}

/**
 * The chosen layer; without a (valid) choice the deepest convolution that can be analysed.
 * @param {State} state
 * @returns {LayerInfo | null}
 */
export function layerOf(state) {
  const network = networkOf(state);
  if (!network) return null;
  const chosen = allLayers(network).find(({ index }) => index === state.settings.layer);
  return chosen?.analysable ? chosen : (network.layers.findLast(({ analysable }) => analysable) ?? null);
}

/**
 * Convolutions and dense layers. Reports that an earlier version saved name none of the latter.
 * @param {ModelInfo} network
 */
export function allLayers({ layers, dense = [] }) {
  return [...layers, ...dense];
}

/**
 * The chosen output, counted from 0; the first one where the network has no such output.
 * @param {Pick<State, 'settings' | 'outputs'>} state
 */
export function unitOf({ settings, outputs }) {
  const { output } = settings;
  return outputs.info && output >= outputs.info.units ? 0 : output;
}

/**
 * The neurons of the chosen layer by their effect on the chosen output: those that raise it first, those that lower it last.
 * @param {State} state
 * @returns {number[] | null} null where they were not ranked
 */
export function rankedChannels(state) {
  const { ranking } = state.outputs;
  if (!ranking || ranking.layer !== layerOf(state)?.index) return null;
  return ranking.order[ranking.units.indexOf(unitOf(state))] ?? null;
}

/**
 * The chosen neurons as text; without a choice the first of the ranking, or of the layer.
 * @param {State} state
 */
export function neuronsText(state) {
  return state.settings.neurons ?? String(rankedChannels(state)?.[0] ?? 0);
}

/**
 * What the address has of the state: a neuron that the ranking chose is in it, so that it is the same before it is ranked again.
 * @returns {(state: State) => Settings} the same object as long as nothing of it changes
 */
export function addressed() {
  /** @type {Settings | null} */
  let last = null;
  return state => {
    const neurons = rankedChannels(state) ? neuronsText(state) : state.settings.neurons;
    const value = neurons === state.settings.neurons ? state.settings : { ...state.settings, neurons };
    const isSame =
      last && Object.entries(value).every(([name, part]) => last?.[/** @type {keyof Settings} */ (name)] === part);
    last = isSame ? last : value;
    return /** @type {Settings} */ (last);
  };
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

/** Whether a report has a neuron. @param {import('../engine/types.js').Report} report @param {string} id `layer.channel` */
export function hasNeuron({ neurons }, id) {
  return neurons.some(neuron => neuronId(neuron) === id);
}

/** @param {{layer: number, channel: number}} neuron */
export function neuronId({ layer, channel }) {
  return `${layer}.${channel}`;
}
