/** The neurons of a report as the wall shows them: their best facet and their figures; neurons that were not analysed, too. */
import { bestMatch, familyOf, knownName, knownWords } from '../../session/facets/figures.js';
import { markOf } from '../../session/facets/marks.js';
import { bestOf } from '../../session/matches.js';
import { allLayers, neuronId } from '../../session/network.js';
import { pauses } from '../../ui/next-task.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */
/** @typedef {import('../../engine/types.js').Mean} Mean */
/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../session/facets/marks.js').Marks} Marks */

/**
 * @typedef {object} Item
 * @property {string} id `layer.channel`
 * @property {number} layer
 * @property {number} channel
 * @property {NeuronReport | null} neuron null where it was not analysed
 * @property {Crm | null} best its best facet that is not hidden, of enough sequences where there is one; null without facets
 * @property {string | undefined} known known motifs that name this facet
 * @property {string | undefined} short the same without families
 * @property {string | undefined} family of the best of them
 * @property {number | undefined} q of the most significant match of any facet
 * @property {boolean} isElsewhere whether it was analysed in another run of the session
 * @property {boolean} starred whether one of its facets has a star
 * @property {Mean | undefined} effect on the chosen output, where its layer was ranked
 * @property {string} words what a search looks in
 */

/**
 * @param {import('../../engine/types.js').Report} report
 * @param {Marks} marks
 * @param {number | null} layer null for all layers with a result
 * @param {(layer: number, channel: number) => Mean | undefined} effectOf
 * @param {ReadonlySet<string>} elsewhere neurons of other runs
 * @returns {Item[]} by layer and channel
 */
export function itemsOf({ neurons, model, known }, marks, layer, effectOf, elsewhere) {
  const analysed = new Map(neurons.map(neuron => [neuronId(neuron), neuron]));
  const layers = layer === null ? layersOf(neurons) : [layer];
  return layers.flatMap(index => {
    const channels = channelsOf(model, neurons, index);
    return Array.from({ length: channels }, (_, channel) => {
      const neuron = analysed.get(neuronId({ layer: index, channel })) ?? null;
      const item = itemOf({ layer: index, channel }, neuron, known, marks, effectOf(index, channel));
      return { ...item, isElsewhere: elsewhere.has(item.id) };
    });
  });
}

/** Neurons whose items are worked out in one task. */
const AT_ONCE = 100;

/** What works on the items of a report; null where they need no time any more. @type {WeakMap<object, Promise<void> | null>} */
const preparations = new WeakMap();

/**
 * Works out what the items of many neurons need, once, so that the page answers meanwhile.
 * @param {import('../../engine/types.js').Report} report
 * @param {Marks} marks
 * @returns {Promise<void> | null} null where nothing is left to do
 */
export function preparing(report, marks) {
  if (report.neurons.length <= AT_ONCE) return null;
  const known = preparations.get(report);
  if (known !== undefined) return known;
  const begun = prepare(report, marks);
  preparations.set(report, begun);
  return begun;
}

/** @param {import('../../engine/types.js').Report} report @param {Marks} marks */
async function prepare(report, marks) {
  const pause = pauses();
  for (const neuron of report.neurons) {
    itemOf(neuron, neuron, report.known, marks, undefined); // keeps what takes time
    await pause();
  }
  preparations.set(report, null);
}

/** The layers with a result, from the first on. @param {NeuronReport[]} neurons */
export function layersOf(neurons) {
  return [...new Set(neurons.map(({ layer }) => layer))].sort((a, b) => a - b);
}

/** Not fewer than the neurons that were analysed. @param {import('../../engine/types.js').ModelInfo} model @param {NeuronReport[]} neurons @param {number} layer */
function channelsOf(model, neurons, layer) {
  const last = neurons.reduce(
    (most, neuron) => (neuron.layer === layer ? Math.max(most, neuron.channel + 1) : most),
    0,
  );
  return Math.max(last, allLayers(model).find(({ index }) => index === layer)?.channels ?? 0);
}

/**
 * @param {{layer: number, channel: number}} place
 * @param {NeuronReport | null} neuron
 * @param {import('../../engine/types.js').KnownMotifs | undefined} known
 * @param {Marks} marks
 * @param {Mean | undefined} effect
 * @returns {Omit<Item, 'isElsewhere'>}
 */
function itemOf(place, neuron, known, marks, effect) {
  const best = neuron && bestFacet(neuron, marks);
  const id = neuronId(place);
  const own = neuron ? neuron.crms.map(({ id }) => markOf(marks, neuron, id)) : [];
  const noted = own.map(({ name = '', note = '' }) => `${name} ${note}`);
  return {
    layer: place.layer,
    channel: place.channel,
    id,
    neuron,
    best,
    known: best ? knownName(best) : undefined,
    short: best ? (bestMatch(best)?.part.search.name ?? knownName(best)) : undefined,
    family: best ? familyOf(best, known) : undefined,
    q: neuron ? bestOfNeuron(neuron) : undefined,
    starred: own.some(({ starred }) => starred),
    effect,
    words: [id, best ? `${best.consensus}\n${wordsOf(best, known)}` : '', ...noted].join('\n').toLowerCase(),
  };
}

/** What stands for a neuron. @param {NeuronReport} neuron @param {Marks} marks @returns {Crm | null} */
export function bestFacet(neuron, marks) {
  const seen = neuron.crms.filter(({ id }) => !markOf(marks, neuron, id).hidden);
  return seen.find(({ small }) => !small) ?? seen[0] ?? null;
}

/** @type {WeakMap<NeuronReport, number | undefined>} */
const significance = new WeakMap();

/** @param {NeuronReport} neuron */
function bestOfNeuron(neuron) {
  if (!significance.has(neuron)) significance.set(neuron, bestOf(neuron)?.match.q);
  return significance.get(neuron);
}

/** @type {WeakMap<Crm, string>} */
const words = new WeakMap();

/** @param {Crm} crm @param {import('../../engine/types.js').KnownMotifs | undefined} known */
function wordsOf(crm, known) {
  const text = words.get(crm) ?? (bestMatch(crm) ? knownWords(crm, known) : '');
  words.set(crm, text);
  return text;
}
