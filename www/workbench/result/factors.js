/** The known factors of the report by layer, and the neurons that found them. */
import { significance } from '../../texts/format.js';
import { RESULT } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';

/** @typedef {import('../../engine/types.js').Report} Report */
/** @typedef {import('../../engine/types.js').Factor} Factor */
/** @typedef {import('../actions.js').Actions} Actions */

/** Maximum number of linked neurons per cell; the file has all. */
const MAX_LINKS = 8;

/** @param {Report} report @param {Actions} actions @returns {HTMLElement | null} */
export function factorsView({ known, neurons, options }, actions) {
  if (!known) return null;
  const { threshold, factor } = options.grammar;
  const layers = [...new Set(neurons.map(({ layer }) => layer))].sort((a, b) => a - b);
  const details = h('details', { class: 'factors' }, h('summary', {}, RESULT.factors.summary(known.factors.length)));
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return;
    const table = dataTable({
      id: 'factors',
      label: RESULT.factors.label,
      search: RESULT.factors.search,
      columns: columnsFor(known.factors, layers, actions),
      file: 'known-factors',
    });
    details.append(h('p', { class: 'hint' }, RESULT.factors.meaning(threshold, factor)), table.element);
    table.update(known.factors);
  });
  return details;
}

/**
 * @param {Factor[]} factors
 * @param {number[]} layers
 * @param {Actions} actions
 * @returns {import('../../ui/data-table.js').Column<Factor>[]}
 */
function columnsFor(factors, layers, actions) {
  return [
    {
      name: RESULT.factors.factor,
      read: ({ label, name }) => label ?? name,
      show: ({ label, name }) => h('b', {}, label ?? name),
    },
    { name: RESULT.factors.bestQ, read: ({ q }) => q, show: ({ q }) => significance(q) },
    ...layers.map(layer => layerColumn(layer, factors, actions)),
    {
      name: RESULT.factors.merged[0],
      title: RESULT.factors.merged[1],
      read: ({ names, name }) => names.filter(other => other !== name).join(', '),
      show: ({ names, name }) => h('span', { class: 'words' }, names.filter(other => other !== name).join(', ')),
    },
  ];
}

/** @param {number} layer @param {Factor[]} factors @param {Actions} actions @returns {import('../../ui/data-table.js').Column<Factor>} */
function layerColumn(layer, factors, actions) {
  const channels = (/** @type {Factor} */ factor) => factor.layers.find(found => found.layer === layer)?.channels ?? [];
  const many = factors.filter(factor => channels(factor).length > 0).length;
  const [name, title] = RESULT.factors.layer(layer, many);
  return {
    name,
    title,
    read: factor => channels(factor).join(' '),
    show: factor => neuronLinks(layer, channels(factor), actions),
  };
}

/** @param {number} layer @param {number[]} channels @param {Actions} actions */
function neuronLinks(layer, channels, actions) {
  const links = channels.slice(0, MAX_LINKS).map(channel =>
    h(
      'button',
      {
        type: 'button',
        class: 'link',
        'aria-label': RESULT.factors.neuron(layer, channel),
        onclick: () => actions.showNeuron(`${layer}.${channel}`),
      },
      channel,
    ),
  );
  return h('span', {}, ...links, channels.length > MAX_LINKS && RESULT.factors.more(channels.length));
}
