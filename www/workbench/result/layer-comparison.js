/** Comparison of two layers, of the shown report or of two reports: the significance of matches, and the factors of each layer. */
import { count, figure } from '../../texts/format.js';
import { RESULT } from '../../texts/workbench.js';
import { boxPlot } from '../../ui/box-plot.js';
import { fill, h } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';

/** @typedef {import('../../engine/types.js').Report} Report */
/** @typedef {import('../../engine/types.js').Contrast} Contrast */
/** @typedef {import('../../session/state.js').Shown} Shown */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {{report: Report, text: string}} Source */

/**
 * @param {Shown} shown
 * @param {import('../../engine/client.js').Engine} engine
 * @param {Actions} actions
 * @returns {HTMLElement | null}
 */
export function layerComparison(shown, engine, actions) {
  if (!shown.report.known) return null;
  /** @type {Source} */
  let other = shown;
  const answer = h('div', { 'aria-live': 'polite' });
  const ours = layerChoice('contrast-ours', shown.report, 0);
  const theirs = layerChoice('contrast-theirs', shown.report, 1);
  const whose = h('span', { class: 'hint' }, RESULT.layers.thisReport);
  const input = h('input', {
    type: 'file',
    id: 'contrast-file',
    class: 'unseen',
    accept: '.json',
    'aria-label': RESULT.layers.input,
    onchange: chooseOther,
  });

  async function chooseOther() {
    const [file] = input.files ?? [];
    input.value = '';
    if (!file) return;
    await attempt(async () => {
      const text = await compared(await file.text(), shown.report, engine);
      other = { report: JSON.parse(text), text };
      fillLayers(theirs, other.report, 0);
      fill(whose, RESULT.layers.otherReport(file.name));
      await show();
    });
  }

  async function show() {
    const layers = /** @type {[number, number]} */ ([Number(ours.value), Number(theirs.value)]);
    fill(answer, ...contrastParts(await engine.call('contrast', { reports: [shown.text, other.text], layers })));
  }

  /** @param {() => Promise<void>} act */
  async function attempt(act) {
    try {
      await act();
    } catch (error) {
      actions.refuse(error);
    }
  }

  return h(
    'details',
    { class: 'contrast' },
    h('summary', {}, RESULT.layers.summary),
    h(
      'p',
      { class: 'row' },
      h('label', { for: 'contrast-ours' }, RESULT.layers.first),
      ours,
      h('label', { for: 'contrast-theirs' }, RESULT.layers.second),
      theirs,
      whose,
      h('button', { type: 'button', id: 'contrast', onclick: () => attempt(show) }, RESULT.layers.start),
      h('label', { class: 'pick' }, input, h('u', {}, RESULT.layers.choose)),
    ),
    answer,
  );
}

/**
 * A report as it is where it was compared with known motifs, else after that.
 * @param {string} text
 * @param {Report} reference whose settings are used
 * @param {import('../../engine/client.js').Engine} engine
 */
async function compared(text, reference, engine) {
  const { report } = await engine.call('check', { report: text });
  if (JSON.parse(report).known) return report;
  return (await engine.call('annotate', { report, options: reference.options.grammar })).report;
}

/** @param {string} id @param {Report} report @param {number} nth of its layers that is chosen first */
function layerChoice(id, report, nth) {
  const select = h('select', { id });
  fillLayers(select, report, nth);
  return select;
}

/** @param {HTMLSelectElement} select @param {Report} report @param {number} nth */
function fillLayers(select, { neurons }, nth) {
  const layers = [...new Set(neurons.map(({ layer }) => layer))];
  fill(select, ...layers.map(layer => h('option', { value: layer }, layer)));
  select.selectedIndex = Math.min(nth, layers.length - 1);
}

/** @param {Contrast} contrast */
function contrastParts({ sides, shared }) {
  const names = sides.map(({ model, layer }) =>
    RESULT.layers.name(layer, sides[0].model === sides[1].model ? null : model),
  );
  /** @type {[string, (i: number) => string][]} */
  const lines = [
    [RESULT.layers.neurons, i => count(sides[i].neurons)],
    [RESULT.layers.matched, i => count(sides[i].hits.length)],
    [RESULT.layers.max, i => figure(sides[i].quartiles?.max ?? Number.NaN)],
    [RESULT.layers.upper, i => figure(sides[i].quartiles?.upper ?? Number.NaN)],
    [RESULT.layers.median, i => figure(sides[i].quartiles?.median ?? Number.NaN)],
    [RESULT.layers.lower, i => figure(sides[i].quartiles?.lower ?? Number.NaN)],
    [RESULT.layers.min, i => figure(sides[i].quartiles?.min ?? Number.NaN)],
    [RESULT.layers.factors, i => count(sides[i].factors)],
    [RESULT.layers.own, i => count(sides[i].own.length)],
  ];
  return [
    h(
      'div',
      { class: 'contrast-body' },
      h('figure', {}, boxPlot(sides, names), h('figcaption', {}, RESULT.layers.caption)),
      scrollingTable({
        label: RESULT.layers.table,
        columns: [[RESULT.layers.property], [names[0]], [names[1]]],
        rows: lines.map(([name, read]) => tableRow(name, [read(0), read(1)])),
      }),
    ),
    h(
      'dl',
      { class: 'meanings' },
      ...factorList(RESULT.layers.shared(shared.length), shared),
      ...sides.flatMap(({ own }, i) => factorList(RESULT.layers.only(names[i]), own)),
    ),
  ];
}

/** @param {string} term @param {string[]} names */
function factorList(term, names) {
  return [h('dt', {}, term), h('dd', {}, names.join(', ') || RESULT.layers.none)];
}
