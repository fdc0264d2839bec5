/** The neurons of a run: those that are finished, the one at work and those that wait, some of them around the one at work. */
import { neuronId } from '../../session/network.js';
import { runOf } from '../../session/runs.js';
import { RUN } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {{layer: number, channel: number}} Neuron */

/** Rows: a fixed number, so that the page does not move. */
const ROWS = 5;
/** Rows above the neuron at work. */
const BEFORE = 2;

const { neurons: TEXT } = RUN;

/** @param {import('../../ui/store.js').Store<State>} store */
export function neuronsAtWork(store) {
  const summary = h('p', { class: 'hint' });
  const list = h('ol', {});
  const root = h('section', { class: 'run-neurons', 'aria-label': TEXT.title }, summary, list);
  store.watch(
    ({ run, shown, model }) => [run?.status, run?.options, run?.progress, run?.results, shown, model],
    whole => {
      const state = { ...whole, run: runOf(whole) };
      const neurons = neuronsOf(state);
      root.hidden = neurons.length < 2;
      if (root.hidden) return;
      const states = statesOf(state, neurons);
      const count = (/** @type {string} */ kind) => states.filter(state => state.kind === kind).length;
      write(summary, TEXT.summary(count('finished'), count('atWork'), count('waiting'), isEnded(state)));
      const first = firstRow(states.map(({ kind }) => kind));
      const rows = neurons.slice(first, first + ROWS).map((neuron, i) => ({ neuron, ...states[first + i] }));
      show(list, rows);
    },
  );
  return root;
}

/** @param {HTMLElement} list @param {{neuron: Neuron, kind: string, words: string}[]} rows */
function show(list, rows) {
  if (list.children.length !== rows.length) fill(list, ...rows.map(() => h('li', {}, h('b'), h('span'))));
  for (const [i, { neuron, kind, words }] of rows.entries()) {
    const row = /** @type {HTMLElement} */ (list.children[i]);
    row.dataset.kind = kind;
    if (kind === 'atWork') row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
    write(row.children[0], TEXT.name(neuron));
    write(row.children[1], words);
  }
}

/** @param {State} state @returns {Neuron[]} in the order in which they are analysed */
function neuronsOf({ run }) {
  return run?.options.targets.flatMap(({ layer, channels }) => channels.map(channel => ({ layer, channel }))) ?? [];
}

/**
 * @param {State} state
 * @param {Neuron[]} neurons
 * @returns {{kind: 'finished' | 'atWork' | 'waiting', words: string}[]}
 */
function statesOf(state, neurons) {
  const { run, shown } = state;
  const progress = isEnded(state) ? null : (run?.progress ?? null);
  // Another report may be on show by now.
  const reports = run?.text && shown?.text === run.text ? shown.report.neurons : [];
  const count = run?.status === 'done' ? neurons.length : (run?.results?.neurons ?? 0);
  const finished = new Map(reports.map(neuron => [neuronId(neuron), neuron]));
  const at = progress && progress.stage !== 'done' ? neuronId(progress) : null;
  const place = neurons.findIndex(neuron => neuronId(neuron) === at);
  return neurons.map((neuron, i) => {
    const report = finished.get(neuronId(neuron));
    if (i === place && progress) return { kind: 'atWork', words: TEXT.atWork(progress) };
    if (report) return { kind: 'finished', words: TEXT.finished(report.crms.length) };
    // Its result is on its way to the page, or no longer on show.
    if (i < Math.max(place, count) || progress?.stage === 'done') return { kind: 'finished', words: TEXT.done };
    return { kind: 'waiting', words: isEnded(state) ? TEXT.missing : TEXT.waiting };
  });
}

/** The first of the rows that are shown. @param {string[]} kinds */
function firstRow(kinds) {
  const at = kinds.findIndex(kind => kind !== 'finished');
  return Math.max(Math.min((at < 0 ? kinds.length : at) - BEFORE, kinds.length - ROWS), 0);
}

/** @param {State} state */
function isEnded({ run }) {
  return ['done', 'cancelled', 'failed', 'interrupted'].includes(run?.status ?? '');
}
