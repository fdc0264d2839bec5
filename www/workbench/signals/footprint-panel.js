/** The question what signals are around the sites of a tree or a motif. */
import { ASKING, SIGNALS } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { askControl } from '../ask-control.js';
import { choice } from './choice.js';
import { footprintAnswer } from './footprint-answer.js';
import { subjectsOf } from './subjects.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../engine/types.js').Normalisation} Normalisation */

const { footprint: TEXT, needs: NEEDS } = SIGNALS;
const ID = 'footprint';

/** The usual numbers are the paper's; the ranges are smaller than the engine's. */
const SITES = { usual: 3_000, min: 1, max: 100_000 };
const HALF = { usual: 500, min: 20, max: 5_000 };

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function footprintPanel(store, actions) {
  const subject = choice(`${ID}-of`, TEXT.of);
  const most = numberField(`${ID}-most`, SITES);
  const half = numberField(`${ID}-half`, HALF);
  const normalisation = choice(`${ID}-values`, TEXT.normalisation);
  normalisation.offer(Object.entries(TEXT.normalisations).map(([id, text]) => ({ id, text })));
  const wrong = h('p', { class: 'note', role: 'status' });

  function ask() {
    const wrongField = !most.checkValidity() ? 'most' : !half.checkValidity() ? 'half' : null;
    fill(wrong, wrongField && TEXT.wrong[wrongField]);
    if (wrongField) return;
    actions.averageSignals(ID, {
      subject: subject.value(),
      most: Number(most.value),
      half: Number(half.value),
      normalisation: /** @type {Normalisation} */ (normalisation.value()),
    });
  }

  const question = {
    id: ID,
    kind: /** @type {const} */ ('footprint'),
    start: TEXT.start,
    progress: ASKING.counting(TEXT.unit),
  };
  const control = askControl({ ...question, ask, missing: lacksSignals }, store, actions);
  const answer = h('div', { class: 'footprint' });
  store.watch(
    ({ answers }) => [answers.hits],
    ({ answers }) => {
      const found = answers.hits ? subjectsOf(answers.hits) : [];
      subject.offer(found.map(({ id, name, sites }) => ({ id, text: TEXT.option(name, sites) })));
    },
  );
  store.watch(
    ({ answers, sources }) => [answers.footprint, sources.expression],
    ({ answers, sources, model }) =>
      fill(
        answer,
        ...(answers.footprint ? footprintAnswer(answers.footprint, sources.expression, model?.info.name ?? '') : []),
      ),
  );
  return h(
    'section',
    { class: 'question' },
    h('h3', { id: `${ID}-title` }, TEXT.title),
    h('p', { class: 'hint' }, TEXT.how),
    h('p', { class: 'row' }, ...subject.parts),
    h(
      'p',
      { class: 'row' },
      h('label', { for: most.id }, TEXT.most),
      most,
      h('label', { for: half.id }, TEXT.half),
      half,
      ...normalisation.parts,
    ),
    wrong,
    control.element,
    answer,
  );
}

/** @param {string} id @param {{usual: number, min: number, max: number}} range */
function numberField(id, { usual, min, max }) {
  return h('input', { type: 'number', id, min, max, step: 1, value: usual, inputmode: 'numeric', required: true });
}

/** @param {State} state */
function lacksSignals({ sources: { files, signals, reading }, answers: { hits } }) {
  if (files.signals.length === 0) return NEEDS.signals;
  if (signals === null || reading) return NEEDS.reading;
  if (signals.length === 0) return NEEDS.noSignal;
  if (!hits) return NEEDS.hits;
  if (subjectsOf(hits).length === 0) return NEEDS.noHits;
  return hits.regions.some(({ chromosome }) => chromosome !== null) ? '' : NEEDS.places;
}
