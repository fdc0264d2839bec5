/** The progress of a run. Every figure has a fixed place, so that the page does not move. */
import { count, duration, figure, percent } from '../../texts/format.js';
import { RUN } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';
import { tracePlot } from './trace-plot.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/state.js').Run} Run */

/** Below this completed part, the remaining time of a run without a forecast cannot be estimated. */
const TOO_EARLY = 0.02;

/** @type {[string, (run: Run) => string][]} */
const FIGURES = [
  [RUN.figures.generation, ({ progress }) => (progress?.generation ? count(progress.generation) : '–')],
  [RUN.figures.best, ({ progress }) => (progress ? figure(progress.best) : '–')],
  [RUN.figures.mean, ({ progress }) => (progress ? figure(progress.mean) : '–')],
  [RUN.figures.found, ({ progress }) => (progress ? count(progress.found) : '–')],
  [RUN.figures.evaluated, ({ progress }) => (progress ? count(progress.evaluated) : '–')],
  [RUN.figures.time, ({ seconds }) => duration(seconds)],
  [RUN.figures.left, timeLeft],
];

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 */
export function liveView(root, store) {
  const stage = h('p', { class: 'stage' });
  const bar = h('progress', { max: 1, value: 0, 'aria-label': RUN.share });
  const plot = h('div', { class: 'line-plot' });
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
      write(stage, run ? stageInWords(run) : RUN.idle);
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
  if (status === 'done') return RUN.done(run.seconds);
  if (status === 'cancelled') return RUN.cancelled(progress?.finished ?? 0);
  if (status === 'failed') return RUN.failed(progress?.finished ?? 0);
  if (status === 'stopping') return RUN.stopping;
  if (!progress) return RUN.starting;
  const stage = `${RUN.stage(progress)} · ${percent(progress.fraction)}`;
  return status === 'paused' ? RUN.paused(stage) : stage;
}

/** @param {Run} run */
function shareOf({ status, progress }) {
  return status === 'done' ? 1 : (progress?.fraction ?? 0);
}

/**
 * At first by the forecast, then more and more by the time that the completed part took.
 * @param {Run} run
 */
function timeLeft({ status, progress, seconds, expected }) {
  if (status !== 'running' && status !== 'paused') return '–';
  if (!progress) return '…';
  const { fraction } = progress;
  if (expected) return duration((1 - fraction) * ((1 - fraction) * expected + seconds));
  return fraction < TOO_EARLY ? '…' : duration((seconds * (1 - fraction)) / fraction);
}
