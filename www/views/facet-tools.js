/** What can be done with one logo: look at its figures and its matrix, copy it, save it. */
import { fill, h, write } from '../dom.js';
import { toPng } from '../export/drawing.js';
import { copyPng, copyText, save } from '../export/save.js';
import { figure } from '../format.js';

/** @typedef {import('../engine/types.js').Crm} Crm */
/** @typedef {import('./logos.js').Logos} Logos */

/**
 * @param {Crm} crm
 * @param {string} id
 * @param {Logos} logos
 * @param {import('../actions.js').Actions} actions
 */
export function facetTools(crm, id, logos, actions) {
  const details = h(
    'details',
    { class: 'facet-more' },
    h('summary', {}, h('code', { class: 'consensus' }, crm.consensus)),
  );
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) details.append(...contents(crm, id, logos, actions));
  });
  return details;
}

/** @param {Crm} crm @param {string} id @param {Logos} logos @param {import('../actions.js').Actions} actions */
function contents(crm, id, logos, actions) {
  const file = `facet-${id.replace(/[^\w.]/g, '-')}`;
  const done = h('span', { class: 'hint', role: 'status' });
  const button = (/** @type {string} */ label, /** @type {() => unknown} */ act, says = '') =>
    h(
      'button',
      {
        type: 'button',
        class: 'quiet',
        async onclick() {
          try {
            await act();
            write(done, says);
          } catch (error) {
            actions.refuse(error);
          }
        },
      },
      label,
    );
  const svg = () => logos.standalone(crm, id);
  const png = async () => toPng(await svg());
  const matrix = h('div', { class: 'scroll' });
  fill(matrix, matrixTable(crm, logos.shown()?.report.model.alphabet ?? ''));
  return [
    h(
      'p',
      { class: 'row' },
      button('Save SVG', async () => save(`${file}.svg`, await svg(), 'image/svg+xml')),
      button('Save PNG', async () => save(`${file}.png`, await png())),
      button('Copy SVG', async () => copyText(await svg()), 'Copied.'),
      button('Copy PNG', () => copyPng(png()), 'Copied.'),
      button('Copy consensus', () => copyText(crm.consensus), 'Copied.'),
      done,
    ),
    h(
      'dl',
      { class: 'facts' },
      h('dt', {}, 'Largest activation'),
      h('dd', {}, figure(crm.max_activation)),
      h('dt', {}, 'Consensus activation'),
      h('dd', {}, figure(crm.consensus_activation)),
      h('dt', {}, 'Path'),
      h('dd', {}, pathsInWords(crm)),
    ),
    matrix,
  ];
}

/** @param {Crm} crm */
export function pathsInWords({ paths }) {
  return (
    paths
      .filter(path => path.length)
      .map(path => path.join(' → '))
      .join(', ') || 'none: the neuron lies above no max-pooling'
  );
}

/** @param {Crm} crm @param {string} alphabet */
function matrixTable({ ppm, information_content: information }, alphabet) {
  return h(
    'table',
    { class: 'matrix' },
    h('caption', {}, 'Probability of every letter at every position'),
    h(
      'thead',
      {},
      h('tr', {}, h('th', { scope: 'col' }, 'Position'), ...ppm.map((_, i) => h('th', { scope: 'col' }, i + 1))),
    ),
    h(
      'tbody',
      {},
      ...[...alphabet].map((letter, i) =>
        h('tr', {}, h('th', { scope: 'row' }, letter), ...ppm.map(row => h('td', {}, row[i].toFixed(2)))),
      ),
      h('tr', {}, h('th', { scope: 'row' }, 'bits'), ...information.map(bits => h('td', {}, bits.toFixed(2)))),
    ),
  );
}
