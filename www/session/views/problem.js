/** The panel that shows a problem: what is wrong, what it concerns, and what to do next. */
import { SESSION } from '../../texts/session.js';
import { h, refill } from '../../ui/dom.js';

/**
 * @template {Pick<import('../state.js').State, 'problem' | 'engineFailure'>} S
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<S>} store
 * @param {{dismiss: () => void}} actions
 * @param {(problem: import('../state.js').Problem) => import('../../ui/dom.js').Child[]} [more] further help
 */
export function problemView(root, store, actions, more = () => []) {
  store.watch(
    ({ problem, engineFailure }) => [problem, engineFailure],
    ({ problem, engineFailure }) => {
      const shown = problem ?? engineFailure;
      if (!shown) return refill(root);
      refill(
        root,
        h(
          'div',
          { class: 'problem' },
          ...problemParts(shown, problem ? more(problem) : []),
          problem &&
            h(
              'button',
              { type: 'button', class: 'quiet problem-close', onclick: actions.dismiss },
              SESSION.problem.dismiss,
            ),
        ),
      );
    },
  );
}

/**
 * The message of a problem, the next step, and its code.
 * @param {import('../../engine/protocol.js').EngineError} problem
 * @param {import('../../ui/dom.js').Child[]} [more] further help
 */
export function problemParts({ message, next, code, concerns }, more = []) {
  return [
    h('p', { class: 'problem-message' }, message),
    h('p', { class: 'problem-next' }, h('strong', {}, SESSION.problem.next), next),
    ...more,
    h('p', { class: 'problem-code' }, h('code', {}, code), concerns && ` · ${concerns}`),
  ];
}
