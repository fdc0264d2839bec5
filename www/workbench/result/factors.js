/** Which known factors the layers of the report have found, and by which neurons. */
import { count, counted, significance } from '../../texts/format.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';

/** @typedef {import('../../engine/types.js').Report} Report */
/** @typedef {import('../../engine/types.js').Factor} Factor */
/** @typedef {import('../actions.js').Actions} Actions */

/** Neurons of a cell that are linked; the file has all. */
const MOST = 8;

/** @param {Report} report @param {Actions} actions @returns {HTMLElement | null} */
export function factorsView({ known, neurons, options }, actions) {
  if (!known) return null;
  const layers = [...new Set(neurons.map(({ layer }) => layer))].sort((a, b) => a - b);
  const found = known.factors.length;
  const details = h(
    'details',
    { class: 'factors' },
    h('summary', {}, found > 0 ? `${counted(found, 'known factor')} by layer` : 'No known factor was found'),
  );
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return;
    const table = dataTable({
      id: 'factors',
      label: 'Known factors by layer',
      search: 'Search factor',
      columns: columnsFor(known.factors, layers, actions),
      file: 'known-factors',
    });
    details.append(
      h(
        'p',
        { class: 'hint' },
        `Factors that a neuron matches with q ≤ ${significance(options.grammar.factor)}. Known motifs that resemble each other as much count as one. The numbers are neurons.`,
      ),
      table.element,
    );
    table.update(known.factors);
  });
  return details;
}

/** @param {Factor[]} factors @param {number[]} layers @param {Actions} actions @returns {import('../../ui/data-table.js').Column<Factor>[]} */
function columnsFor(factors, layers, actions) {
  return [
    { name: 'Factor', read: ({ name }) => name, show: ({ name }) => h('b', {}, name) },
    { name: 'Best q', read: ({ q }) => q, show: ({ q }) => significance(q) },
    ...layers.map(layer => layerColumn(layer, factors, actions)),
    {
      name: 'Counted as this one',
      title: 'known motifs that resemble it',
      read: ({ names, name }) => names.filter(other => other !== name).join(', '),
      show: ({ names, name }) => h('span', { class: 'words' }, names.filter(other => other !== name).join(', ')),
    },
  ];
}

/** @param {number} layer @param {Factor[]} factors @param {Actions} actions @returns {import('../../ui/data-table.js').Column<Factor>} */
function layerColumn(layer, factors, actions) {
  const channels = (/** @type {Factor} */ factor) => factor.layers.find(found => found.layer === layer)?.channels ?? [];
  const many = factors.filter(factor => channels(factor).length > 0).length;
  return {
    name: `Layer ${layer} (${count(many)})`,
    title: `${counted(many, 'factor')} found in layer ${layer}; the neurons that found each`,
    read: factor => channels(factor).join(' '),
    show: factor => neuronLinks(layer, channels(factor), actions),
  };
}

/** @param {number} layer @param {number[]} channels @param {Actions} actions */
function neuronLinks(layer, channels, actions) {
  const links = channels.slice(0, MOST).map(channel =>
    h(
      'button',
      {
        type: 'button',
        class: 'link',
        'aria-label': `Layer ${layer}, neuron ${channel}`,
        onclick: () => actions.showNeuron(`${layer}.${channel}`),
      },
      channel,
    ),
  );
  return h('span', {}, ...links, channels.length > MOST && ` … ${counted(channels.length, 'neuron')}`);
}
