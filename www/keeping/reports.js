/** The reports of this session: each run leaves one, and an earlier one can be shown again. */
import { hasNeuron } from '../session/network.js';
import { reportsToUnite } from '../session/other-runs.js';
import { isBusy } from '../session/runs.js';
import { newId } from '../ui/new-id.js';
import { shownReport } from './restoring.js';
import { networkOf, reportsOf, shownOf } from './snapshot.js';

/** @typedef {import('../session/state.js').State} State */
/** @typedef {import('../session/keeping-state.js').KeptReport} KeptReport */

/**
 * @param {import('../ui/store.js').Store<State>} store
 * @param {() => Pick<import('./showing.js').Workbench, 'unite' | 'refuse'>} workbench
 */
export function createReports(store, workbench) {
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

  // An address may ask for a neuron that only another report of the session has.
  store.watch(
    ({ settings, reports, shown }) => [settings.neuron, reports, shown?.id],
    state => {
      const { neuron } = state.settings;
      if (neuron === null || !state.shown || isBusy(state) || hasNeuron(state.shown.report, neuron)) return;
      const layer = Number(neuron.split('.')[0]);
      const others = state.reports.filter(({ id, layers }) => id !== state.shown?.id && layers.includes(layer));
      void showFirstWith(neuron, others.toReversed());
    },
  );

  /** @param {string} neuron @param {KeptReport[]} reports the one that is wanted most first */
  async function showFirstWith(neuron, reports) {
    for (const kept of reports) {
      const shown = await read(kept);
      if (store.state.settings.neuron !== neuron) return; // another one is wanted by now
      if (hasNeuron(shown.report, neuron)) return store.update({ shown });
    }
  }

  /** @param {string} id of one that is not on show */
  async function showReport(id) {
    const kept = store.state.reports.find(report => report.id === id);
    if (!kept) return;
    const shown = await read(kept);
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

  /** Shows the neurons of several runs as one report. */
  async function uniteReports() {
    const { shown } = store.state;
    const reports = reportsToUnite(store.state);
    const { unite, refuse } = workbench();
    try {
      const texts = await Promise.all(reports.map(({ content }) => new Blob([content]).text()));
      const whole = await unite(texts);
      if (store.state.shown === shown) store.update({ shown: shownReport(whole, { id: newId(), source: 'run' }) });
    } catch (error) {
      refuse(error);
    }
  }

  return { showReport, removeReport, uniteReports };
}

/** @param {KeptReport} kept @returns {Promise<import('../session/state.js').Shown>} */
async function read({ id, source, content }) {
  return shownReport(await new Blob([content]).text(), { id, source });
}
