/** How the report of a comparison is saved: a button, which cancels while the logos are drawn. */
import { COMPARE } from '../texts/compare.js';
import { h, write } from '../ui/dom.js';

const { report: TEXT } = COMPARE;

/**
 * @param {import('../ui/store.js').Store<import('./state.js').CompareState>} store
 * @param {import('./reporting.js').ReportActions} actions
 */
export function reportButton(store, actions) {
  const onclick = () => (store.state.reporting ? actions.cancelReport() : actions.saveReport());
  const button = h('button', { type: 'button', class: 'quiet', id: 'save-report', onclick });
  const working = h('span', { class: 'hint', role: 'status' });
  store.watch(
    ({ reporting }) => [reporting],
    ({ reporting }) => {
      write(button, reporting ? TEXT.cancel : TEXT.save);
      write(working, reporting ? TEXT.working(reporting.fraction) : '');
    },
  );
  return [button, working];
}
