/** The button of a question to the engine: why it cannot be asked now, its progress, its cancel, what came of it. */
import { obstacleTo } from '../session/runs.js';
import { problemParts } from '../session/views/problem.js';
import { ASKING } from '../texts/workbench.js';
import { fill, h, write } from '../ui/dom.js';

/** @typedef {import('../session/state.js').State} State */

/**
 * @param {object} question
 * @param {string} question.id of its elements, and the owner of the question
 * @param {import('../session/sources-state.js').QuestionKind} question.kind
 * @param {string} question.start text of the button
 * @param {(question: import('../session/sources-state.js').Question) => string} question.progress
 * @param {() => void} question.ask
 * @param {(state: State) => string} [question.missing] what is missing, or nothing
 * @param {import('../ui/dom.js').Child[]} [question.more] controls in front of the button
 * @param {boolean} [question.primary] whether it is what the panel is for
 * @param {import('../ui/store.js').Store<State>} store
 * @param {Pick<import('./actions.js').Actions, 'stopQuestion'>} actions
 * @returns {{element: HTMLElement, say: (text: string) => void, draw: () => void, stop: () => void}} `say` what came of it
 */
export function askControl(
  { id, kind, start, progress, ask, missing = () => '', more = [], primary = false },
  store,
  actions,
) {
  let own = false;
  let last = '';
  const onclick = () => (own ? actions.stopQuestion() : ask());
  const button = h('button', { type: 'button', id, class: primary ? 'primary' : null, onclick }, start);
  const status = h('span', { class: 'hint', role: 'status', id: `${id}-status` });
  const bar = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': ASKING.share });
  const problem = h('div', { role: 'alert' });
  const element = h('div', { class: 'ask' }, h('p', { class: 'row' }, ...more, button, status), bar, problem);

  function draw() {
    const { state } = store;
    const { question } = state;
    own = question?.owner === id;
    const reason = own ? '' : whyNot(state, missing);
    button.disabled = reason !== '' || (own && question?.stopping === true);
    write(button, own ? ASKING.cancel : start);
    bar.hidden = !own;
    bar.value = own ? (question?.fraction ?? 0) : 0;
    if (own && question) write(status, question.stopping ? ASKING.stopping : progress(question));
    else write(status, reason || last);
  }

  const stops = [
    store.watch(
      state => [state.question, whyNot(state, missing)],
      () => draw(),
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
    draw,
    say(text) {
      last = text;
      draw();
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/** What has to come first: a network, then what is missing, then the end of other work. @param {State} state @param {(state: State) => string} missing */
function whyNot(state, missing) {
  const obstacle = obstacleTo(state);
  if (obstacle === 'network' || obstacle === 'opening') return ASKING.obstacles[obstacle];
  return missing(state) || (obstacle ? ASKING.obstacles[obstacle] : '');
}
