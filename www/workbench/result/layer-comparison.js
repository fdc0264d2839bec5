/** Comparison of layers, of the shown report or of several, and of files with motifs: which are compared, and the button that does. */
import { readReport } from '../../engine/reading.js';
import { RESULT } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { contrastView } from './contrast-view.js';

/** @typedef {import('../../engine/types.js').Report} Report */
/** @typedef {import('../../session/state.js').Shown} Shown */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../engine/types.js').MotifSet} MotifSet */
/**
 * A report, and the file that it is from, null for the shown one; or the motifs of a file.
 * @typedef {{name: string | null, report: Report, text: string, motifs?: undefined} | {name: string, motifs: MotifSet}} Source
 */
/** @typedef {{element: HTMLElement, report: HTMLSelectElement, layer: HTMLSelectElement}} Row */

/** What the engine accepts. */
const MOST = 6;

/** The paper's: neurons of a layer that are compared, and the q-value up to which a factor counts as found. */
const TOP = 100;
const Q = 0.001;

const { layers: TEXT } = RESULT;

/**
 * @param {Shown} shown
 * @param {import('../../engine/client.js').Engine} engine
 * @param {Actions} actions
 * @returns {HTMLElement | null}
 */
export function layerComparison(shown, engine, actions) {
  if (!shown.report.known) return null;
  /** @type {Source[]} */
  const sources = [{ name: null, report: shown.report, text: shown.text }];
  /** @type {Row[]} */
  let rows = [];
  const answer = h('div', { 'aria-live': 'polite' });
  const list = h('ol', { class: 'contrast-sides' });
  const adding = h('button', { type: 'button', class: 'quiet', id: 'contrast-add', onclick: () => add(0) }, TEXT.add);
  const top = h('input', { type: 'number', id: 'contrast-top', min: 1, step: 1, value: TOP, required: true });
  const q = h('input', { type: 'number', id: 'contrast-q', min: 0, max: 1, step: 'any', value: Q, required: true });
  const input = h('input', {
    type: 'file',
    id: 'contrast-file',
    class: 'unseen',
    accept: '.json,.meme,.txt,.jaspar,.pfm,.transfac,.motif,.motifs,.tsv,.gz',
    'aria-label': TEXT.input,
    onchange: openFile,
  });
  const form = h(
    'form',
    { onsubmit: start },
    list,
    h('p', { class: 'row' }, adding, h('label', { class: 'pick' }, input, h('u', {}, TEXT.choose))),
    h(
      'p',
      { class: 'row' },
      h('label', { for: 'contrast-top' }, TEXT.top),
      top,
      h('label', { for: 'contrast-q' }, TEXT.q),
      q,
      h('button', { id: 'contrast' }, TEXT.start),
    ),
  );
  add(0, 0);
  add(0, 1);

  /** @param {number} source index of its report @param {number} [nth] of its layers */
  function add(source, nth = 0) {
    const number = rows.length + 1;
    const report = h('select', { 'aria-label': TEXT.report(number), onchange: () => fillLayers(row, 0) });
    const layer = h('select', { 'aria-label': TEXT.layer(number), id: `contrast-layer-${number}` });
    const removing = h('button', { type: 'button', class: 'quiet', onclick: () => remove(row) }, TEXT.remove);
    const row = {
      element: h('li', { class: 'row' }, report, h('span', {}, TEXT.word), layer, removing),
      report,
      layer,
    };
    rows.push(row);
    list.append(row.element);
    fillReports(row, source);
    fillLayers(row, nth);
    limit();
  }

  /** @param {Row} row */
  function remove(row) {
    rows = rows.filter(other => other !== row);
    row.element.remove();
    limit();
    adding.focus();
  }

  function limit() {
    adding.disabled = rows.length >= MOST;
    for (const { element } of rows) {
      /** @type {HTMLButtonElement} */ (element.querySelector('button')).disabled = rows.length <= 2;
    }
  }

  /** @param {Row} row @param {number} chosen */
  function fillReports({ report }, chosen) {
    fill(report, ...sources.map(({ name }, value) => h('option', { value }, name ?? TEXT.thisReport)));
    report.selectedIndex = chosen;
  }

  /** @param {Row} row @param {number} nth */
  function fillLayers({ report, layer }, nth) {
    const layers = layersOf(sources[report.selectedIndex]);
    for (const part of [layer, layer.previousElementSibling]) part?.toggleAttribute('hidden', layers.length === 0);
    fill(layer, ...layers.map(value => h('option', { value }, value)));
    layer.selectedIndex = Math.min(nth, layers.length - 1);
  }

  async function openFile() {
    const [file] = input.files ?? [];
    input.value = '';
    if (!file) return;
    await attempt(async () => {
      sources.push(await sourceOf(file, shown.report, engine));
      for (const row of rows) fillReports(row, row.report.selectedIndex);
      if (rows.length < MOST) add(sources.length - 1);
    });
  }

  /** @param {Event} event */
  async function start(event) {
    event.preventDefault();
    await attempt(async () => {
      const chosen = rows.map(({ report, layer }) => ({
        source: sources[report.selectedIndex],
        layer: Number(layer.value),
      }));
      const reports = sources.flatMap(source => (source.motifs ? [] : [source.text]));
      const motifs = sources.flatMap(source => source.motifs ?? []);
      const request = {
        sides: chosen.map(({ source, layer }) =>
          source.motifs ? { motifs: motifs.indexOf(source.motifs) } : { report: reports.indexOf(source.text), layer },
        ),
        top: top.valueAsNumber,
        q: q.valueAsNumber,
      };
      const contrast = await engine.call('contrast', { reports, motifs, request });
      const isOne = new Set(chosen.map(({ source }) => source)).size === 1;
      const names = chosen.map(({ source, layer }) => nameOf(source, layer, isOne));
      fill(answer, ...contrastView(contrast, names));
    });
  }

  /** @param {() => Promise<void>} act */
  async function attempt(act) {
    try {
      await act();
    } catch (error) {
      actions.refuse(error);
    }
  }

  return h('details', { class: 'contrast' }, h('summary', {}, TEXT.summary), form, answer);
}

/**
 * @param {File} file
 * @param {Report} reference whose settings are used
 * @param {import('../../engine/client.js').Engine} engine
 * @returns {Promise<Source>} a report as it is where it was compared with known motifs, else after that
 */
async function sourceOf(file, reference, engine) {
  const { name } = file;
  const options = reference.options.grammar;
  if (!/\.json$/i.test(name)) return { name, motifs: await engine.call('motifSet', { name, content: file, options }) };
  const read = await readReport(engine, name, file);
  if (read.report.known) return { name, report: read.report, text: read.text };
  const { report: text } = await engine.call('annotate', { report: read.text, options });
  return { name, report: JSON.parse(text), text };
}

/** @param {Source} source @returns {number[]} none of a file with motifs */
function layersOf(source) {
  return source.motifs ? [] : [...new Set(source.report.neurons.map(({ layer }) => layer))];
}

/** @param {Source} source @param {number} layer @param {boolean} isOne whether all sides are of one report @returns {string} */
function nameOf(source, layer, isOne) {
  if (source.motifs) return source.name;
  return TEXT.name(layer, isOne ? null : (source.name ?? source.report.model.name));
}
