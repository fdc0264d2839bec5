/** What further searches of a neuron found: how stable its results are. */
import { figure } from '../../texts/format.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';

/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */

const { repeats: TEXT } = FACETS;

/**
 * Nothing for a neuron that was searched once.
 * @param {NeuronReport} neuron
 */
export function repeatsView({ repeats, crms, sampling }) {
  if (!repeats) return null;
  const searches = 1 + repeats.max_activations.length;
  const stable = crms.filter(({ found }) => found === searches).length;
  const maxima = TEXT.maxima(searches, figure(sampling.max_activation), repeats.max_activations.map(figure));
  return h('p', { class: 'how' }, `${maxima} ${TEXT.facets(stable, crms.length, searches)}`);
}

/**
 * The rules that only other searches found.
 * @param {NeuronReport} neuron
 */
export function otherRules({ repeats }) {
  if (!repeats || repeats.rules.length === 0) return null;
  const searches = 1 + repeats.max_activations.length;
  const rule = (/** @type {{text: string, found: number}} */ { text, found }) =>
    h('li', {}, h('code', {}, text), ` ${TEXT.found(found, searches)}`);
  return h(
    'div',
    { class: 'other-rules' },
    h('p', { class: 'hint' }, TEXT.others),
    h('ul', {}, ...repeats.rules.map(rule)),
  );
}

/**
 * In how many searches something was found; what came up once is marked.
 * @param {number | undefined} found
 * @param {NeuronReport['repeats']} repeats
 */
export function foundIn(found, repeats) {
  if (!found || !repeats) return null;
  const text = TEXT.found(found, 1 + repeats.max_activations.length);
  return h('span', { class: found === 1 ? 'badge' : 'found' }, text);
}
