/** The run in short, always in reach: what would run, how long it takes, its buttons, and how far it is. */
import { areaOf } from '../../session/area.js';
import { allLayers, layerOf, neuronsText } from '../../session/network.js';
import { writeNeurons } from '../../session/neurons.js';
import { optionsOf } from '../../session/options.js';
import { canContinue, canRun, isBusy, missingNeurons, runOf } from '../../session/runs.js';
import { RUN } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';
import { askForForecasts, forecastInShort, isRefused, whatForecastsNeed } from './forecast.js';
import { barWords, shareOf, stageInWords } from './progress.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/state.js').Run} Run */
/** @typedef {import('../../ui/store.js').Store<State>} Store */
/** @typedef {import('../actions.js').Actions} Actions */

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {Actions} actions
 */
export function runBar(root, store, actions) {
  askForForecasts(store, actions);
  store.watch(
    ({ run }) => [isBusy({ run })],
    ({ run }) => root.classList.toggle('busy', isBusy({ run })),
  );
  fill(
    root,
    buttons(store, actions),
    h('div', { class: 'run-words' }, subject(store), time(store), progress(store, actions)),
  );
}

/** Which neurons of which network are searched, or would be. @param {Store} store */
function subject(store) {
  const line = h('p', { class: 'run-subject' });
  store.watch(
    state => [state.model, layerOf(state), neuronsText(state), isBusy(state)],
    state => write(line, subjectInWords(state)),
  );
  return line;
}

/** @param {State} state */
function subjectInWords(state) {
  const { model, run } = state;
  if (!model) return '';
  if (run && isBusy(state)) {
    const [{ layer, channels }] = run.options.targets;
    const all = allLayers(model.info).find(({ index }) => index === layer)?.channels ?? 0;
    return RUN.subject(model.info.name, layer, writeNeurons(channels, all));
  }
  const layer = layerOf(state);
  return layer ? RUN.subject(model.info.name, layer.index, neuronsText(state)) : '';
}

/** How long it would take, or why it cannot begin. @param {Store} store */
function time(store) {
  const line = h('p', { class: 'run-time' });
  store.watch(
    state => [...whatForecastsNeed(state), state.run?.status],
    state => {
      line.hidden = isBusy(state);
      line.classList.toggle('wrong', isRefused(state));
      write(line, forecastInShort(state));
    },
  );
  return line;
}

/** @param {Store} store @param {Actions} actions */
function progress(store, actions) {
  const bar = h('progress', { max: 1, value: 0, 'aria-label': RUN.share });
  const words = h('span', {});
  const results = h(
    'button',
    { type: 'button', class: 'link', id: 'run-results', onclick: () => actions.goTo('result') },
    RUN.toResults,
  );
  const line = h('div', { class: 'run-progress' }, bar, words, results);
  store.watch(
    state => [runOf(state), areaOf(state)],
    state => {
      const run = runOf(state);
      line.hidden = run === null;
      if (!run) return;
      bar.hidden = !isBusy(state);
      bar.value = shareOf(run);
      write(words, barWords(run));
      words.title = stageInWords(run);
      results.hidden = run.results === null || areaOf(state) === 'result';
    },
  );
  return line;
}

/** @param {Store} store @param {Actions} actions */
function buttons(store, actions) {
  const run = h('button', { type: 'button', class: 'primary', id: 'start', onclick: actions.start }, RUN.start);
  const pause = h(
    'button',
    {
      type: 'button',
      id: 'pause',
      onclick: () => (store.state.run?.status === 'paused' ? actions.resume() : actions.pause()),
    },
    RUN.pause,
  );
  const cancel = h('button', { type: 'button', id: 'cancel', onclick: actions.cancel }, RUN.cancel);
  const continueRun = h('button', { type: 'button', id: 'continue-run', onclick: actions.continueRun });
  store.watch(
    state => [canContinue(state), state.run],
    state => {
      continueRun.hidden = !canContinue(state);
      if (!state.run) return;
      write(continueRun, RUN.continueShort(missingNeurons(state.run)));
      continueRun.title = RUN.continueRun(missingNeurons(state.run));
    },
  );
  store.watch(
    state => [canRun(state), state.run?.status, state.model, state.settings, state.presets, state.shown],
    state => {
      run.disabled = !canRun(state) || !optionsOf(state);
      pause.disabled = !['running', 'paused'].includes(state.run?.status ?? '');
      cancel.disabled = pause.disabled;
      write(pause, state.run?.status === 'paused' ? RUN.resume : RUN.pause);
    },
  );
  const settings = h(
    'button',
    { type: 'button', class: 'link', id: 'run-settings', onclick: () => actions.goToSection('neurons', 'run-title') },
    RUN.settings,
  );
  return h('div', { class: 'row buttons' }, run, pause, cancel, continueRun, settings);
}
