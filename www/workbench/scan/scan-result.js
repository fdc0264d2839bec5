/** The result of a scan: a heat map of the most active neurons, their table, and the files. */
import { problemParts } from '../../session/views/problem.js';
import { count, figure } from '../../texts/format.js';
import { SCAN } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h, write } from '../../ui/dom.js';
import { save } from '../../ui/save.js';
import { heatMap } from './heat-map.js';
import { endOf, lettersOf, neuronsInFile, ranked, scanFile } from './scan-values.js';

/** @typedef {import('../actions.js').Actions} Actions */

/**
 * @param {import('../../session/state.js').Scan | null} scan
 * @param {import('../../engine/types.js').ModelInfo | null} info
 * @param {Actions} actions
 * @returns {import('../../ui/dom.js').Child[]}
 */
export function scanResult(scan, info, actions) {
  if (!scan || !info) return [];
  if ('abort' in scan) return working(scan.abort);
  if ('refusal' in scan) return [h('div', { class: 'problem', role: 'alert' }, ...problemParts(scan.refusal))];
  const { scanned, sequence } = scan;
  const { layer, starts, receptive_field, skipped } = scanned;
  const best = ranked(scanned);
  const end = endOf(best, scanned);
  return [
    h('h3', { class: 'scan-title' }, SCAN.title(layer, sequence.name)),
    h('p', { class: 'hint' }, SCAN.summary(starts.length, receptive_field, best.length)),
    ...(skipped > 0 ? [h('p', { class: 'hint', id: 'scan-skipped' }, SCAN.skipped(skipped, info.alphabet))] : []),
    h(
      'p',
      { class: 'heat-scale', role: 'img', 'aria-label': SCAN.scale(end) },
      SCAN.scaleLow(end),
      h('span'),
      figure(end),
    ),
    heatMap({
      scanned,
      best,
      end,
      letters: sequence.letters,
      step: [...info.layers, ...info.dense].find(({ index }) => index === layer)?.jump ?? 1,
      choose: channel => actions.chooseNeuron(layer, channel),
    }),
    saveButton(scan, best, info.name),
    bestTable(scan, best, actions),
  ];
}

/** @param {() => void} abort */
function working(abort) {
  return [
    h('p', { class: 'working', role: 'status' }, SCAN.scanning),
    h('progress', { 'aria-label': SCAN.working }),
    h('button', { type: 'button', class: 'quiet', id: 'scan-cancel', onclick: abort }, SCAN.cancel),
  ];
}

/**
 * @param {import('../../session/state.js').Scanned} scan
 * @param {import('./scan-values.js').Best[]} best
 * @param {string} model its file's name
 */
function saveButton({ scanned }, best, model) {
  const name = `${model.replace(/\.onnx$/, '')}-layer${scanned.layer}-scan.tsv`;
  const onclick = () => save(name, scanFile(scanned, best), 'text/tab-separated-values');
  return h(
    'button',
    { type: 'button', class: 'quiet', id: 'scan-save', onclick },
    SCAN.save(neuronsInFile(scanned), best.length),
  );
}

/**
 * @param {import('../../session/state.js').Scanned} scan
 * @param {import('./scan-values.js').Best[]} best
 * @param {Actions} actions
 */
function bestTable({ scanned, sequence }, best, actions) {
  const range = (/** @type {import('./scan-values.js').Best} */ { window }) => lettersOf(scanned, window);
  const letters = (/** @type {import('./scan-values.js').Best} */ row) =>
    sequence.letters.slice(range(row)[0] - 1, range(row)[1]);
  /** @type {import('../../ui/data-table.js').Column<import('./scan-values.js').Best>[]} */
  const columns = [
    {
      name: SCAN.table.neuron,
      read: ({ channel }) => channel,
      show({ channel }) {
        const button = h('button', { type: 'button', class: 'link' });
        button.addEventListener('click', () => actions.chooseNeuron(scanned.layer, channel));
        write(button, `${channel}`);
        return button;
      },
    },
    { name: SCAN.table.value, read: ({ value }) => value, show: ({ value }) => figure(value) },
    {
      name: SCAN.table.from,
      title: SCAN.table.fromMeaning,
      read: row => range(row)[0],
      show: row => count(range(row)[0]),
    },
    { name: SCAN.table.to, title: SCAN.table.toMeaning, read: row => range(row)[1], show: row => count(range(row)[1]) },
    {
      name: SCAN.table.letters,
      read: letters,
      show: row => h('code', { class: 'window-letters', title: letters(row) }, letters(row)),
    },
  ];
  const table = dataTable({
    id: 'scan-table',
    label: SCAN.table.label,
    columns,
    search: SCAN.table.search,
    file: `layer${scanned.layer}-best-windows`,
  });
  table.update(best);
  return h('details', { class: 'scan-table' }, h('summary', {}, SCAN.table.summary), table.element);
}
