/** The panel that says what went wrong, what it concerns, and what to do next. */
import { h, refill } from '../dom.js';

/**
 * @param {HTMLElement} root
 * @param {import('../store.js').Store<import('../model.js').State>} store
 * @param {{dismiss: () => void}} actions
 * @param {(problem: import('../model.js').Problem) => import('../dom.js').Child[]} [more] what helps beside words
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
          h('p', { class: 'problem-message' }, shown.message),
          h('p', { class: 'problem-next' }, h('strong', {}, 'What to do: '), shown.next),
          ...(problem ? more(problem) : []),
          h('p', { class: 'problem-code' }, h('code', {}, shown.code), shown.concerns && ` · ${shown.concerns}`),
          problem && h('button', { type: 'button', class: 'quiet problem-close', onclick: actions.dismiss }, 'Dismiss'),
        ),
      );
    },
  );
}
