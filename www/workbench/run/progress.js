/** How a run goes, while it goes. The places of all figures are reserved, so nothing jumps. */
import { count, duration, figure, percent } from '../../texts/format.js';
import { fill, h, write } from '../../ui/dom.js';
import { inWords } from './stages.js';
import { tracePlot } from './trace-plot.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/state.js').Run} Run */

/** Shares done below this say too little about the time that is left. */
const TOO_EARLY = 0.02;

/** @type {[string, (run: Run) => string][]} */
const FIGURES = [
  ['Generation', ({ progress }) => (progress?.generation ? count(progress.generation) : '–')],
  ['Best activation', ({ progress }) => (progress ? figure(progress.best) : '–')],
  ['Mean activation', ({ progress }) => (progress ? figure(progress.mean) : '–')],
  ['Sequences found', ({ progress }) => (progress ? count(progress.found) : '–')],
  ['Evaluated', ({ progress }) => (progress ? count(progress.evaluated) : '–')],
  ['Time', ({ seconds }) => duration(seconds)],
  ['Time left', timeLeft],
];

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 */
export function liveView(root, store) {
  const stage = h('p', { class: 'stage' });
  const bar = h('progress', { max: 1, value: 0, 'aria-label': 'Share of the run that is done' });
  const plot = h('div', { class: 'trace' });
  const values = FIGURES.map(() => h('dd', {}, '–'));
  fill(
    root,
    stage,
    bar,
    h(
      'div',
      { class: 'live-body' },
      plot,
      h('dl', { class: 'figures' }, ...FIGURES.map(([name], i) => h('div', {}, h('dt', {}, name), values[i]))),
    ),
  );
  store.watch(
    ({ run }) => [run],
    ({ run }) => {
      root.dataset.status = run?.status ?? 'idle';
      write(stage, run ? stageInWords(run) : 'Nothing has been run yet.');
      bar.value = run ? shareOf(run) : 0;
      for (const [i, [, read]] of FIGURES.entries()) write(values[i], run ? read(run) : '–');
    },
  );
  store.watch(
    ({ run }) => [run?.trace],
    ({ run }) => fill(plot, tracePlot(run?.trace ?? [])),
  );
}

/** @param {Run} run */
function stageInWords(run) {
  const { progress, status } = run;
  if (status === 'done') return `Finished in ${duration(run.seconds)}.`;
  if (status === 'cancelled') return 'Cancelled. What was computed is below and can be saved.';
  if (status === 'failed') return 'Stopped by an error. What was computed is below and can be saved.';
  if (status === 'stopping') return 'Stopping …';
  if (!progress) return 'Starting …';
  return `${status === 'paused' ? 'Paused: ' : ''}${inWords(progress)} · ${percent(progress.fraction)}`;
}

/** @param {Run} run */
function shareOf({ status, progress }) {
  return status === 'done' ? 1 : (progress?.fraction ?? 0);
}

/** @param {Run} run */
function timeLeft({ status, progress, seconds }) {
  if (status !== 'running' && status !== 'paused') return '–';
  if (!progress || progress.fraction < TOO_EARLY) return '…';
  return duration((seconds * (1 - progress.fraction)) / progress.fraction);
}
