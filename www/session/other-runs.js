/** Neurons that were analysed in other runs of the session than the one on show. */
import { SESSION } from '../texts/session.js';
import { allLayers, neuronId } from './network.js';
import { writeRanges } from './neurons.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./keeping-state.js').KeptReport} KeptReport */

/** @param {{layer: number, channel: number}[]} neurons @returns {import('./keeping-state.js').AboutReport['targets']} by layer, in their order */
export function targetsOf(neurons) {
  const layers = /** @type {Map<number, number[]>} */ (new Map());
  for (const { layer, channel } of neurons) layers.set(layer, [...(layers.get(layer) ?? []), channel]);
  return [...layers].map(([layer, channels]) => ({ layer, channels }));
}

/**
 * What reports must have alike to become one, as a text that is compared: the engine merges no others
 * (`shared_conditions` in src/report/conditions.rs).
 * @param {import('../engine/types.js').Report} report
 * @returns {string | null} null where the run has not finished, whose report is not merged either
 */
export function conditionsOf({ tool, model, options, neurons, backgrounds, known }) {
  const { targets, ...shared } = options;
  const asked = targets.map(({ layer, channels }) => channels.length || channelsOf(model, layer));
  if (asked.reduce((sum, count) => sum + count, 0) !== neurons.length) return null;
  const network = [model.name, model.sha256, model.input_channels, model.input_length];
  const databases = (known?.databases ?? []).map(({ name, sha256 }) => [name, sha256]);
  return JSON.stringify([tool.version, network, shared, backgrounds, databases]);
}

/** @param {import('../engine/types.js').ModelInfo} model @param {number} layer @returns {number} all its neurons */
function channelsOf(model, layer) {
  return allLayers(model).find(({ index }) => index === layer)?.channels ?? 0;
}

/**
 * The neurons of a report in words.
 * @param {import('./keeping-state.js').AboutReport} about
 */
export function neuronsWords({ layers, neurons, targets }) {
  const parts = targets?.map(({ layer, channels }) =>
    SESSION.neurons.of(layer, channels.length, writeRanges(channels)),
  );
  return parts?.join('; ') || SESSION.neurons.ofLayers(layers, neurons);
}

/** Reports of a session that are named. */
const NAMED = 2;

/**
 * What a session has results of, the last report first.
 * @param {Pick<import('./keeping-state.js').KeptSession, 'reports'>} session
 * @returns {string | null} null without results
 */
export function resultsWords({ reports }) {
  if (reports.length === 0) return null;
  const all = reports.toReversed().map(neuronsWords);
  return SESSION.neurons.some(all.slice(0, NAMED), Math.max(0, all.length - NAMED));
}

/**
 * The neurons, as `layer.channel`, that the report on show has not.
 * @param {Pick<State, 'shown' | 'reports'>} state
 * @returns {Set<string>}
 */
export function neuronsElsewhere({ shown, reports }) {
  const here = new Set(shown?.report.neurons.map(neuronId));
  return new Set(reports.flatMap(neuronsIn).filter(id => !here.has(id)));
}

/**
 * The reports that can be one with the report on show: finished runs under the same conditions that share no neuron.
 * @param {Pick<State, 'shown' | 'reports'>} state
 * @returns {KeptReport[]} with the one on show; empty where there is no other one
 */
export function reportsToUnite({ shown, reports }) {
  const own = reports.find(({ id }) => id === shown?.id);
  if (!own?.conditions) return [];
  const taken = new Set(neuronsIn(own));
  const others = reports.toReversed().filter(report => {
    const ids = neuronsIn(report);
    const fits = report.conditions === own.conditions && ids.length > 0;
    if (!fits || ids.some(id => taken.has(id))) return false;
    for (const id of ids) taken.add(id);
    return true;
  });
  return others.length > 0 ? [own, ...others] : [];
}

/** Reports that an earlier version kept do not say which neurons they have. @param {KeptReport} report */
function neuronsIn({ targets = [] }) {
  return targets.flatMap(({ layer, channels }) => channels.map(channel => neuronId({ layer, channel })));
}
