/** Which report of the session is on show, where there are several. */
import { isBusy } from '../../session/runs.js';
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
    ({ reports, shown, run }) => [reports, shown?.id, isBusy({ run })],
    ({ reports, shown, run }) => {
      root.hidden = reports.length < 2;
      if (root.hidden) return refill(root);
      const isRunning = isBusy({ run });
      const options = reports.map(report =>
        h('option', { value: report.id, selected: report.id === shown?.id }, TEXT.option(report)),
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
      refill(root, h('label', { for: 'reports' }, TEXT.label), select, remove);
    },
  );
}
