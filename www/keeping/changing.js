/** What a visitor changes in the list of sessions, and what comes in and goes out as a file. */
import { asProblem } from '../ui/problem.js';
import { save } from '../ui/save.js';
import { packed, unpacked } from './archive.js';
import { troubleOf } from './database.js';

/** @typedef {import('../session/state.js').State} State */

/**
 * @param {import('../ui/store.js').Store<State>} store
 * @param {object} parts
 * @param {import('./database.js').Database} parts.database
 * @param {ReturnType<typeof import('./keeper.js').createKeeper>} parts.keeper
 * @param {ReturnType<typeof import('./list.js').createList>} parts.list
 * @param {ReturnType<typeof import('./showing.js').createShowing>['show']} parts.show
 * @param {() => import('./showing.js').Workbench} parts.workbench
 * @param {(trouble: import('./database.js').Trouble, files: boolean) => void} parts.failed
 */
export function createChanging(store, { database, keeper, list, show, workbench, failed }) {
  /** @param {boolean} consent whether the visitor's files are kept */
  function answerConsent(consent) {
    list.patch({ consent });
    keeper.flush(true);
    // Firefox asks the visitor; the answer changes nothing but how long the files last.
    if (consent) navigator.storage?.persist?.().catch(() => {});
  }

  /** @param {string} id @param {string} name */
  async function renameSession(id, name) {
    await attempt(async () => {
      if (id === store.state.keeping.id) list.patch({ name });
      const session = store.state.keeping.sessions.find(session => session.id === id);
      if (session) await database.write({ ...session, name }, new Map());
      list.changed({ renamed: { id, name } });
    });
  }

  /** @param {string[]} ids */
  async function removeSessions(ids) {
    await attempt(async () => {
      if (ids.includes(store.state.keeping.id ?? '')) await keeper.forget();
      await database.remove(ids);
      list.changed();
    });
  }

  /** @param {string} id */
  async function exportSession(id) {
    await attempt(async () => {
      await keeper.flush(true);
      const session = (await list.refresh()).find(session => session.id === id);
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
      await list.refresh();
      const [first] = wholes;
      await show(first, {});
      const { shown } = store.state;
      if (shown?.source === 'run' || shown?.source === 'file') {
        await workbench().showChecked(new Blob([shown.text]), files[0].name, { source: shown.source, id: shown.id });
      }
      list.changed();
    });
  }

  /** @param {() => Promise<void>} work that changes the list */
  async function attempt(work) {
    try {
      await work();
    } catch (error) {
      store.update({ problem: asProblem(error) });
    }
    await list.refresh();
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

  return { answerConsent, renameSession, removeSessions, exportSession, openSessions, room };
}

/** @param {string} name */
function fileName(name) {
  return name.replace(/\.onnx$/i, '').replace(/[^\p{L}\p{N}._ -]+/gu, '-') || 'session';
}
