/** The sessions that the browser keeps: what a visitor can do with them, and what happens when the page is opened. */
import { canContinue } from '../session/state.js';
import { KEEPING } from '../texts/keeping.js';
import { notice } from '../ui/notices.js';
import { asProblem } from '../ui/problem.js';
import { save } from '../ui/save.js';
import { packed, unpacked } from './archive.js';
import { Database, troubleOf } from './database.js';
import { createKeeper, newId } from './keeper.js';
import { restored } from './restoring.js';
import { isAddressOf } from './snapshot.js';
import { connectTabs, heldElsewhere, hold, takeRemembered } from './tabs.js';

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
 * @property {(report: string, name: string, source: 'run' | 'file') => Promise<void>} showChecked
 * @property {() => void} continueRun
 */

/**
 * @param {import('../ui/store.js').Store<State>} store
 * @param {() => Workbench} workbench
 */
export function createKeeping(store, workbench) {
  const database = new Database();
  const tell = connectTabs(({ renamed }) => {
    if (renamed && renamed.id === store.state.keeping.id) patch({ name: renamed.name });
    refresh();
  });
  const keeper = createKeeper(store, database, {
    written() {
      tell();
      refresh();
    },
    failed,
  });
  /** What was said once is not said again. @type {Set<string>} */
  const said = new Set();
  /** Networks of this tab, so that nobody is asked for a file twice. @type {Map<string, import('../session/state.js').Source>} */
  const sources = new Map();
  store.watch(
    ({ model }) => [model],
    ({ model }) => model?.source && sources.set(model.info.sha256, model.source),
  );

  /** @param {Partial<import('../session/keeping-state.js').Keeping>} patch */
  function patch(patch) {
    store.update({ keeping: { ...store.state.keeping, ...patch } });
  }

  /** @param {import('./database.js').Trouble} trouble @param {boolean} files */
  function failed(trouble, files) {
    if (trouble === 'full' && files) patch({ consent: false });
    const text = trouble === 'full' && files ? KEEPING.trouble.files : KEEPING.trouble[trouble];
    if (!said.has(text)) notice(text);
    said.add(text);
  }

  /** Reads the list again. @returns {Promise<KeptSession[]>} */
  async function refresh() {
    try {
      const [sessions, elsewhere] = await Promise.all([database.list(), heldElsewhere()]);
      patch({ sessions, elsewhere });
      return sessions;
    } catch {
      return []; // a browser that keeps nothing says so when there is something to keep
    }
  }

  /**
   * Restores what the address is of, or what this tab had open before it was loaded anew.
   * @returns {Promise<boolean>} whether the page shows it, or asks for its network; otherwise it shows an example
   */
  async function begin() {
    const { settings } = store.state;
    const remembered = takeRemembered();
    if (settings.network === null && !(remembered && isLoadedAnew())) return false;
    const [sessions] = await Promise.all([refresh(), workbench().listExamples()]);
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
    const sessions = await refresh();
    const session = sessions.find(session => isAddressOf(session, settings, ''));
    await (session ? open(session, { settings }) : ask(settings));
  }

  /** No session is of this address: its network is asked for, and nothing else is shown in its place. @param {Settings} settings */
  async function ask(settings) {
    const sha256 = settings.network ?? '';
    const known = [...sources].find(([whole]) => whole.startsWith(sha256));
    await keeper.without(async () => {
      const awaited = known ? null : { sha256, name: null };
      await workbench().openKept({ settings, shown: null, awaited }, known?.[1] ?? null, null);
    });
  }

  /** @param {string} id of a kept session */
  async function openSession(id) {
    await keeper.flush(true);
    const sessions = await refresh();
    const session = sessions.find(session => session.id === id);
    if (!session) return;
    const begun = sessions.find(({ id }) => id === store.state.keeping.id);
    await open(session, {});
    // One that was begun by opening the network, and has nothing of its own.
    if (begun && isEmpty(begun) && begun.network.sha256 === session.network.sha256) await removeSessions([begun.id]);
  }

  /**
   * @param {KeptSession} session
   * @param {{settings?: Settings, isPatient?: boolean, isContinued?: boolean}} how `settings` of the address, where it has some;
   *   `isPatient`: this tab itself may still have it; `isContinued`: its run continues by itself
   */
  async function open(session, { settings, isPatient, isContinued = false }) {
    try {
      const whole = { session, parts: await database.parts(session.id) };
      const isFree = await hold(session.id, isPatient);
      await show(whole, { settings, isCopy: !isFree });
      if (isContinued && isFree && session.run?.status === 'running') continueWhenFree();
    } catch (error) {
      store.update({ problem: asProblem(error) });
    }
  }

  /** @param {Whole} whole @param {{settings?: Settings, isCopy?: boolean}} how */
  async function show({ session, parts }, { settings, isCopy = false }) {
    const { id, name, created, consent } = session;
    const own = isCopy ? { id: newId(), name: KEEPING.copyOf(name), created: Date.now() } : { id, name, created };
    await keeper.without(async () => {
      const { state, source, motifs, sequences, written } = await restored(session, parts);
      const known = source ?? sources.get(session.network.sha256) ?? null;
      patch({ id: own.id, name: own.name, consent, isCopy });
      const asked = known ? null : (state.awaited ?? null);
      await workbench().openKept(
        { ...state, ...(settings ? { settings } : {}), awaited: asked },
        session.network.example === null ? known : null,
        session.network.example,
      );
      await workbench().openExactly(motifs);
      if (sequences) await workbench().readSequences(sequences);
      if (session.outputNames) nameOutputs(session.outputNames);
      if (isCopy) await hold(own.id);
      keeper.adopt({ id: own.id, created: own.created, written: isCopy ? new Map() : written }, isCopy);
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
        if (isInterrupted) workbench().continueRun();
      },
    );
  }

  /** @param {boolean} consent whether the visitor's files are kept */
  function answerConsent(consent) {
    patch({ consent });
    // Firefox asks the visitor; the answer changes nothing but how long the files last.
    if (consent) navigator.storage?.persist?.().catch(() => {});
  }

  /** @param {string} id @param {string} name */
  async function renameSession(id, name) {
    await attempt(async () => {
      if (id === store.state.keeping.id) patch({ name });
      const session = store.state.keeping.sessions.find(session => session.id === id);
      if (session) await database.write({ ...session, name }, new Map());
      tell({ renamed: { id, name } });
    });
  }

  /** @param {string[]} ids */
  async function removeSessions(ids) {
    await attempt(async () => {
      if (ids.includes(store.state.keeping.id ?? '')) await keeper.forget();
      await database.remove(ids);
      tell();
    });
  }

  /** @param {string} id */
  async function exportSession(id) {
    await attempt(async () => {
      await keeper.flush(true);
      const session = (await refresh()).find(session => session.id === id);
      if (!session) return;
      save(`${fileName(session.name)}.neuronmotif`, await packed(session, await database.parts(id)));
    });
  }

  /** Opens the first of the files with sessions; all of them join the list. @param {File[]} files */
  async function openSessions(files) {
    await attempt(async () => {
      const wholes = await Promise.all(files.map(unpacked));
      for (const { session, parts } of wholes) {
        await database.write(session, parts).catch(error => failed(troubleOf(error), false));
      }
      const [first] = wholes;
      await hold(first.session.id);
      await show(first, {});
      const { shown } = store.state;
      if (shown?.source === 'run' || shown?.source === 'file') {
        await workbench().showChecked(shown.text, files[0].name, shown.source);
      }
      tell();
    });
  }

  /** @param {() => Promise<void>} work that changes the list */
  async function attempt(work) {
    try {
      await work();
    } catch (error) {
      store.update({ problem: asProblem(error) });
    }
    await refresh();
  }

  /** @returns {Promise<{usage: number, quota: number, isPersistent: boolean} | null>} bytes that the page takes and may take; null where the browser does not say */
  async function room() {
    const [estimate, isPersistent] = await Promise.all([
      navigator.storage?.estimate?.(),
      navigator.storage?.persisted?.(),
    ]);
    if (!estimate?.quota) return null;
    return { usage: estimate.usage ?? 0, quota: estimate.quota, isPersistent: isPersistent ?? false };
  }

  return {
    begin,
    refresh,
    openAddress,
    openSession,
    renameSession,
    removeSessions,
    exportSession,
    openSessions,
    answerConsent,
    room,
  };
}

/** @typedef {ReturnType<typeof createKeeping>} KeepingActions */

/** Whether this page was loaded before in this tab, and not reached by a link. */
function isLoadedAnew() {
  const [navigation] = performance.getEntriesByType('navigation');
  return /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.type !== 'navigate';
}

/** @param {KeptSession} session */
function isEmpty({ name, network, neurons, run, outputNames }) {
  return name === network.name && neurons === 0 && run === null && outputNames === null;
}

/** @param {string} name */
function fileName(name) {
  return name.replace(/\.onnx$/i, '').replace(/[^\p{L}\p{N}._ -]+/gu, '-') || 'session';
}
