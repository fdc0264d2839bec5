/** The button of a question to the engine: why it cannot be asked now, its progress, its cancel, and why it was refused. */
import { problemParts } from '../../session/views/problem.js';
import { canAsk, isBusy } from '../../session/state.js';
import { SEQUENCES } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';

/** @typedef {import('../../session/state.js').State} State */

/**
 * @param {object} question
 * @param {string} question.id of its elements, and the owner of the question
 * @param {import('../../session/sources-state.js').QuestionKind} question.kind
 * @param {string} question.start text of the button
 * @param {string} question.unit what is counted
 * @param {() => void} question.ask
 * @param {(state: State) => string} question.missing what is missing, or nothing
 * @param {import('../../ui/dom.js').Child[]} [question.more] controls in front of the button
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {Pick<import('../actions.js').Actions, 'stopQuestion'>} actions
 * @returns {{element: HTMLElement, stop: () => void}}
 */
export function askControl({ id, kind, start, unit, ask, missing, more = [] }, store, actions) {
  let own = false;
  const button = h('button', { type: 'button', id, onclick: () => (own ? actions.stopQuestion() : ask()) }, start);
  const status = h('span', { class: 'hint', role: 'status', id: `${id}-status` });
  const bar = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': SEQUENCES.share });
  const problem = h('div', { role: 'alert' });
  const element = h('div', { class: 'ask' }, h('p', { class: 'row' }, ...more, button, status), bar, problem);

  const stops = [
    store.watch(
      state => [state.question, whyNot(state, missing)],
      state => {
        const { question } = state;
        own = question?.owner === id;
        const reason = whyNot(state, missing);
        button.disabled = !own && reason !== '';
        write(button, own ? SEQUENCES.cancel : start);
        bar.hidden = !own;
        bar.value = own ? (question?.fraction ?? 0) : 0;
        write(status, own && question ? SEQUENCES.progress(question, unit) : reason);
      },
    ),
    store.watch(
      ({ answers }) => [answers.refusals[kind]],
      ({ answers }) => {
        const refusal = answers.refusals[kind];
        fill(problem, refusal && h('div', { class: 'problem' }, ...problemParts(refusal)));
      },
    ),
  ];
  return {
    element,
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/** @param {State} state @param {(state: State) => string} missing */
function whyNot(state, missing) {
  const { needs } = SEQUENCES;
  if (!state.model || state.opening) return needs.network;
  const reason = missing(state);
  if (reason !== '' || canAsk(state)) return reason;
  return isBusy(state) ? needs.busy : needs.occupied;
}

/** What questions about records lack. @param {State} state */
export function lacksRecords({ sources }) {
  const { needs, waitsForGenome } = SEQUENCES;
  if (sources.records) return sources.records.count === 0 ? needs.empty : '';
  if (sources.reading) return needs.reading;
  if (sources.problems.sequences || sources.files.sequences.length === 0) return needs.sequences;
  return sources.genome ? needs.sequences : waitsForGenome.sequences;
}
