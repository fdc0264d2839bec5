/** The run in detail: preset, seed, parameters, and what it is at. */
import { parametersView } from '../../session/views/parameters.js';
import { RUN } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { attentionView } from './attention-view.js';
import { forecastLine } from './forecast.js';
import { liveView } from './progress.js';
import { searchChoice } from './search-choice.js';
import { sequencesView } from './sequences-field.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../ui/store.js').Store<State>} Store */
/** @typedef {import('../actions.js').Actions} Actions */

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @param {Actions} actions
 */
export function runView(root, store, actions) {
  const parameters = h('details', { class: 'parameters' });
  const live = h('div', { class: 'live' });
  fill(
    root,
    h('div', { class: 'row' }, presetChoice(store, actions), seedField(store, actions)),
    searchChoice(store, actions),
    parameters,
    forecastLine(store),
    live,
    attentionView(store, actions),
  );
  parametersView(parameters, store, actions);
  parameters.append(sequencesView(store, actions));
  liveView(live, store);
}

/** @param {Store} store @param {Actions} actions */
function presetChoice(store, actions) {
  const option = (/** @type {'quick' | 'paper'} */ name) =>
    h(
      'label',
      { class: 'segment' },
      h('input', { type: 'radio', name: 'preset', value: name, onchange: () => actions.choosePreset(name) }),
      h('span', {}, h('b', {}, name), ` ${RUN.presets[name]}`),
    );
  const choice = h('fieldset', { class: 'segments' }, h('legend', {}, RUN.preset), option('quick'), option('paper'));
  store.watch(
    ({ settings }) => [settings.preset],
    ({ settings }) => {
      for (const input of choice.querySelectorAll('input')) input.checked = input.value === settings.preset;
    },
  );
  return choice;
}

/** @param {Store} store @param {Actions} actions */
function seedField(store, actions) {
  const input = h('input', {
    type: 'number',
    id: 'seed',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    step: 1,
    inputmode: 'numeric',
    onchange() {
      if (input.value !== '' && input.checkValidity()) actions.chooseSeed(Number(input.value));
      else input.value = String(store.state.settings.seed);
    },
  });
  store.watch(
    ({ settings }) => [settings.seed],
    ({ settings }) => (input.value = String(settings.seed)),
  );
  return h('div', { class: 'field' }, h('label', { for: 'seed', title: RUN.seedMeaning }, RUN.seed), input);
}
