/** What the engine is asked about the visitor's sequences and variants, one question at a time. */
import { agreement, unitsOfLabels } from '../../session/questions/agreement.js';
import { contributionIntervals, explained } from '../../session/questions/contributions.js';
import { predicted } from '../../session/questions/predictions.js';
import { surveyed } from '../../session/questions/survey.js';
import { unitNames } from '../../session/questions/unit-names.js';
import { variantChanges } from '../../session/questions/variants.js';
import { recordOf, sourceOf, windowsOf } from '../../session/questions/windows.js';
import { motifsOfFacets } from '../../session/matches.js';
import { evidenceOf } from '../../session/sources-state.js';
import { neuronId, ownReport } from '../../session/network.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/sources-state.js').SurveyedNeuron} SurveyedNeuron */
/** @typedef {import('../../session/questions/contributions.js').Explained} Explained */
/** @typedef {import('../../session/questions/survey.js').PlacedWindow} PlacedWindow */
/** @typedef {import('../../engine/types.js').ContributionsRequest} ContributionsRequest */
/** @typedef {{layer: number, channel: number}} Neuron */

/** Windows that are kept of a neuron, as in the paper, and of all neurons of a survey together. */
const WINDOWS = 3_000;
const ALL_WINDOWS = 150_000;

/** Letters of a chunk of a survey: a chunk is scanned before a cancel is received. */
const SURVEY_LETTERS = 250_000;

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../../engine/client.js').Engine} engine
 * @param {ReturnType<typeof import('./reading.js').createReading>['openSource']} openSource
 * @param {import('../asking.js').Asking} asking
 */
export function createQuestions(store, engine, openSource, { ask, answer }) {
  /** The outputs of the network for each record. @param {string} owner */
  async function predict(owner) {
    const predictions = await ask('predictions', owner, async (signal, progress) => {
      const info = await engine.call('outputs.open', { scale: 'output' });
      const source = await openSource(info.length);
      if (!source) return null;
      const found = await predicted(engine, source, { ...info, signal, onprogress: progress });
      const { labelNames, refused } = source;
      const names = namesOf(store.state, info);
      const agreements = await agreementOf(found.rows, names, labelNames);
      return { ...found, names, length: info.length, labelNames, agreements, refused };
    });
    if (predictions) answer({ predictions });
  }

  /**
   * How well the outputs agree with the labels of the same names.
   * @param {import('../../session/questions/predictions.js').Prediction[]} rows
   * @param {string[]} names of the outputs
   * @param {string[]} labelNames
   * @returns {Promise<import('../../engine/types.js').TaskAgreement[]>} none where no label belongs to an output
   */
  async function agreementOf(rows, names, labelNames) {
    const units = unitsOfLabels(labelNames, names);
    if (rows.length === 0 || !units.some(unit => unit >= 0)) return [];
    const network = { name: store.state.model?.info.name ?? '', rows: rows.map(({ values }) => values), units };
    const labels = rows.map(({ region }) => region.labels);
    return (await agreement(engine, [network], labelNames, labels)).tasks;
  }

  /**
   * The change of outputs and neurons by each variant, and of the facets that the shown report has of these neurons.
   * @param {string} owner
   * @param {{layer: number, channels: number[]} | null} neurons those that are asked, too
   */
  async function compareAlleles(owner, neurons) {
    const variants = await ask('variants', owner, async (signal, progress) => {
      const { genome, variants } = store.state.sources;
      if (!genome || !variants) return null;
      const info = await engine.call('outputs.open', {});
      const request = neurons ?? { layer: 0 };
      const report = neurons && reportOf(store.state, neurons);
      const asked = { request, report: report?.text };
      const { changes, refused, cancelled } = await variantChanges(engine, genome, variants.list, asked, {
        length: info.length,
        signal,
        onprogress: (done, all) => progress(done, done / Math.max(all, 1)),
      });
      const names = namesOf(store.state, info);
      const motifs = report && motifsOfFacets(report.report);
      return { changes, names, layer: request.layer, motifs, refused, cancelled };
    });
    if (variants) answer({ variants });
  }

  /**
   * The strongest windows of neurons, with their facets where the shown report has the neurons.
   * @param {string} owner
   * @param {number} layer
   * @param {number[]} channels
   */
  async function survey(owner, layer, channels) {
    const began = performance.now();
    const windows = Math.max(1, Math.min(WINDOWS, Math.floor(ALL_WINDOWS / channels.length)));
    const own = ownReport(store.state);
    const found = await ask('survey', owner, async (signal, progress) => {
      const { records } = store.state.sources;
      if (!records) return null;
      const request = { layer, channels, windows };
      const options = { report: own?.text, letters: SURVEY_LETTERS, signal, onprogress: progress };
      return surveyed(engine, records.source, request, options);
    });
    if (!found) return;
    const { neurons, ...whole } = found;
    const seconds = (performance.now() - began) / 1000;
    const entries = neurons.map(neuron => {
      const { channel } = neuron;
      const analysed = own?.report.neurons.find(other => other.layer === layer && other.channel === channel);
      const evidence = analysed && neuron.facets ? evidenceOf(analysed) : null;
      return [neuronId({ layer, channel }), { ...whole, neuron, evidence, seconds }];
    });
    answer({ surveys: { ...store.state.answers.surveys, [owner]: { windows, neurons: Object.fromEntries(entries) } } });
  }

  /**
   * The contributions of the letters of a window.
   * @param {string} owner
   * @param {ContributionsRequest} request
   * @param {PlacedWindow} window
   * @returns {Promise<Explained | null>}
   */
  function explainWindow(owner, request, window) {
    return ask('contributions', owner, async signal => {
      const { genome, records } = store.state.sources;
      if (!records) return null;
      if (genome && window.region.chromosome !== null) {
        return first(explained(engine, windowsOf(genome, [window]), request, { signal }));
      }
      const record = await recordOf(records.source, window.record, signal);
      if (!record) return null;
      const letters = record.letters.slice(window.start, window.start + window.place.end - window.place.start);
      const found = await first(explained(engine, sourceOf([{ ...record, letters }]), request, { signal }));
      return found && { ...found, start: window.start, place: window.place };
    });
  }

  /**
   * The contributions in the strongest window of a record.
   * @param {string} owner
   * @param {ContributionsRequest} request
   * @param {string} name of the record, or its place
   * @returns {Promise<Explained | 'no record' | 'no window' | null>}
   */
  function explainRecord(owner, request, name) {
    return ask('contributions', owner, async signal => {
      const { records } = store.state.sources;
      const record = records && (await recordOf(records.source, name, signal));
      if (!record) return signal.aborted ? null : 'no record';
      return (await first(explained(engine, sourceOf([record]), request, { signal }))) ?? 'no window';
    });
  }

  /**
   * The contributions in all windows, along the genome.
   * @param {string} owner
   * @param {ContributionsRequest} request
   * @param {PlacedWindow[]} windows with places of the genome
   * @returns {Promise<{intervals: import('../../sources/tracks/order.js').TrackInterval[], chromosomes: Map<string, number>, windows: number} | null>}
   */
  function explainAll(owner, request, windows) {
    return ask('track', owner, async (signal, progress) => {
      const { genome } = store.state.sources;
      if (!genome) return null;
      /** @type {Pick<Explained, 'place' | 'positions'>[]} */
      const found = [];
      for await (const { place, positions } of explained(engine, windowsOf(genome, windows), request, { signal })) {
        found.push({ place, positions });
        progress(found.length, found.length / windows.length);
      }
      const { chromosomes } = genome;
      return { intervals: [...contributionIntervals(found, chromosomes.keys())], chromosomes, windows: found.length };
    });
  }

  return { predict, compareAlleles, survey, explainWindow, explainRecord, explainAll };
}

/** @template T @param {AsyncGenerator<T>} items @returns {Promise<T | null>} */
async function first(items) {
  for await (const item of items) return item;
  return null;
}

/**
 * The shown report, if it has one of these neurons of the open network.
 * @param {State} state
 * @param {{layer: number, channels: number[]}} neurons
 */
function reportOf(state, { layer, channels }) {
  const own = ownReport(state);
  const has = own?.report.neurons.some(neuron => neuron.layer === layer && channels.includes(neuron.channel));
  return has ? own : null;
}

/**
 * The names of the outputs: those that were pasted, or those of the file.
 * @param {State} state
 * @param {import('../../engine/types.js').OutputsInfo} info
 */
function namesOf({ outputs }, info) {
  return outputs.pasted ? outputs.names : unitNames(info);
}
