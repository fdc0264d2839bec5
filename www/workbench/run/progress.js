/** The progress of a run. Every figure has a fixed place, so that the page does not move. */
import { isBusy, runOf } from '../../session/runs.js';
import { count, duration, durations, figure, percent } from '../../texts/format.js';
import { RUN } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';
import { neuronsAtWork } from './neurons-at-work.js';
import { timeLeft } from './time-left.js';
import { tracePlot } from './trace-plot.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/state.js').Run} Run */
/** @typedef {import('../../engine/types.js').Progress} Progress */

/** @type {[string, (run: Run) => string][]} */
const FIGURES = [
  [RUN.figures.generation, run => sampling(run, ({ generation }) => count(generation))],
  [RUN.figures.best, run => ofAll(run, ({ best }) => figure(best))],
  [RUN.figures.mean, run => sampling(run, ({ mean }) => figure(mean))],
  [RUN.figures.found, run => ofAll(run, ({ found }) => count(found))],
  [RUN.figures.evaluated, ({ progress }) => (progress ? count(progress.evaluated) : '–')],
  [RUN.figures.time, ({ seconds }) => duration(seconds)],
];

/** Figures of the search that is in progress: after it there are none. */
const DURING = [RUN.figures.generation, RUN.figures.mean];

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 */
export function liveView(root, store) {
  const stage = h('p', { class: 'stage' });
  const bar = h('progress', { max: 1, value: 0, 'aria-label': RUN.share });
  const remaining = h('p', { class: 'remaining' });
  const plot = h('div', { class: 'trace' });
  const values = FIGURES.map(() => h('dd', {}, '–'));
  fill(
    root,
    stage,
    bar,
    remaining,
    neuronsAtWork(store),
    h(
      'div',
      { class: 'live-body' },
      plot,
      h('dl', { class: 'figures' }, ...FIGURES.map(([name], i) => h('div', {}, h('dt', {}, name), values[i]))),
    ),
  );
  store.watch(
    state => [runOf(state), state.shown?.source],
    state => {
      const { shown } = state;
      const run = runOf(state);
      const isOver = run !== null && !isBusy({ run });
      root.dataset.status = run?.status ?? 'idle';
      plot.hidden = isOver;
      write(stage, run ? stageInWords(run) : shown?.source === 'run' ? RUN.earlier : RUN.idle);
      bar.value = run ? shareOf(run) : 0;
      write(remaining, run ? timeInWords(run) : '');
      for (const [i, [name, read]] of FIGURES.entries()) {
        write(values[i], run ? read(run) : '–');
        const cell = values[i].parentElement;
        if (cell) cell.hidden = isOver && DURING.includes(name);
      }
    },
  );
  store.watch(
    state => [runOf(state)?.trace],
    state => fill(plot, tracePlot(runOf(state)?.trace ?? [])),
  );
}

/**
 * A figure that there is only in a search.
 * @param {Run} run
 * @param {(progress: Progress) => string} read
 */
function sampling({ progress }, read) {
  return progress?.generation ? read(progress) : '–';
}

/**
 * A figure of the neuron at work; after the run, of all its neurons: the last one may have no sequence at all.
 * @param {Run} run
 * @param {(figures: {best: number, found: number}) => string} read
 */
function ofAll({ status, progress, results }, read) {
  const figures = isBusy({ run: { status } }) ? progress : results;
  return figures ? read(figures) : '–';
}

/** What a run is at, or how it ended. @param {Run} run */
export function stageInWords(run) {
  const { progress, status, results } = run;
  if (status === 'done') return RUN.done(run.seconds);
  if (status === 'cancelled') return RUN.cancelled(results?.neurons ?? 0);
  if (status === 'failed') return RUN.failed(results?.neurons ?? 0);
  if (status === 'interrupted') return RUN.interrupted(results?.neurons ?? 0);
  if (status === 'stopping') return RUN.stopping;
  if (!progress) return RUN.starting;
  const stage = `${RUN.stage(progress)} · ${percent(progress.fraction)}`;
  return status === 'paused' ? RUN.paused(stage) : stage;
}

/** The same in the words that fit a bar: of a run in progress how far it is, and how long it will take. @param {Run} run */
export function barWords(run) {
  const { progress, status, results } = run;
  if (status === 'cancelled' || status === 'failed' || status === 'interrupted')
    return RUN.ended(status, results?.neurons ?? 0);
  if (!progress || (status !== 'running' && status !== 'paused')) return stageInWords(run);
  const share = percent(progress.fraction);
  return `${status === 'paused' ? RUN.paused(share) : share} · ${timeInWords(run)}`;
}

/** How much of a run is done, from 0 to 1. @param {Run} run */
export function shareOf({ status, progress }) {
  return status === 'done' ? 1 : (progress?.fraction ?? 0);
}

/** How long a run will still take; nothing where it is not in progress. @param {Run} run */
export function timeInWords({ status, progress, seconds, expected }) {
  if (status !== 'running' && status !== 'paused') return '';
  const span = timeLeft(progress?.fraction ?? 0, seconds, expected);
  return span ? RUN.left(durations(span.from, span.to)) : RUN.leftUnknown;
}
