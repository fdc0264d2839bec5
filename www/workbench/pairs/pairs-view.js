/** Two reports side by side, facet by facet: of two runs of a network, or of two networks. */
import { readReport } from '../../engine/reading.js';
import { arrange, DEFAULT_VIEW } from '../../session/facets/arrange.js';
import { coreOf } from '../../session/facets/core.js';
import { similarities } from '../../session/similarity.js';
import { neuronId, neuronOf } from '../../session/network.js';
import { WALL } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';
import { pairTable } from './pair-table.js';
import { pairsOf } from './pairing.js';

/** @typedef {import('../../engine/types.js').Report} Report */
/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */

/** Correlation from which two facets count as similar. */
const SIMILAR = 0.8;

const { pairs: TEXT } = WALL;

/**
 * @param {import('../result/place.js').Store} store
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../engine/client.js').Engine} engine
 * @returns {HTMLElement}
 */
export function pairsView(store, actions, engine) {
  /** @type {Report | null} */
  let other = null;
  const input = h('input', { type: 'file', id: 'pairs-file', class: 'unseen', accept: '.json', onchange: open });
  const opened = h('span', { class: 'hint', role: 'status' });
  const own = h('select', { id: 'pairs-own' });
  const others = h('select', { id: 'pairs-other' });
  const form = h(
    'form',
    { class: 'row', hidden: true, onsubmit: compare },
    h('label', { for: own.id }, TEXT.own),
    own,
    h('label', { for: others.id }, TEXT.other),
    others,
    h('button', { id: 'pairs-start' }, TEXT.start),
  );
  const answer = h('div', { 'aria-live': 'polite' });

  async function open() {
    const [file] = input.files ?? [];
    input.value = '';
    const { shown } = store.state;
    if (!file || !shown) return;
    await attempt(async () => {
      const { report: read } = await readReport(engine, file.name, file);
      if (read.model.alphabet !== shown.report.model.alphabet) throw otherAlphabet(file.name);
      other = read;
      write(opened, TEXT.opened(file.name, read.neurons.length));
      fillOthers();
    });
  }

  function fillOthers() {
    const ids = other?.neurons.map(neuronId) ?? [];
    fill(others, ...ids.map(id => h('option', { value: id }, id)));
    if (ids.includes(own.value)) others.value = own.value;
    form.hidden = ids.length === 0;
    fill(answer);
  }
  own.addEventListener('change', () => {
    const isThere = [...others.options].some(({ value }) => value === own.value);
    if (isThere) others.value = own.value;
  });

  /** @param {Event} event */
  async function compare(event) {
    event.preventDefault();
    const { shown } = store.state;
    const one = shown?.report.neurons.find(neuron => neuronId(neuron) === own.value);
    const two = other?.neurons.find(neuron => neuronId(neuron) === others.value);
    if (!shown || !other || !one || !two) return;
    const [first, second] = [facetsOf(one, shown.report), facetsOf(two, other)];
    if (first.length === 0 || second.length === 0) return fill(answer, h('p', { class: 'empty' }, TEXT.noFacets));
    await attempt(async () => {
      const matrices = [...first, ...second].map(crm => coreOf(crm).ppm);
      const { alphabet } = shown.report.model;
      const found = await similarities(engine, matrices, alphabet, { rows: first.length });
      if (!found) return;
      const at = (/** @type {number} */ j) => first.length + j;
      const pairs = pairsOf(
        first,
        second,
        (i, j) => found.correlation(i, at(j)),
        (i, j) => aligned(found.alignment(i, at(j)), first[i], second[j]),
      );
      fill(answer, h('p', {}, summary(pairs)), pairTable(pairs, { neuron: one, engine, shown, actions, store }));
    });
  }

  /** The facets that the filters leave. @param {NeuronReport} neuron @param {Report} report */
  function facetsOf(neuron, report) {
    const { facetView, marks } = store.state;
    const view = { ...DEFAULT_VIEW, trusted: facetView.trusted, hidden: facetView.hidden };
    return arrange(neuron, report.known, view, marks).shown.map(({ crm }) => crm);
  }

  /** @param {() => Promise<void>} act */
  async function attempt(act) {
    try {
      await act();
    } catch (error) {
      actions.refuse(error);
    }
  }

  store.watch(
    state => [state.shown, neuronOf(state)],
    state => {
      const neuron = neuronOf(state);
      const ids = state.shown?.report.neurons.map(neuronId) ?? [];
      fill(own, ...ids.map(id => h('option', { value: id }, id)));
      if (neuron) own.value = neuronId(neuron);
      fillOthers();
    },
  );
  return h(
    'details',
    { class: 'facet-pairs' },
    h('summary', {}, TEXT.summary),
    h('p', { class: 'hint' }, TEXT.meaning),
    h('p', { class: 'row' }, h('label', { class: 'pick' }, input, h('u', {}, TEXT.open)), opened),
    form,
    answer,
  );
}

/**
 * The alignment of the parts that hold motifs, for the whole facets.
 * @param {{offset: number, reversed: boolean}} alignment
 * @param {import('../../engine/types.js').Crm} own
 * @param {import('../../engine/types.js').Crm} other
 */
function aligned({ offset, reversed }, own, other) {
  const before = reversed ? other.ppm.length - coreOf(other).end : coreOf(other).start;
  return { offset: offset + coreOf(own).start - before, reversed };
}

/** @param {import('./pairing.js').Pair[]} pairs */
function summary(pairs) {
  const paired = pairs.filter(({ own, other }) => own && other);
  const similar = paired.filter(({ correlation }) => (correlation ?? 0) >= SIMILAR).length;
  const alone = pairs.filter(({ own, other }) => !own || !other);
  return TEXT.result(
    paired.length,
    similar,
    alone.filter(({ own }) => own).length,
    alone.filter(({ other }) => other).length,
  );
}

/** @param {string} name @returns {import('../../engine/protocol.js').EngineError} */
function otherAlphabet(name) {
  return { code: 'page.other-letters', concerns: name, message: TEXT.otherAlphabet, next: TEXT.alphabetNext };
}
