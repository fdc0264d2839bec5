/** Two layers side by side, of the shown report or of it and another one: how surely neurons match known motifs, and which factors each layer found. */
import { count, counted, figure } from '../../texts/format.js';
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
  const whose = h('span', { class: 'hint' }, 'of this report');
  const input = h('input', {
    type: 'file',
    id: 'contrast-file',
    class: 'unseen',
    accept: '.json',
    'aria-label': 'Compare with another report',
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
      fill(whose, `of ${file.name}`);
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
    h('summary', {}, 'Compare two layers'),
    h(
      'p',
      { class: 'row' },
      h('label', { for: 'contrast-ours' }, 'Layer'),
      ours,
      h('label', { for: 'contrast-theirs' }, 'with layer'),
      theirs,
      whose,
      h('button', { type: 'button', id: 'contrast', onclick: () => attempt(show) }, 'Compare'),
      h('label', { class: 'pick' }, input, h('u', {}, 'choose another report')),
    ),
    answer,
  );
}

/**
 * A report as it is where it was compared with known motifs, else after that.
 * @param {string} text
 * @param {Report} like whose settings are used
 * @param {import('../../engine/client.js').Engine} engine
 */
async function compared(text, like, engine) {
  await engine.call('meme', { report: text });
  if (JSON.parse(text).known) return text;
  return (await engine.call('annotate', { report: text, options: like.options.grammar })).report;
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
    sides[0].model === sides[1].model ? `layer ${layer}` : `${model}, layer ${layer}`,
  );
  /** @type {[string, (i: number) => string][]} */
  const lines = [
    ['Neurons', i => count(sides[i].neurons)],
    ['With a known motif', i => count(sides[i].hits.length)],
    ['Most −log₁₀ q', i => figure(sides[i].quartiles?.most ?? Number.NaN)],
    ['Upper quartile', i => figure(sides[i].quartiles?.upper ?? Number.NaN)],
    ['Median', i => figure(sides[i].quartiles?.median ?? Number.NaN)],
    ['Lower quartile', i => figure(sides[i].quartiles?.lower ?? Number.NaN)],
    ['Least', i => figure(sides[i].quartiles?.least ?? Number.NaN)],
    ['Factors', i => count(sides[i].factors)],
    ['Factors that the other has not', i => count(sides[i].own.length)],
  ];
  return [
    h(
      'div',
      { class: 'contrast-body' },
      h(
        'figure',
        {},
        boxPlot(sides, names),
        h(
          'figcaption',
          {},
          'Best match of every neuron, as −log₁₀ q: higher is surer. Boxes hold the middle half, lines reach to the least and the most, dots are neurons.',
        ),
      ),
      scrollingTable({
        label: 'The two layers in figures',
        columns: [['Figure'], [names[0]], [names[1]]],
        rows: lines.map(([name, read]) => tableRow(name, [read(0), read(1)])),
      }),
    ),
    h(
      'dl',
      { class: 'meanings' },
      ...factorList(`${counted(shared.length, 'factor')} in both`, shared),
      ...sides.flatMap(({ own }, i) => factorList(`Only in ${names[i]}`, own)),
    ),
  ];
}

/** @param {string} term @param {string[]} names */
function factorList(term, names) {
  return [h('dt', {}, term), h('dd', {}, names.join(', ') || 'none')];
}
