/** Step 2: training the toy in the tab; what was trained takes the shipped network's place on the whole page. */
import { handOver } from '../../session/handover.js';
import { figure } from '../../texts/format.js';
import { fill, h, write } from '../../ui/dom.js';
import { save } from '../../ui/save.js';
import { scrollingTable, tableRow } from '../../ui/table.js';
import { LIMITS } from '../address.js';
import { axis, chart, tip } from '../figures/charts.js';
import { button, stepSection, twin } from '../layout/step.js';
import { isTraining } from '../state.js';
import { TEXTS } from '../../texts/learn.js';
import { fileName } from '../training.js';

const T = TEXTS.train;
const FIELDS = /** @type {const} */ (['seed', 'examples', 'epochs']);

/** @param {import('../lesson.js').Lesson} lesson */
export function trainStep({ store, session, training: { train, cancel, forget } }) {
  const inputs = FIELDS.map(field);
  const start = h('button', { type: 'submit', class: 'primary', id: 'train-start' }, T.start);
  const stop = button(T.cancel, cancel, { id: 'train-stop' });
  const status = h('p', { class: 'readout', id: 'train-status', 'aria-live': 'polite' }, T.idle);
  const bar = h('progress', { max: 1, value: 0, 'aria-label': T.start });
  const curve = chart(T.curve, { kind: 'curve' });
  const table = h('div');
  const shown = h('div', { hidden: true }, curve.element, twin(TEXTS.table, table));
  const after = h('p', { class: 'row', id: 'train-after' });
  const form = h(
    'form',
    {
      class: 'train-form',
      onsubmit(/** @type {Event} */ event) {
        event.preventDefault();
        if (!inputs.every(({ input }) => input.checkValidity())) return;
        session.set(Object.fromEntries(inputs.map(({ name, input }) => [name, Number(input.value)])));
        train();
      },
    },
    ...inputs.map(({ label }) => label),
    start,
    stop,
  );

  store.watch(
    ({ address }) => FIELDS.map(name => address[name]),
    ({ address }) => {
      for (const { input, name } of inputs) input.value = String(address[name]);
    },
  );
  store.watch(
    ({ training, ready, comparing }) => [training?.status, training?.result, ready, comparing !== null],
    ({ training, ready, comparing }) => {
      const running = isTraining({ training });
      const held = document.activeElement;
      start.disabled = !ready || comparing !== null;
      for (const { input } of inputs) input.disabled = running;
      start.hidden = running;
      stop.hidden = !running;
      bar.hidden = !running;
      fill(after, ...(training?.model ? afterwards(training) : []));
      write(status, summary(training));
      if (held && !held.checkVisibility()) (running ? stop : start).focus();
    },
  );
  store.watch(
    ({ training }) => [training?.progress],
    ({ training }) => {
      shown.hidden = !training;
      if (!training) return;
      const { epoch, epochs, losses, accuracy } = training.progress;
      bar.value = epoch / epochs;
      curve.show(
        colour => lossCurve(losses, accuracy, epochs, colour),
        losses.length > 0 ? `${T.curve}: ${figure(losses[losses.length - 1])}` : undefined,
      );
      fill(table, lossTable(losses, accuracy));
    },
  );

  /** @param {import('../state.js').Training} training that has ended */
  function afterwards({ model, result }) {
    if (!model || !result) return [];
    const name = fileName(result.options);
    return [
      button(T.download, () => save(name, model), { id: 'train-download' }),
      button(T.workbench, () => handOver(name, model).catch(session.refuse), { id: 'train-workbench' }),
      button(T.back, forget, { id: 'train-back' }),
    ];
  }

  return stepSection('train', 2, T, h('div', { class: 'figure training' }, form, bar, shown), status, after);
}

/** @param {import('../state.js').Training | null} training */
function summary(training) {
  if (!training) return T.idle;
  const { status, result } = training;
  if (!result) return T.restoredOrRunning;
  if (status === 'cancelled') return T.cancelled;
  return `${T.done(result.accuracy, result.seconds)} ${T.dead(result.facets_found)}`;
}

/** A number that counts once one trains. @param {'seed' | 'examples' | 'epochs'} name */
function field(name) {
  const [min, max] = LIMITS[name];
  const input = h('input', { type: 'number', id: `train-${name}`, min, max, step: 1, required: true });
  return { name, input, label: h('label', { class: 'labelled' }, h('span', {}, T[name]), input) };
}

/**
 * @param {number[]} losses
 * @param {number[]} accuracy
 * @param {number} epochs
 * @param {import('../figures/charts.js').Colour} colour
 * @returns {import('../figures/charts.js').ChartOption}
 */
function lossCurve(losses, accuracy, epochs, colour) {
  const line = (/** @type {string} */ name, /** @type {number[]} */ values, /** @type {object} */ more) => ({
    name,
    type: /** @type {const} */ ('line'),
    data: values.map((value, i) => [i + 1, value]),
    showSymbol: false,
    ...more,
  });
  return {
    animation: false,
    tooltip: { trigger: 'axis', ...tip(colour) },
    legend: { top: 0, textStyle: { color: colour('ink') } },
    xAxis: axis(colour, T.epoch, { min: 0, max: epochs }),
    yAxis: axis(colour, '', { min: 0, max: 1 }),
    series: [
      line(T.loss, losses, { lineStyle: { width: 2.5 }, itemStyle: { color: colour('accent') } }),
      line(T.accuracy, accuracy, {
        lineStyle: { width: 2.5, type: 'dashed' },
        itemStyle: { color: colour('dense') },
      }),
    ],
  };
}

/** @param {number[]} losses @param {number[]} accuracy */
function lossTable(losses, accuracy) {
  return scrollingTable({
    label: T.curve,
    columns: [[T.epoch], [T.loss], [T.accuracy]],
    rows: losses.map((loss, i) => tableRow(i + 1, [loss.toFixed(4), accuracy[i]?.toFixed(4) ?? ''])),
  });
}
