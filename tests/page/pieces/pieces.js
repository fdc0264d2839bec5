/** Pieces of the page with made-up contents, for `pieces.test.mjs`. */
import { fileSlots } from '../../../www/session/views/file-slots.js';
import { byId, h, write } from '../../../www/ui/dom.js';
import { dropFiles } from '../../../www/ui/drop.js';
import { drawing } from '../../../www/ui/drawing.js';
import { heatMapTable } from '../../../www/ui/heat-map-table.js';
import { plot } from '../../../www/ui/plot.js';
import { rule } from './rule.js';

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path fill="#0a6b61" d="M0,20V4H40V20Z"/></svg>';

/** @param {string} text */
function log(text) {
  write(byId('log'), `${byId('log').textContent}${text}\n`);
}

const heat = heatMapTable({
  id: 'heat-table',
  label: 'Change of each output',
  rows: 'Facet',
  search: 'Search facets',
  file: 'facets-outputs',
  refuse: error => log(String(error)),
});
byId('heat').append(heat.element);
heat.update(
  [{ name: 'SPI1', title: 'task 1' }, { name: 'IRF4' }, { name: 'CTCF, a long name of a task' }],
  [row('2.0.1', [1.5, -0.25, Number.NaN]), row('2.0.2', [-2, 0.5, 0.125]), row('2.0.10', [0, 3, -1])],
);

/** @param {string} name @param {(number | null)[]} values @returns {import('../../../www/ui/heat-drawing.js').HeatRow} */
function row(name, values) {
  const logo = drawing(LOGO, `Logo of ${name}`);
  logo.setAttribute('width', '80');
  logo.setAttribute('height', '24');
  return {
    name,
    cells: values.map(value => (value === null ? null : { value, error: 0.03125 })),
    show: () => [h('button', { type: 'button', class: 'link' }, name), logo],
    drawing: async () => LOGO,
  };
}

const wide = heatMapTable({
  id: 'wide-table',
  label: 'Change of many outputs',
  rows: 'Facet',
  search: 'Search facets',
  file: 'wide',
  refuse: error => log(String(error)),
});
byId('wide').append(wide.element);
wide.update(
  Array.from({ length: 60 }, (_, i) => ({ name: `t${i}` })),
  [{ name: '1.0.1', cells: Array.from({ length: 60 }, (_, i) => ({ value: i - 30 })) }],
);

const places = Array.from({ length: 1001 }, (_, i) => i - 500);
const footprint = plot({ id: 'footprint-plot', label: 'Cut sites around the tree.', file: 'footprint' });
byId('footprint').append(footprint.element);
footprint.update({
  places,
  series: ['GM12878', 'K562', 'HepG2'].map((name, cell) => ({
    name,
    values: places.map(place =>
      cell === 2 && place === 7 ? Number.NaN : (1 + cell / 2) * (1 - Math.exp(-((place / 40) ** 2))),
    ),
    errors: places.map(() => 0.05 + cell / 20),
  })),
  x: { name: 'distance to the midpoint', unit: 'bp' },
  y: { name: 'normalised cut sites' },
});

byId('rule').append(rule() ?? '');

const bins = Array.from({ length: 20 }, (_, i) => i * 5 - 47.5);
const positions = plot({ id: 'positions-plot', label: 'Positions of the hits.', file: 'positions' });
byId('positions').append(positions.element);
positions.update({
  places: bins,
  series: [
    { name: 'hits', kind: 'bars', values: bins.map(bin => Math.round(40 * Math.exp(-((bin / 20) ** 2)))) },
    { name: 'by chance', values: bins.map(() => 8) },
    { name: 'reverse strand', kind: 'bars', values: bins.map(() => 5), errors: bins.map(() => 1) },
  ],
  x: { name: 'position', unit: 'bp' },
  y: { name: 'hits' },
});

/** @type {Record<string, import('../../../www/session/views/file-slots.js').Filled>} */
let filled = {};
const slots = fileSlots({
  id: 'own',
  label: 'Files with your sequences',
  slots: [
    { id: 'sequences', name: 'Sequences', formats: 'FASTA, or BED', purpose: 'The regions that are scanned.' },
    { id: 'genome', name: 'Genome', formats: '2bit, or FASTA with its index', most: 2 },
  ],
  change(slot, files) {
    log(`${slot}: ${files.map(({ name }) => name).join(' ')}`);
    const problem = files.some(({ name }) => name.endsWith('.doc'))
      ? { code: 'genome.unknown', concerns: slot, message: `${files[0].name} is no genome.`, next: 'Open a 2bit file.' }
      : null;
    filled = { ...filled, [slot]: { files, found: files.length > 0 ? `${files.length} read` : '', problem } };
    slots.show(filled);
  },
  example: { text: 'A small network comes with 200 sequences.', use: () => log('example') },
});
byId('files').append(slots.element);
slots.show(filled);
dropFiles(byId('drop'), { openFiles: files => log(`page: ${files.map(({ name }) => name).join(' ')}`) });
