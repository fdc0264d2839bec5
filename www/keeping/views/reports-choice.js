/** Which report of the session is on show, where there are several. */
import { neuronsElsewhere, neuronsWords, reportsToUnite } from '../../session/other-runs.js';
import { isOccupied } from '../../session/runs.js';
import { KEEPING } from '../../texts/keeping.js';
import { h, refill } from '../../ui/dom.js';

/** @typedef {import('../../session/state.js').State} State */

const { reports: TEXT } = KEEPING;

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {ReturnType<typeof import('../reports.js').createReports>} actions
 */
export function reportsChoice(root, store, actions) {
  store.watch(
    state => [state.reports, state.shown?.id, isOccupied(state)],
    state => {
      const { reports, shown } = state;
      root.hidden = reports.length < 2;
      if (root.hidden) return refill(root);
      const isRunning = isOccupied(state);
      const options = reports.map(report =>
        h('option', { value: report.id, selected: report.id === shown?.id }, TEXT.option(neuronsWords(report), report)),
      );
      const select = h(
        'select',
        { id: 'reports', disabled: isRunning, onchange: () => actions.showReport(select.value) },
        !reports.some(({ id }) => id === shown?.id) && h('option', { value: '', selected: true }, TEXT.other),
        ...options,
      );
      const remove = h(
        'button',
        { type: 'button', class: 'quiet', id: 'reports-remove', disabled: isRunning, onclick: actions.removeReport },
        TEXT.remove,
      );
      const parts = reportsToUnite(state);
      const unite = h(
        'button',
        { type: 'button', id: 'reports-unite', disabled: isRunning, onclick: actions.uniteReports },
        TEXT.unite,
      );
      const more = neuronsElsewhere(state).size;
      refill(
        root,
        h('label', { for: 'reports' }, TEXT.label),
        select,
        remove,
        more > 0 && h('span', { id: 'reports-more' }, TEXT.more(more)),
        parts.length > 1 && unite,
      );
    },
  );
}
