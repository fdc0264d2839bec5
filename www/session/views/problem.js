/** The panel that says what went wrong, what it concerns, and what to do next. */
import { h, refill } from '../../ui/dom.js';

/**
 * @template {Pick<import('../state.js').State, 'problem' | 'engineFailure'>} S
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<S>} store
 * @param {{dismiss: () => void}} actions
 * @param {(problem: import('../state.js').Problem) => import('../../ui/dom.js').Child[]} [more] what helps beside words
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
          ...inWords(shown, problem ? more(problem) : []),
          problem && h('button', { type: 'button', class: 'quiet problem-close', onclick: actions.dismiss }, 'Dismiss'),
        ),
      );
    },
  );
}

/**
 * What went wrong, what to do, and which code to look for.
 * @param {import('../../engine/protocol.js').EngineError} problem
 * @param {import('../../ui/dom.js').Child[]} [more] what helps beside words
 */
export function inWords({ message, next, code, concerns }, more = []) {
  return [
    h('p', { class: 'problem-message' }, message),
    h('p', { class: 'problem-next' }, h('strong', {}, 'What to do: '), next),
    ...more,
    h('p', { class: 'problem-code' }, h('code', {}, code), concerns && ` · ${concerns}`),
  ];
}
