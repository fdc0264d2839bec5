/** The question where motifs and trees of the shown results lie in the visitor's sequences. */
import { readNeurons } from '../../session/neurons.js';
import { isOf, layerOf, neuronId, neuronsText } from '../../session/network.js';
import { ASKING, SEQUENCES, SIGNALS } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { askControl } from '../ask-control.js';
import { lacksRecords } from '../sources/missing.js';
import { hitsAnswer } from './hits-answer.js';
import { choice } from './choice.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/questions/survey.js').PlacedWindow} PlacedWindow */
/** @typedef {import('../../engine/types.js').OccurrenceSelection} OccurrenceSelection */
/** @typedef {{id: string, text: string, selection: Partial<OccurrenceSelection>}} Wanted */
/** @typedef {{id: string, text: string, windows: PlacedWindow[] | null}} Where */

const { hits: TEXT, needs: NEEDS } = SIGNALS;
const ID = 'find-motifs';

/** The last one is the paper's for single motifs. */
const P_VALUES = ['0.0001', '0.00001', '0.000001', '0.001', '0.01', '0.05'];

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function hitsPanel(store, actions) {
  const of = choice(`${ID}-of`, TEXT.of);
  const where = choice(`${ID}-where`, TEXT.where);
  const p = choice(`${ID}-p`, TEXT.p);
  const background = choice(`${ID}-background`, TEXT.background);
  const strands = h('input', { type: 'checkbox', id: `${ID}-strands`, checked: true });
  p.offer(P_VALUES.map(value => ({ id: value, text: value })));
  background.offer(Object.entries(TEXT.backgrounds).map(([id, text]) => ({ id, text })));

  function ask() {
    const wanted = wantedOf(store.state).find(({ id }) => id === of.value());
    const place = placesOf(store.state).find(({ id }) => id === where.value());
    if (!wanted || !place) return;
    actions.findMotifs(ID, {
      selection: wanted.selection,
      subject: wanted.text,
      windows: place.windows,
      where: place.text,
      options: {
        p: Number(p.value()),
        both_strands: strands.checked,
        background: { kind: background.value() === 'uniform' ? 'uniform' : 'counted' },
      },
    });
  }

  const question = {
    id: ID,
    kind: /** @type {const} */ ('hits'),
    start: TEXT.start,
    progress: ASKING.counting(TEXT.unit),
  };
  const missing = (/** @type {State} */ state) => lacksMotifs(state) || lacksRecords(state);
  const control = askControl({ ...question, ask, missing }, store, actions);
  const answer = h('div', { class: 'hits' });
  store.watch(
    state => [state.shown, state.model, layerOf(state), neuronsText(state)],
    state => of.offer(wantedOf(state)),
  );
  store.watch(
    ({ answers, sources }) => [answers.surveys, sources.genome],
    state => where.offer(placesOf(state)),
  );
  store.watch(
    ({ answers }) => [answers.hits],
    ({ answers }) => fill(answer, ...(answers.hits ? hitsAnswer(answers.hits, store, actions) : [])),
  );
  return h(
    'section',
    { class: 'question' },
    h('h3', { id: `${ID}-title` }, TEXT.title),
    h('p', { class: 'hint' }, TEXT.how),
    h('p', { class: 'row' }, ...of.parts, ...where.parts),
    h(
      'p',
      { class: 'row' },
      ...p.parts,
      ...background.parts,
      h('label', { class: 'check' }, strands, h('span', {}, TEXT.strands)),
    ),
    control.element,
    answer,
  );
}

/** The neurons of the shown results that have motifs. @param {State} state */
function withMotifs({ shown, model }) {
  if (!shown || !model || !isOf(shown.report.model, model.info)) return [];
  return shown.report.neurons.filter(({ dictionary }) => (dictionary ?? []).length > 0);
}

/** Whose motifs can be looked for. @param {State} state @returns {Wanted[]} */
function wantedOf(state) {
  const neurons = withMotifs(state);
  if (neurons.length === 0) return [];
  const layer = layerOf(state);
  const { channels } = layer ? readNeurons(neuronsText(state), layer.channels) : { channels: null };
  const chosen = neurons.filter(neuron => neuron.layer === layer?.index && channels?.includes(neuron.channel));
  const places = (/** @type {typeof neurons} */ some) => some.map(({ layer, channel }) => ({ layer, channel }));
  return [
    { id: 'all', text: TEXT.all(neurons.length), selection: {} },
    ...(chosen.length > 0 && layer
      ? [{ id: 'chosen', text: TEXT.chosen(chosen.length, layer.index), selection: { neurons: places(chosen) } }]
      : []),
    ...(state.shown?.report.motifs?.length
      ? [{ id: 'distinct', text: TEXT.distinct, selection: { distinct: true } }]
      : []),
    ...neurons.map(neuron => ({
      id: neuronId(neuron),
      text: TEXT.neuron(neuronId(neuron)),
      selection: { neurons: places([neuron]) },
    })),
  ];
}

/** What can be searched: all records, or the strongest windows that were found. @param {State} state @returns {Where[]} */
function placesOf({ answers, sources }) {
  const all = { id: 'records', text: TEXT.records, windows: null };
  if (!sources.genome) return [all];
  /** @type {Map<string, PlacedWindow[]>} */
  const windows = new Map();
  for (const survey of Object.values(answers.surveys)) {
    for (const [id, { neuron }] of Object.entries(survey.neurons)) {
      const placed = neuron.windows.filter(({ region }) => region.chromosome !== null);
      if (placed.length > 0) windows.set(id, placed);
    }
  }
  const found = [...windows].map(([id, some]) => ({ id, text: TEXT.windows(some.length, id), windows: some }));
  return [all, ...found];
}

/** @param {State} state */
function lacksMotifs(state) {
  const { shown, model } = state;
  if (!shown) return NEEDS.results;
  if (model && !isOf(shown.report.model, model.info)) return SEQUENCES.needs.otherNetwork(shown.report.model.name);
  return withMotifs(state).length === 0 ? NEEDS.motifs : '';
}
