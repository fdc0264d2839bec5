/** The reports of this session: each run leaves one, and an earlier one can be shown again. */
import { networkOf, reportsOf, shownOf } from './snapshot.js';

/** @typedef {import('../session/state.js').State} State */

/** @param {import('../ui/store.js').Store<State>} store */
export function createReports(store) {
  store.watch(
    state => [networkOf(state)?.sha256],
    ({ keeping }) => {
      if (!keeping.isOpening) store.update({ reports: [] });
    },
  );
  store.watch(
    ({ shown, model }) => [shown, model],
    state => {
      const network = networkOf(state);
      if (!network || state.keeping.isOpening) return;
      const reports = reportsOf(state, shownOf(state, network));
      if (reports !== state.reports) store.update({ reports });
    },
  );

  /** @param {string} id of one that is not on show */
  async function showReport(id) {
    const kept = store.state.reports.find(report => report.id === id);
    if (!kept) return;
    const text = await new Blob([kept.content]).text();
    const { source } = kept;
    const shown = { report: JSON.parse(text), text, logos: {}, source, id };
    store.update({ shown, settings: { ...store.state.settings, neuron: null, at: null } });
  }

  /** Forgets the report on show, and shows the last one of the others. */
  async function removeReport() {
    const { shown, reports } = store.state;
    const others = reports.filter(({ id }) => id !== shown?.id);
    const last = others.at(-1);
    if (!last) return;
    await showReport(last.id);
    store.update({ reports: others });
  }

  return { showReport, removeReport };
}
