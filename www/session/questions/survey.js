/** The strongest windows of neurons in a source of any size. */
import { placeOf, untilAborted } from './records.js';

/** @typedef {import('../../engine/types.js').SurveyReport} SurveyReport */
/** @typedef {import('../../engine/types.js').TopWindow} TopWindow */
/** @typedef {import('../../sources/records/builder.js').Region} Region */
/** @typedef {TopWindow & {region: Region, place: ReturnType<typeof placeOf>}} PlacedWindow */
/** @typedef {Omit<SurveyReport['neurons'][number], 'windows'> & {windows: PlacedWindow[]}} PlacedNeuron */
/** @typedef {Omit<SurveyReport, 'neurons'> & {neurons: PlacedNeuron[], cancelled: boolean}} Surveyed */

/**
 * @param {import('./records.js').Asks} engine
 * @param {import('./records.js').RecordSource} source
 * @param {Partial<import('../../engine/types.js').SurveyRequest>} request
 * @param {{report?: string, letters?: number, signal?: AbortSignal, onprogress?: (records: number, fraction: number) => void}} [options]
 *   `report` has the facets of the neurons; `letters` is the size of a chunk, which is scanned before a cancel is received;
 *   an aborted survey answers with what it found
 * @returns {Promise<Surveyed>}
 */
export async function surveyed(engine, source, request, { report, letters: size, signal, onprogress } = {}) {
  await engine.call('survey.begin', request);
  /** @type {Region[]} */
  const regions = [];
  for await (const { regions: some, letters, ends } of untilAborted(source, { letters: size, signal })) {
    for (const region of some) regions.push(region);
    await engine.call('survey.push', { letters, ends });
    onprogress?.(regions.length, source.progress());
  }
  const found = await engine.call('survey.result', { report });
  return {
    ...found,
    neurons: found.neurons.map(neuron => placed(neuron, regions, found)),
    cancelled: !!signal?.aborted,
  };
}

/** @param {SurveyReport['neurons'][number]} neuron @param {Region[]} regions @param {SurveyReport} report @returns {PlacedNeuron} */
function placed(neuron, regions, { receptive_field }) {
  const windows = neuron.windows.map(window => {
    const region = regions[window.record];
    return { ...window, region, place: placeOf(region, window.start, receptive_field) };
  });
  return { ...neuron, windows };
}
