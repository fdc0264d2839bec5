/** The sessions that the browser keeps: what a visitor can do with them, and what happens when the page is opened. */
import { KEEPING } from '../texts/keeping.js';
import { notice } from '../ui/notices.js';
import { createChanging } from './changing.js';
import { Database } from './database.js';
import { createKeeper } from './keeper.js';
import { createList } from './list.js';
import { createReports } from './reports.js';
import { createShowing } from './showing.js';

/** @typedef {ReturnType<typeof createKeeping>} KeepingActions */

/**
 * @param {import('../ui/store.js').Store<import('../session/state.js').State>} store
 * @param {() => import('./showing.js').Workbench} workbench
 */
export function createKeeping(store, workbench) {
  const database = new Database();
  const list = createList(store, database);
  const keeper = createKeeper(store, database, { written: () => list.changed(), failed });
  const { show, ...showing } = createShowing(store, { database, keeper, list, workbench });
  /** What was said once is not said again. @type {Set<string>} */
  const said = new Set();

  /** @param {import('./database.js').Trouble} trouble @param {boolean} files whether there may be room without the visitor's files */
  function failed(trouble, files) {
    const isForFiles = trouble === 'full' && files;
    if (isForFiles) list.patch({ consent: false });
    const text = isForFiles ? KEEPING.trouble.files : KEEPING.trouble[trouble];
    if (!said.has(text)) notice(text);
    said.add(text);
  }

  return {
    ...showing,
    ...createReports(store, workbench),
    ...createChanging(store, { database, keeper, list, show, workbench, failed }),
    refresh: list.refresh,
  };
}
