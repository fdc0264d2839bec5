/** The outputs of the open network, and which neurons they use. */
import { bestOf, nameOf } from '../../session/matches.js';
import { unitOf } from '../../session/network.js';
import { Logos } from '../../session/views/logos.js';
import { OUTPUTS } from '../../texts/workbench.js';
import { fill, h, refill, write } from '../../ui/dom.js';
import { askControl } from '../ask-control.js';
import { outputChoice } from './output-choice.js';
import { outputNames } from './output-names.js';
import { RANK, rankingForm } from './ranking-form.js';
import { rankingResult } from './ranking-result.js';
import { restoreOutputs } from './restoring.js';
import { scaleChoice } from './scale-choice.js';
import { targetParts } from './target.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../ui/store.js').Store<State>} Store */
/** @typedef {import('../actions.js').Actions} Actions */

const ASK = 'outputs-ask';

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {Actions} actions
 * @param {import('../../engine/client.js').Engine} engine
 */
export function outputsView(root, store, actions, engine) {
  const what = h('p', { class: 'outputs-what' });
  const target = h('div');
  const body = h(
    'div',
    { class: 'outputs' },
    what,
    outputChoice(store, actions),
    outputNames(store, actions),
    ...scaleChoice(store, actions),
    h('h3', {}, OUTPUTS.ranking.title),
    h('p', { class: 'hint' }, OUTPUTS.ranking.meaning),
    ...rankingForm(store, actions),
    rankingView(store, actions, engine),
    target,
  );
  fill(root, h('p', { class: 'hint' }, OUTPUTS.intro), opening(store, actions), body);
  restoreOutputs(store, actions, { asking: ASK, ranking: RANK });
  store.watch(
    ({ outputs }) => [outputs.info],
    ({ outputs }) => {
      body.hidden = outputs.info === null;
      write(what, outputs.info ? OUTPUTS.what(outputs.info) : '');
    },
  );
  store.watch(
    state => [state.outputs.info, unitOf(state), state.model],
    state => refill(target, ...(state.outputs.info ? targetParts(state, actions) : [])),
  );
}

/** What asks for the outputs first. @param {Store} store @param {Actions} actions */
function opening(store, actions) {
  const [id, kind] = [ASK, /** @type {const} */ ('outputs')];
  const ask = () => void actions.askOutputs(id);
  const question = { id, kind, start: OUTPUTS.ask, progress: () => OUTPUTS.asking, primary: true };
  const { element } = askControl({ ...question, ask }, store, actions);
  store.watch(
    ({ outputs, answers }) => [outputs.info, answers.refusals[kind]],
    ({ outputs, answers }) => (element.hidden = outputs.info !== null && !answers.refusals[kind]),
  );
  return element;
}

/** @param {Store} store @param {Actions} actions @param {import('../../engine/client.js').Engine} engine */
function rankingView(store, actions, engine) {
  const logos = new Logos(engine, () => {
    const { model } = store.state;
    return model && { report: { model: model.info }, logos: {} };
  });
  const element = h('div', { class: 'outputs-ranking' });
  store.watch(
    state => [state.outputs.ranking, unitOf(state), state.outputs.names, state.model, analysed(state)],
    state => {
      logos.forget();
      refill(element, ...rankingResult(state, actions, logos));
    },
  );
  return element;
}

/**
 * Identifies the results that the ranking shows: every partial report of a run repeats those that it had.
 * @param {State} state
 */
function analysed({ outputs, shown }) {
  if (!outputs.ranking || !shown) return '';
  const { layer } = outputs.ranking;
  const own = shown.report.neurons.filter(neuron => neuron.layer === layer);
  const named = own.map(neuron => [neuron.channel, neuron.crms.length, nameOf(bestOf(neuron)?.part.search)]);
  return JSON.stringify([shown.report.model.sha256, named]);
}
