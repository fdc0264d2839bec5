/** The forecast of a run, in a sentence and in short. */
import { layerOf, neuronsText } from '../../session/network.js';
import { readNeurons } from '../../session/neurons.js';
import { optionsOf, shuffledFile } from '../../session/options.js';
import { RUN } from '../../texts/workbench.js';
import { h, write } from '../../ui/dom.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../ui/store.js').Store<State>} Store */
/** @typedef {import('../actions.js').Actions} Actions */

/** Milliseconds without a change before a forecast is asked for. */
const SETTLE = 150;

/** Asks for a forecast when nothing has changed for a moment. @param {Store} store @param {Actions} actions */
export function askForForecasts(store, actions) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  store.watch(
    state => [state.settings, state.model, state.engine, state.shown, state.sequences, state.run?.status],
    () => {
      clearTimeout(waiting);
      waiting = setTimeout(actions.forecast, SETTLE);
    },
  );
}

/** The whole forecast of the next run. @param {Store} store */
export function forecastLine(store) {
  const line = h('p', { class: 'forecast', role: 'status' });
  store.watch(whatForecastsNeed, state => {
    line.classList.toggle('wrong', isRefused(state));
    write(line, forecastInWords(state));
  });
  return line;
}

/** What the words of a forecast depend on. @param {State} state */
export function whatForecastsNeed({ forecast, pace, model, engine, settings, sequences, question }) {
  return [forecast, pace, model, engine, settings, sequences, question === null];
}

/** Whether the engine refuses such a run. @param {State} state */
export function isRefused({ forecast }) {
  return forecast !== null && 'refusal' in forecast;
}

/** @param {State} state */
function forecastInWords(state) {
  const { forecast, pace } = state;
  const obstacle = obstacleOf(state);
  if (obstacle || !forecast) return obstacle ?? RUN.forecast.computing;
  if ('refusal' in forecast) return `${forecast.refusal.message} ${forecast.refusal.next}`;
  return RUN.forecast.of(forecast.forecast, pace);
}

/** The time alone, or one sentence about why there is none. @param {State} state */
export function forecastInShort(state) {
  const { forecast, pace } = state;
  const obstacle = obstacleOf(state);
  if (obstacle || !forecast) return obstacle ?? RUN.forecast.computing;
  const name = shuffledFile(state);
  if ('refusal' in forecast) {
    const { concerns, message } = forecast.refusal;
    return name !== null && concerns === name ? RUN.sequences.refused(name) : message;
  }
  const time = RUN.forecast.time(forecast.forecast, pace);
  return name === null ? time : `${time} · ${RUN.sequences.inShort(name)}`;
}

/** Why there can be no forecast. @param {State} state @returns {string | null} */
function obstacleOf(state) {
  if (!state.engine) return RUN.forecast.noEngine;
  if (!state.model) return RUN.forecast.noNetwork;
  if (state.question) return RUN.forecast.question;
  if (optionsOf(state)) return null;
  const layer = layerOf(state);
  return (layer && readNeurons(neuronsText(state), layer.channels).problem) ?? RUN.forecast.noNeuron;
}
