/** A neuron in the visitor's sequences: its strongest windows, whether its facets occur there, patterns and motifs of them. */
import { evidenceOf } from '../../session/sources-state.js';
import { isOf, neuronId } from '../../session/network.js';
import { ASKING, SEQUENCES } from '../../texts/workbench.js';
import { byId, fill, h } from '../../ui/dom.js';
import { askControl } from '../ask-control.js';
import { lacksRecords } from '../sources/missing.js';
import { patternsView } from '../sources/patterns.js';
import { windowMotifsView } from '../sources/window-motifs.js';
import { windowsView } from '../sources/windows.js';

/** @typedef {import('../../session/state.js').State} State */

const { windows: TEXT } = SEQUENCES;
const ID = 'neuron-survey';

/**
 * @param {import('./place.js').Place} place
 * @param {import('./place.js').Store} store
 * @param {import('../actions.js').Actions} actions
 * @returns {import('../../ui/tabs.js').Content}
 */
export function sequencesOfNeuron({ neuron, report, engine, logos }, store, actions) {
  const { layer, channel } = neuron;
  const id = neuronId({ layer, channel });
  const evidence = evidenceOf(neuron);
  const missing = (/** @type {State} */ state) => lacksNetwork(state, report.model) || lacksRecords(state);
  const control = askControl(
    {
      id: ID,
      kind: 'survey',
      start: TEXT.start,
      progress: ASKING.counting(TEXT.unit),
      ask: () => void actions.survey(ID, layer, [channel]),
      missing,
    },
    store,
    actions,
  );
  const about = { neuron: { layer, channel }, network: report.model, missing, logos };
  const patterns = patternsView({ id: 'neuron-patterns', ...about }, store, actions);
  const motifs = windowMotifsView({ id: 'neuron-motifs', ...about }, store, actions);
  const example = h('div');
  const answer = h('div', { class: 'windows' });
  /** @type {import('../../ui/tabs.js').Content | null} */
  let content = null;
  const stops = [
    store.watch(
      ({ sources }) => [sources.files.sequences.length],
      ({ sources }) => fill(example, sources.files.sequences.length === 0 && exampleHint(actions)),
    ),
    store.watch(
      ({ answers }) => [surveyOf(answers.surveys)],
      ({ answers }) => {
        content?.stop?.();
        const survey = surveyOf(answers.surveys);
        const view = { id: ID, of: SEQUENCES.shownNeuron, analysed: neuron, network: report.model };
        content = survey
          ? windowsView({ ...view, survey: survey.neurons[id], most: survey.windows }, store, actions, engine)
          : null;
        fill(answer, ...(content?.parts ?? []));
      },
    ),
  ];

  /** One of this analysis: that of this view, or else of another one. @param {import('../../session/sources-state.js').Answers['surveys']} surveys */
  function surveyOf({ [ID]: own, ...others }) {
    const all = [own, ...Object.values(others)];
    return all.find(survey => survey?.neurons[id]?.evidence === evidence);
  }

  return {
    parts: [
      h(
        'section',
        { class: 'neuron-sequences', 'aria-label': SEQUENCES.tab },
        h('p', { class: 'how' }, TEXT.how(neuron.receptive_field)),
        example,
        control.element,
        answer,
        patterns.element,
        motifs.element,
      ),
    ],
    stop() {
      content?.stop?.();
      control.stop();
      patterns.stop();
      motifs.stop();
      for (const stop of stops) stop();
    },
  };
}

/** @param {import('../actions.js').Actions} actions */
function exampleHint({ useExampleFiles }) {
  const use = { type: 'button', class: 'quiet', id: `${ID}-example`, onclick: useExampleFiles };
  return h(
    'p',
    { class: 'row hint' },
    SEQUENCES.tabExample,
    h('button', use, SEQUENCES.useExample),
    h('button', { type: 'button', class: 'link', id: `${ID}-files`, onclick: toFiles }, SEQUENCES.toFiles),
  );
}

function toFiles() {
  const title = byId('sequences-title');
  title.scrollIntoView();
  title.focus({ preventScroll: true });
}

/** @param {State} state @param {import('../../engine/types.js').ModelInfo} of the report */
function lacksNetwork({ model }, of) {
  return model && !isOf(of, model.info) ? SEQUENCES.needs.otherNetwork(of.name) : '';
}
