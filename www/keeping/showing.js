/** Showing kept sessions: when the page is opened, at an address of a network of the visitor, and from the list. */
import { canContinue } from '../session/runs.js';
import { KEEPING } from '../texts/keeping.js';
import { newId } from '../ui/new-id.js';
import { notice } from '../ui/notices.js';
import { asProblem } from '../ui/problem.js';
import { restored } from './restoring.js';
import { isAddressOf } from './snapshot.js';
import { hold, takeRemembered } from './tabs.js';

/** @typedef {import('../session/state.js').State} State */
/** @typedef {import('../session/address.js').Settings} Settings */
/** @typedef {import('../session/keeping-state.js').KeptSession} KeptSession */
/** @typedef {import('../session/keeping-state.js').Whole} Whole */

/**
 * What the workbench does for a session that is restored.
 * @typedef {object} Workbench
 * @property {() => Promise<void>} listExamples
 * @property {(state: Partial<State>, source: import('../session/state.js').Source | null, example: string | null) => Promise<unknown>} openKept
 * @property {(motifs: (string | File)[]) => Promise<void>} openExactly
 * @property {(file: File) => Promise<void>} readSequences
 * @property {(content: Blob, name: string, as: {source: 'run' | 'file', id?: string}) => Promise<void>} showChecked
 * @property {() => void} continueRun
 * @property {(reports: string[]) => Promise<string>} unite
 * @property {(error: unknown) => void} refuse
 */

/**
 * @param {import('../ui/store.js').Store<State>} store
 * @param {object} parts
 * @param {import('./database.js').Database} parts.database
 * @param {ReturnType<typeof import('./keeper.js').createKeeper>} parts.keeper
 * @param {ReturnType<typeof import('./list.js').createList>} parts.list
 * @param {() => Workbench} parts.workbench
 */
export function createShowing(store, { database, keeper, list, workbench }) {
  /** Networks of this tab, so that nobody is asked for a file twice. @type {Map<string, import('../session/state.js').Source>} */
  const sources = new Map();
  store.watch(
    ({ model }) => [model],
    ({ model }) => model?.source && sources.set(model.info.sha256, model.source),
  );

  /**
   * Restores what the address is of, or what this tab had open before it was loaded anew.
   * @returns {Promise<boolean>} whether the page shows it, or asks for its network; otherwise it shows an example
   */
  async function begin() {
    const { settings } = store.state;
    const remembered = takeRemembered();
    if (settings.network === null && !(remembered && isLoadedAnew())) return false;
    const [sessions] = await Promise.all([list.refresh(), workbench().listExamples()]);
    const fits = sessions.filter(session => isAddressOf(session, settings, store.state.examples[0].id));
    const own = fits.find(({ id }) => id === remembered?.id);
    const session = own ?? (settings.network === null ? undefined : fits[0]);
    if (session) {
      const wasLeft = own !== undefined && (remembered?.left ?? false);
      await open(session, { settings, isPatient: wasLeft, isContinued: wasLeft && isLoadedAnew() });
    } else if (settings.network !== null) await ask(settings);
    return session !== undefined || settings.network !== null;
  }

  /** Shows the work of an address of a network of the visitor. @param {Settings} settings */
  async function openAddress(settings) {
    const sessions = await list.refresh();
    const session = sessions.find(session => isAddressOf(session, settings, ''));
    await (session ? open(session, { settings }) : ask(settings));
  }

  /** No session is of this address: its network is asked for, and nothing else is shown in its place. @param {Settings} settings */
  async function ask(settings) {
    const sha256 = settings.network ?? '';
    const known = [...sources].find(([whole]) => whole.startsWith(sha256));
    await keeper.without(undefined, async () => {
      const awaited = known ? null : { sha256, name: null };
      await workbench().openKept({ settings, shown: null, awaited }, known?.[1] ?? null, null);
    });
  }

  /** @param {string} id of a kept session */
  async function openSession(id) {
    await keeper.flush(true);
    const sessions = await list.refresh();
    const session = sessions.find(session => session.id === id);
    if (!session) return;
    const begun = sessions.find(({ id }) => id === store.state.keeping.id);
    await open(session, {});
    // One that was begun by opening the network, and has nothing of its own.
    if (!begun || !isEmpty(begun) || begun.network.sha256 !== session.network.sha256) return;
    await database.remove([begun.id]);
    await list.changed();
  }

  /**
   * @param {KeptSession} session
   * @param {{settings?: Settings, isPatient?: boolean, isContinued?: boolean}} how as {@link show} has it; `isContinued`: its
   *   run continues by itself
   */
  async function open(session, { isContinued = false, ...how }) {
    try {
      await show({ session, parts: await database.parts(session.id) }, how);
      const isOwn = store.state.keeping.id === session.id;
      if (isContinued && isOwn && session.run?.status === 'running') continueWhenFree();
    } catch (error) {
      store.update({ problem: asProblem(error) });
    }
  }

  /**
   * Shows a session; where another tab has it, a copy.
   * @param {Whole} whole
   * @param {{settings?: Settings, isPatient?: boolean}} how `settings` of the address, where it has some; `isPatient`: this tab
   *   itself may still have it
   */
  async function show({ session, parts: kept }, { settings, isPatient }) {
    await keeper.without(session.id, async () => {
      const isCopy = !(await hold(session.id, isPatient));
      const own = isCopy ? await copyOf(session) : session;
      const { state, source, motifs, sequences, written } = await restored(session, kept);
      const known = session.network.example === null ? (source ?? sources.get(session.network.sha256) ?? null) : null;
      list.patch({ id: own.id, name: own.name, consent: session.consent, isCopy });
      const address = settings ? { settings } : {};
      const awaited = known ? null : (state.awaited ?? null);
      await workbench().openKept({ ...state, ...address, awaited }, known, session.network.example);
      await workbench().openExactly(motifs);
      if (sequences) await workbench().readSequences(sequences);
      if (session.outputNames) nameOutputs(session.outputNames);
      askAgain(session);
      const all = new Map(session.parts.map(part => [part.part, part]));
      const parts = isCopy ? { written: new Map(), list: new Map() } : { written, list: all };
      keeper.adopt({ id: own.id, created: own.created, ...parts }, isCopy);
    });
    await renewReport();
  }

  /** A network whose opening was cancelled or refused can be chosen again: the session stays. @param {KeptSession} session */
  function askAgain({ network }) {
    if (store.state.model || network.example !== null) return;
    store.update({ awaited: { sha256: network.sha256, name: network.name } });
  }

  /** @param {KeptSession} session @returns {Promise<Pick<KeptSession, 'id' | 'name' | 'created'>>} */
  async function copyOf({ name }) {
    const id = newId();
    await hold(id);
    return { id, name: KEEPING.copyOf(name), created: Date.now() };
  }

  /** A report of an earlier version of the page is read again by the engine of this one. */
  async function renewReport() {
    const { shown, engine } = store.state;
    if (!shown || !engine || shown.source === 'example' || shown.report.tool.version === engine.version) return;
    await workbench().showChecked(new Blob([shown.text]), shown.report.model.name, {
      source: shown.source,
      id: shown.id,
    });
  }

  /** @param {string[]} names */
  function nameOutputs(names) {
    store.update({ outputs: { ...store.state.outputs, names, pasted: true } });
  }

  /** The run continues as soon as the engine is free, unless the visitor does something else with it. */
  function continueWhenFree() {
    const stop = store.watch(
      state => [canContinue(state), state.run?.status],
      state => {
        const isInterrupted = state.run?.status === 'interrupted';
        if (isInterrupted && !canContinue(state)) return;
        queueMicrotask(() => stop());
        if (!isInterrupted) return;
        workbench().continueRun();
        notice(KEEPING.continued);
      },
    );
  }

  return { begin, openAddress, openSession, show };
}

/** Whether this page was loaded before in this tab, and not reached by a link. */
function isLoadedAnew() {
  const [navigation] = performance.getEntriesByType('navigation');
  return /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.type !== 'navigate';
}

/** @param {KeptSession} session */
function isEmpty({ name, network, neurons, run, outputNames }) {
  return name === network.name && neurons === 0 && run === null && outputNames === null;
}
