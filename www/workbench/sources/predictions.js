/** The outputs of the network for each record, as a table. */
import { signed } from '../../texts/format.js';
import { ASKING, SEQUENCES } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { fill, h } from '../../ui/dom.js';
import { askControl } from '../ask-control.js';
import { lacksRecords } from './missing.js';
import { placeText } from './places.js';
import { refusedRecords } from './refused-records.js';

/** @typedef {import('../../session/questions/predictions.js').Prediction} Prediction */
/** @typedef {import('../../ui/data-table.js').Column<Prediction>} Column */
/** @typedef {import('../../engine/types.js').TaskAgreement} TaskAgreement */
/** @typedef {NonNullable<import('../../session/sources-state.js').Answers['predictions']>} Predictions */

const { predictions: TEXT } = SEQUENCES;
const ID = 'predict';

/** Outputs that the table shows; the file has all. */
const MAX_COLUMNS = 12;

/**
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function predictionsView(store, actions) {
  const question = {
    id: ID,
    kind: /** @type {const} */ ('predictions'),
    start: TEXT.start,
    progress: ASKING.counting(TEXT.unit),
  };
  const ask = () => void actions.predict(ID);
  const control = askControl({ ...question, ask, missing: lacksRecords }, store, actions);
  const answer = h('div');
  store.watch(
    ({ answers }) => [answers.predictions],
    ({ answers, model }) =>
      fill(answer, ...(answers.predictions ? parts(answers.predictions, model?.info.name ?? '') : [])),
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

/** @param {Predictions} predictions @param {string} network */
function parts(predictions, network) {
  const { rows, names, labelNames, agreements, otherLength, length, left, cancelled, refused } = predictions;
  const says = [
    TEXT.summary(rows.length, names.length),
    otherLength > 0 && TEXT.otherLength(otherLength, length),
    left > 0 && TEXT.left(left),
    names.length > MAX_COLUMNS && TEXT.columns(MAX_COLUMNS, names.length),
    cancelled && SEQUENCES.cancelled,
  ];
  const summary = h('p', { class: 'how', role: 'status' }, says.filter(Boolean).join(' '));
  if (rows.length === 0) return [summary, refusedRecords(refused, `${ID}-refused`)];
  const outputs = names.map((name, unit) => outputColumn(name, unit));
  const labels = labelNames.map((name, place) => labelColumn(name, place));
  const columns = [recordColumn, placeColumn, ...outputs.slice(0, MAX_COLUMNS), ...labels.slice(0, MAX_COLUMNS)];
  const table = dataTable({
    id: `${ID}-table`,
    label: TEXT.label,
    search: TEXT.search,
    file: `${network.replace(/\.onnx$/, '')}-predictions`,
    columns,
    fileColumns: [recordColumn, placeColumn, ...outputs, ...labels],
  });
  table.update(rows);
  return [
    summary,
    agreements.length > 0 && agreementTable(agreements, network),
    table.element,
    refusedRecords(refused, `${ID}-refused`),
  ];
}

/** @param {TaskAgreement[]} agreements @param {string} network */
function agreementTable(agreements, network) {
  const { agreement: text } = TEXT;
  const figureColumn = (/** @type {'auroc' | 'auprc' | 'pearson' | 'spearman'} */ name) => ({
    name: text[name],
    largestFirst: true,
    read: (/** @type {TaskAgreement} */ { networks }) => networks[0][name] ?? '',
    show: (/** @type {TaskAgreement} */ { networks }) => signed(networks[0][name] ?? Number.NaN),
  });
  const table = dataTable({
    id: `${ID}-agreement`,
    label: text.label,
    intro: text.intro,
    search: text.search,
    file: `${network.replace(/\.onnx$/, '')}-agreement`,
    columns: [
      { name: text.task, read: (/** @type {TaskAgreement} */ { task }) => task },
      { name: text.records, read: (/** @type {TaskAgreement} */ { records }) => records },
      { name: text.positives, read: (/** @type {TaskAgreement} */ { positives }) => positives },
      .../** @type {const} */ (['auroc', 'auprc', 'pearson', 'spearman']).map(figureColumn),
    ],
  });
  table.update(agreements);
  return table.element;
}

/** @type {Column} */
const recordColumn = { name: TEXT.record, read: ({ region }) => region.name };

/** @type {Column} */
const placeColumn = { name: TEXT.place, read: ({ region }) => placeText(region) };

/** @param {string} name @param {number} unit @returns {Column} */
function outputColumn(name, unit) {
  return {
    name,
    largestFirst: true,
    read: ({ values }) => (Number.isFinite(values[unit]) ? Number(values[unit].toPrecision(7)) : ''),
    show: ({ values }) => signed(values[unit]),
  };
}

/** @param {string} name @param {number} place @returns {Column} */
function labelColumn(name, place) {
  return {
    name: TEXT.labelOf(name),
    largestFirst: true,
    read({ region }) {
      const label = region.labels?.[place] ?? Number.NaN;
      return Number.isFinite(label) ? label : '';
    },
  };
}
