/** What a scan found: a map of the neurons that fire most, their table, and the files. */
import { inWords } from '../../session/views/problem.js';
import { count, counted, figure } from '../../texts/format.js';
import { dataTable } from '../../ui/data-table.js';
import { h, write } from '../../ui/dom.js';
import { save } from '../../ui/save.js';
import { heatMap } from './heat-map.js';
import { endOf, fileHolds, lettersOf, ranked, scanFile } from './scan-values.js';

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
  if ('refusal' in scan) return [h('div', { class: 'problem', role: 'alert' }, ...inWords(scan.refusal))];
  const { scanned, sequence } = scan;
  const { layer, starts, receptive_field } = scanned;
  const best = ranked(scanned);
  const end = endOf(best, scanned);
  const title = `Layer ${layer} along ${sequence.name || 'the sequence'}`;
  return [
    h('h3', { class: 'scan-title' }, title),
    h(
      'p',
      { class: 'hint' },
      `${counted(starts.length, 'window')} of ${counted(receptive_field, 'letter')}, ${counted(best.length, 'neuron')}${best.length > 1 ? ', the one with the largest value first' : ''}. Values are those before the activation function; letters are counted from 1. Choose a number to choose its neuron.`,
    ),
    h(
      'p',
      {
        class: 'heat-scale',
        role: 'img',
        'aria-label': `Colours from ${figure(-end)} or less through 0 to ${figure(end)}`,
      },
      `−${figure(end)} or less`,
      h('span'),
      figure(end),
    ),
    heatMap({ scanned, best, end, letters: sequence.letters, choose: channel => actions.chooseNeuron(layer, channel) }),
    saveButton(scan, best, info.name),
    bestTable(scan, best, actions),
  ];
}

/** @param {() => void} abort */
function working(abort) {
  return [
    h('p', { class: 'working', role: 'status' }, 'Scanning …'),
    h('progress', { 'aria-label': 'Scanning' }),
    h('button', { type: 'button', class: 'quiet', id: 'scan-cancel', onclick: abort }, 'Cancel'),
  ];
}

/**
 * @param {import('../../session/state.js').Scanned} scan
 * @param {import('./scan-values.js').Best[]} best
 * @param {string} model its file's name
 */
function saveButton({ scanned }, best, model) {
  const name = `${model.replace(/\.onnx$/, '')}-layer${scanned.layer}-scan.tsv`;
  const holds = fileHolds(scanned);
  const what = holds < best.length ? `the values of the first ${counted(holds, 'neuron')}` : 'all values';
  const onclick = () => save(name, scanFile(scanned, best), 'text/tab-separated-values');
  return h('button', { type: 'button', class: 'quiet', id: 'scan-save', onclick }, `Save ${what} as TSV`);
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
      name: 'Neuron',
      read: ({ channel }) => channel,
      show({ channel }) {
        const button = h('button', { type: 'button', class: 'link' });
        button.addEventListener('click', () => actions.chooseNeuron(scanned.layer, channel));
        write(button, `${channel}`);
        return button;
      },
    },
    { name: 'Largest value', read: ({ value }) => value, show: ({ value }) => figure(value) },
    {
      name: 'From',
      title: 'first letter of the window',
      read: row => range(row)[0],
      show: row => count(range(row)[0]),
    },
    { name: 'To', title: 'last letter of the window', read: row => range(row)[1], show: row => count(range(row)[1]) },
    {
      name: 'Letters',
      read: letters,
      show: row => h('code', { class: 'window-letters', title: letters(row) }, letters(row)),
    },
  ];
  const table = dataTable({
    id: 'scan-table',
    label: 'Neurons and the windows in which they fire most',
    columns,
    search: 'Search neurons and letters',
    file: `layer${scanned.layer}-best-windows`,
  });
  table.update(best);
  return h(
    'details',
    { class: 'scan-table' },
    h('summary', {}, 'As a table: each neuron’s best window'),
    table.element,
  );
}
