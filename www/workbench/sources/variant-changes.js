/** What variants change: outputs, neurons of the chosen layer, and the facets of these. */
import { readNeurons } from '../../session/neurons.js';
import { layerOf, neuronId, neuronsText, ownReport } from '../../session/network.js';
import { ASKING, SEQUENCES } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { fill, h, write } from '../../ui/dom.js';
import { askControl } from '../ask-control.js';
import { refusedRecords } from './refused-records.js';
import { number, which } from './variant-columns.js';
import { facetChanges } from './variant-facets.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/questions/variants.js').VariantChange} VariantChange */
/** @typedef {import('../../ui/data-table.js').Column<VariantChange>} Column */
/** @typedef {NonNullable<import('../../session/sources-state.js').Answers['variants']>} Changes */

const { variantTable: TEXT } = SEQUENCES;
const ID = 'compare-alleles';

/** Outputs and neurons that the table shows; the file has all. */
const MAX_COLUMNS = 12;

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function variantsView(store, actions) {
  const also = h('input', { type: 'checkbox', id: `${ID}-neurons` });
  const name = h('span');
  const control = askControl(
    {
      id: ID,
      kind: 'variants',
      start: TEXT.start,
      progress: ASKING.counting(TEXT.unit),
      ask: () => void actions.compareAlleles(ID, also.checked ? chosen(store.state) : null),
      missing: lacksVariants,
      more: [h('label', { class: 'check' }, also, name)],
    },
    store,
    actions,
  );
  const answer = h('div');
  store.watch(
    state => [chosen(state)?.layer],
    state => {
      const layer = chosen(state)?.layer;
      also.disabled = layer === undefined;
      write(name, TEXT.neurons(layer ?? 1));
    },
  );
  store.watch(
    ({ answers }) => [answers.variants],
    ({ answers, model }) =>
      fill(answer, ...(answers.variants ? parts(answers.variants, model?.info.name ?? '', actions) : [])),
  );
  return h(
    'section',
    { class: 'question' },
    h('h3', { id: `${ID}-title` }, TEXT.title),
    h('p', { class: 'hint' }, TEXT.how),
    control.element,
    answer,
  );
}

/** The chosen neurons of the chosen layer, and those that the shown report has of it. @param {State} state */
function chosen(state) {
  const layer = layerOf(state);
  const { channels } = layer ? readNeurons(neuronsText(state), layer.channels) : { channels: null };
  if (!layer || !channels) return null;
  const analysed = (ownReport(state)?.report.neurons ?? []).filter(neuron => neuron.layer === layer.index);
  const all = new Set([...channels, ...analysed.map(({ channel }) => channel)]);
  return { layer: layer.index, channels: [...all].sort((a, b) => a - b) };
}

/** @param {State} state */
function lacksVariants({ sources }) {
  const { needs, waitsForGenome } = SEQUENCES;
  if (sources.reading) return needs.reading;
  if (sources.variants) return sources.variants.list.length === 0 ? needs.empty : '';
  if (sources.genome) return needs.variants;
  return sources.files.variants.length > 0 || sources.pasted.trim() !== '' ? waitsForGenome.variants : needs.genome;
}

/** @param {Changes} answer @param {string} network @param {import('../actions.js').Actions} actions */
function parts({ changes, names, layer, motifs, refused, cancelled }, network, actions) {
  const says = [TEXT.summary(changes.length), cancelled && SEQUENCES.cancelled].filter(Boolean).join(' ');
  const summary = h('p', { class: 'how', role: 'status' }, says);
  const left = refusedRecords(refused, `${ID}-refused`);
  if (changes.length === 0) return [summary, left];
  const outputs = names.flatMap((name, unit) => [
    number(TEXT.reference(name), ({ reference }) => reference[unit]),
    number(TEXT.change(name), ({ change }) => change[unit]),
  ]);
  const neurons = changes[0].neurons.flatMap(({ channel }, place) => {
    const name = TEXT.neuron(neuronId({ layer, channel }));
    return [
      number(TEXT.reference(name), ({ neurons }) => neurons[place].reference),
      number(TEXT.change(name), ({ neurons }) => neurons[place].change),
    ];
  });
  const first = [...which(change => change.variant), ...largest(names)];
  const file = `${network.replace(/\.onnx$/, '')}-variants`;
  const table = dataTable({
    id: `${ID}-table`,
    label: TEXT.label,
    search: TEXT.search,
    file,
    columns: [...first, ...outputs.slice(0, 2 * MAX_COLUMNS), ...neurons.slice(0, 2 * MAX_COLUMNS)],
    fileColumns: [...first, ...outputs, ...neurons],
  });
  const sizes = new Map(changes.map(change => [change, Math.abs(change.change[largestUnit(change)] ?? 0)]));
  table.update([...changes].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0)));
  const changed = layer > 0 && facetChanges({ id: ID, file, changes, layer, motifs }, actions);
  return [summary, table.element, ...(changed || []), left];
}

/** @param {string[]} names @returns {Column[]} */
function largest(names) {
  return [
    {
      ...number(TEXT.largest, change => change.change[largestUnit(change)]),
      title: TEXT.largestMeaning,
    },
    { name: TEXT.where, title: TEXT.whereMeaning, read: change => names[largestUnit(change)] ?? '' },
  ];
}

/** @param {VariantChange} change @returns {number} the unit that changes most */
function largestUnit({ change }) {
  let best = 0;
  for (const [unit, value] of change.entries()) if (Math.abs(value) > Math.abs(change[best])) best = unit;
  return best;
}
