/** Other interpretation methods on the shown neuron: the button that computes them, their logos and properties. */
import { rowLogo } from '../../session/logo-sizes.js';
import { isOccupied } from '../../session/runs.js';
import { ENGINE } from '../../texts/engine.js';
import { count, figure, percent, shift } from '../../texts/format.js';
import { methodTitle, say } from '../../texts/say.js';
import { UI } from '../../texts/ui.js';
import { ASKING, FACETS, RESULT, RUN } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';
import { save } from '../../ui/save.js';
import { scrollingTable, tableRow } from '../../ui/table.js';
import { setSpan } from '../facets/span.js';

/** @typedef {import('../../engine/types.js').MethodRow} MethodRow */
/** @typedef {import('../../engine/protocol.js').MethodsCompared} MethodsCompared */
/** @typedef {import('../../session/views/logos.js').Logos} Logos */

/** Maximum number of facets that are drawn with the methods; the table has all. */
const MAX_FACETS = 6;

const { methods: TEXT } = RESULT;

/**
 * @param {import('./place.js').Place} place
 * @param {import('./place.js').Store} store
 * @param {import('../actions.js').Actions} actions
 * @returns {import('../../ui/tabs.js').Content}
 */
export function methodsView({ neuron, report, text, logos, engine }, store, actions) {
  const { layer, channel, receptive_field: field } = neuron;
  let working = false;
  const button = h('button', { type: 'button', id: 'methods', onclick: () => (working ? stop() : run()) }, TEXT.start);
  const status = h('span', { role: 'status' });
  const bar = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': TEXT.share });
  const answer = h('div');
  const element = h(
    'section',
    { class: 'methods', 'aria-label': TEXT.title },
    h('h4', {}, TEXT.title),
    h('p', { class: 'how' }, TEXT.intro),
    h('p', { class: 'row' }, button, status),
    bar,
    answer,
  );

  async function run() {
    begin(true);
    engine.addEventListener('methods.progress', follow);
    try {
      const compared = await actions.compareMethods(text, { layer, channel });
      if (compared.rows.length > 0)
        fill(answer, saving(compared), h('p', { class: 'hint' }, ASKING.notKept), ...parts(compared, field, logos));
      write(status, compared.cancelled ? TEXT.cancelled : '');
    } catch (error) {
      write(status, '');
      actions.refuse(error);
    } finally {
      engine.removeEventListener('methods.progress', follow);
      begin(false);
    }
  }

  /** @param {MethodsCompared} compared */
  function saving(compared) {
    const open = () => actions.openFigure({ kind: 'methods', neuron, report, compared });
    const file = `methods-${layer}.${channel}`;
    const saveTable = async () => {
      const { methodsTable } = await import('../../exports/methods-table.js');
      save(`${file}.tsv`, methodsTable(compared), 'text/tab-separated-values');
    };
    const saveJson = () => save(`${file}.json`, JSON.stringify(compared, null, 1), 'application/json');
    return h(
      'p',
      { class: 'row' },
      h('button', { type: 'button', id: 'methods-figure', onclick: open }, UI.figure),
      h(
        'button',
        { type: 'button', id: 'methods-tsv', onclick: () => saveTable().catch(actions.refuse) },
        UI.table.save,
      ),
      h('button', { type: 'button', id: 'methods-json', onclick: saveJson }, TEXT.saveJson),
    );
  }

  /** @param {boolean} starts */
  function begin(starts) {
    working = starts;
    button.textContent = starts ? TEXT.cancel : TEXT.start;
    bar.hidden = !starts;
    bar.value = 0;
  }

  /** @param {Event} event */
  function follow(event) {
    const { detail: progress } = /** @type {CustomEvent<import('../../engine/types.js').Progress>} */ (event);
    bar.value = progress.fraction;
    write(status, `${RUN.stage(progress)} · ${percent(progress.fraction)}`);
  }

  function stop() {
    if (working) engine.cancel().catch(() => {}); // a worker that stops rejects the comparison itself
  }

  const unwatch = store.watch(
    state => [isOccupied(state)],
    state => {
      button.disabled = isOccupied(state) && !working;
    },
  );
  return {
    parts: [element],
    stop() {
      unwatch();
      stop();
    },
  };
}

/** @param {MethodsCompared} compared @param {number} field letters of the receptive field @param {Logos} logos */
function parts(compared, field, logos) {
  const { rows, notes, sample, truth } = compared;
  const drawn = rows.filter((row, i) => row.method !== 'neuron-motif' || facetsBefore(rows, i) < MAX_FACETS);
  const from = sample ? [TEXT.sample(say('sample', sample), truth?.name ?? null)] : [];
  const list = h('ol', { class: 'facets-sheet' });
  setSpan(list, Math.max(...drawn.map(({ ppm }) => ppm.length)), field);
  fill(list, ...drawn.map((row, i) => methodRow(row, drawn[i - 1]?.method !== row.method, field, logos)));
  return [
    h('p', { class: 'hint' }, [...from, ...notes.map(note => say('methodsNote', note))].join(' ')),
    h('div', { class: 'facets', tabindex: 0, role: 'region', 'aria-label': TEXT.logos }, list),
    table(compared),
  ];
}

/** @param {MethodRow[]} rows @param {number} index */
function facetsBefore(rows, index) {
  return rows.slice(0, index).filter(({ method }) => method === 'neuron-motif').length;
}

/** @param {MethodRow} row @param {boolean} first of its method @param {number} field @param {Logos} logos */
function methodRow(row, first, field, logos) {
  const { contributions, ppm, consensus } = row;
  const { reason, source } = ENGINE.methods[row.method];
  const title = methodTitle(row);
  const options = {
    ...rowLogo(field),
    title: contributions ? TEXT.contributions(title) : TEXT.logo(consensus),
  };
  const value = (/** @type {string} */ name, /** @type {string} */ text) => h('span', {}, `${name} `, h('b', {}, text));
  return h(
    'li',
    { class: 'facet method', 'data-method': row.method },
    h(
      'div',
      { class: 'facet-head' },
      h('b', {}, title),
      value(TEXT.information, FACETS.rows.bits(row.information)),
      value(TEXT.decoupling, figure(row.decoupling ?? Number.NaN)),
      row.truth && value(TEXT.correlation, figure(row.truth.correlation)),
      row.sequences > 0 && value(TEXT.from, TEXT.sequences(row.sequences)),
    ),
    contributions ? logos.contributions(contributions, options) : logos.place(ppm, options),
    first && h('p', { class: 'method-reason facet-more' }, `${reason} `, h('cite', {}, source)),
  );
}

/** @param {MethodsCompared} compared */
function table({ rows, truth }) {
  const { columns } = TEXT;
  /** @type {[text: string[], read: (row: MethodRow) => string][]} name and meaning, and the value */
  const shown = [
    [columns.sequences, row => count(row.sequences)],
    [columns.information, row => figure(row.information)],
    [columns.consensus, row => row.consensus],
    [columns.consensusActivation, row => figure(row.consensus_activation ?? Number.NaN)],
    [columns.decoupling, row => figure(row.decoupling ?? Number.NaN)],
  ];
  if (truth) {
    shown.push(
      [
        [columns.correlation, columns.correlationMeaning(truth.name)],
        row => figure(row.truth?.correlation ?? Number.NaN),
      ],
      [columns.offset, row => (row.truth ? `${shift(row.truth.offset)}, ${row.truth.orientation}` : '–')],
    );
  }
  return h(
    'details',
    {},
    h('summary', {}, TEXT.summary),
    scrollingTable({
      label: TEXT.label,
      kind: 'method-table',
      columns: [[columns.method], ...shown.map(([[name, title]]) => /** @type {[string, string]} */ ([name, title]))],
      rows: rows.map(row =>
        tableRow(
          methodTitle(row),
          shown.map(([, read]) => read(row)),
        ),
      ),
    }),
  );
}
