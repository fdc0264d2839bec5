/** The usual methods on the shown neuron, beside its facets: a button that computes them, their logos and figures. */
import { rowLogo } from '../../session/logo-sizes.js';
import { count, counted, figure, percent, shift } from '../../texts/format.js';
import { RUN } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';

/** @typedef {import('../../engine/types.js').MethodRow} MethodRow */
/** @typedef {import('../../engine/protocol.js').MethodsCompared} MethodsCompared */
/** @typedef {import('../../session/views/logos.js').Logos} Logos */

/** Facets that are drawn beside the methods; all of them stand above, and in the table. */
const FACETS = 6;

const IDLE = 'Compare methods';

/**
 * @param {import('../../engine/types.js').NeuronReport} neuron
 * @param {string} report the JSON that it belongs to
 * @param {Logos} logos
 * @param {import('../../engine/client.js').Engine} engine
 * @param {import('../actions.js').Actions} actions
 * @returns {{element: HTMLElement, stop: () => void}}
 */
export function methodsView({ layer, channel, receptive_field: field }, report, logos, engine, actions) {
  let working = false;
  const button = h('button', { type: 'button', id: 'methods', onclick: () => (working ? stop() : run()) }, IDLE);
  const says = h('span', { role: 'status' });
  const bar = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': 'Share of the methods that is done' });
  const answer = h('div');
  const element = h(
    'section',
    { class: 'methods', 'aria-label': 'The usual methods on this neuron' },
    h('h4', {}, 'The usual methods on this neuron'),
    h(
      'p',
      { class: 'how' },
      'Stacking, saliency, DeepLIFT and others, computed from sequences that excite this neuron, beside its facets and with the same figures.',
    ),
    h('p', { class: 'row' }, button, says),
    bar,
    answer,
  );

  async function run() {
    begin(true);
    engine.addEventListener('progress', follow);
    try {
      const compared = await engine.call('methods', { report, request: { layer, channel } });
      if (compared.rows.length > 0) fill(answer, ...parts(compared, field, logos));
      write(says, compared.cancelled ? 'Cancelled: these were done.' : '');
    } catch (error) {
      write(says, '');
      actions.refuse(error);
    } finally {
      engine.removeEventListener('progress', follow);
      begin(false);
    }
  }

  /** @param {boolean} starts */
  function begin(starts) {
    working = starts;
    button.textContent = starts ? 'Cancel' : IDLE;
    bar.hidden = !starts;
    bar.value = 0;
  }

  /** @param {Event} event */
  function follow(event) {
    const { detail: progress } = /** @type {CustomEvent<import('../../engine/types.js').Progress>} */ (event);
    bar.value = progress.fraction;
    write(says, `${RUN.stage(progress)} · ${percent(progress.fraction)}`);
  }

  function stop() {
    if (working) engine.cancel().catch(() => {}); // a worker that dies meanwhile refuses the comparison, too
  }
  return { element, stop };
}

/** @param {MethodsCompared} compared @param {number} field letters of the receptive field @param {Logos} logos */
function parts(compared, field, logos) {
  const { rows, notes, sample, truth } = compared;
  const drawn = rows.filter((row, i) => row.method !== 'neuron-motif' || facetsBefore(rows, i) < FACETS);
  const against = truth ? ` Correlations are with ${truth.name}.` : '';
  return [
    h('p', { class: 'hint' }, [`Computed from ${sample}.${against}`, ...notes].join(' ')),
    h(
      'div',
      { class: 'facets', tabindex: 0, role: 'region', 'aria-label': 'Logos of the methods' },
      h('ol', {}, ...drawn.map((row, i) => methodRow(row, drawn[i - 1]?.method !== row.method, field, logos))),
    ),
    table(compared),
  ];
}

/** @param {MethodRow[]} rows @param {number} index */
function facetsBefore(rows, index) {
  return rows.slice(0, index).filter(({ method }) => method === 'neuron-motif').length;
}

/** @param {MethodRow} row @param {boolean} first of its method @param {number} field @param {Logos} logos */
function methodRow(row, first, field, logos) {
  const { title, reason, source, contributions, ppm, consensus } = row;
  const options = {
    ...rowLogo(field),
    title: contributions ? `Contributions, ${title}` : `Sequence logo, ${consensus}`,
  };
  const value = (/** @type {string} */ name, /** @type {string} */ text) => h('span', {}, `${name} `, h('b', {}, text));
  return h(
    'li',
    { class: 'facet method', 'data-method': row.method },
    h(
      'div',
      { class: 'facet-head' },
      h('b', {}, title),
      value('information', `${figure(row.information)} bits`),
      value('decoupling', figure(row.decoupling ?? Number.NaN)),
      row.truth && value('correlation', figure(row.truth.correlation)),
      value('from', counted(row.sequences, 'sequence')),
    ),
    contributions ? logos.contributions(contributions, options) : logos.place(ppm, options),
    first && h('p', { class: 'method-reason facet-more' }, `${reason} `, h('cite', {}, source)),
  );
}

/** @param {MethodsCompared} compared */
function table({ rows, truth }) {
  /** @type {[string, string, (row: MethodRow) => string][]} */
  const columns = [
    ['Sequences', 'Sequences that were used.', row => count(row.sequences)],
    ['Information', 'Mean information content of the positions, in bits.', row => figure(row.information)],
    ['Consensus', 'The most probable letter of every position.', row => row.consensus],
    [
      'Consensus activation',
      'What that sequence excites the neuron by.',
      row => figure(row.consensus_activation ?? Number.NaN),
    ],
    [
      'Decoupling',
      'The same, divided by the neuron’s largest activation.',
      row => figure(row.decoupling ?? Number.NaN),
    ],
  ];
  if (truth) {
    columns.push(
      [
        'Correlation',
        `Pearson, with ${truth.name} where both agree best.`,
        row => figure(row.truth?.correlation ?? Number.NaN),
      ],
      ['Offset', 'Where that is.', row => (row.truth ? `${shift(row.truth.offset)}, ${row.truth.orientation}` : '–')],
    );
  }
  return h(
    'details',
    {},
    h('summary', {}, 'The methods as a table'),
    scrollingTable({
      label: 'Figures of the methods',
      kind: 'method-table',
      columns: [['Method'], ...columns.map(([name, title]) => /** @type {[string, string]} */ ([name, title]))],
      rows: rows.map(row =>
        tableRow(
          row.title,
          columns.map(([, , read]) => read(row)),
        ),
      ),
    }),
  );
}
