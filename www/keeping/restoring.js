/** A kept session as the state of the page again. */
import { DEFAULTS } from '../session/address.js';
import { nextTask } from '../ui/next-task.js';
import { PART } from './snapshot.js';

/** @typedef {import('../session/state.js').State} State */
/** @typedef {import('../session/state.js').Source} Source */
/** @typedef {import('../session/keeping-state.js').KeptSession} KeptSession */

/**
 * @typedef {object} Restored
 * @property {Partial<State>} state
 * @property {Source | null} source the visitor's network; null where its file was not kept, or for an example
 * @property {(string | File)[]} motifs ids of databases that come with the page, and those of the visitor
 * @property {File | null} sequences
 * @property {Map<string, Blob | string>} written the parts, as the state has them
 */

/**
 * @param {KeptSession} session
 * @param {Map<string, Blob>} parts
 * @returns {Promise<Restored>}
 */
export async function restored(session, parts) {
  const { shown, run } = session;
  const reportOf = (/** @type {string | undefined} */ id) => parts.get(PART.report(id ?? ''));
  const [report, partial] = await Promise.all([
    reportOf(shown?.id)?.text(),
    (parts.get(PART.partial) ?? reportOf(run?.id))?.text(),
  ]);
  await nextTask(); // reading the bytes, understanding them and building views are a task each
  const now = report && shown ? shownReport(report, shown) : null;
  await nextTask();
  const reports = session.reports.flatMap(about => {
    const content = about.id === shown?.id ? report : reportOf(about.id);
    return content === undefined ? [] : [{ ...about, content }];
  });
  const files = filesOf(session, parts);
  const source = sourceOf(session, files);
  const motifs = session.motifs.flatMap(motif => ('shipped' in motif ? motif.shipped : (files.get(motif.part) ?? [])));
  const isMissing = session.network.example === null && source === null;
  return {
    state: {
      ...session.state,
      settings: { ...DEFAULTS, ...session.settings },
      shown: now,
      reports,
      run: run && interrupted(run, partial ?? null),
      awaited: isMissing ? awaitedOf(session) : null,
    },
    source,
    motifs,
    sequences: files.get(PART.sequences) ?? null,
    written: new Map([
      ...fileParts(files),
      ...reports.map(({ id, content }) => partOf(PART.report(id), content)),
      ...(parts.has(PART.partial) ? [partOf(PART.partial, partial ?? '')] : []),
    ]),
  };
}

/** @param {Map<string, File>} files @returns {[string, Blob | string][]} */
function fileParts(files) {
  return [...files];
}

/** @param {string} part @param {Blob | string} content @returns {[string, Blob | string]} */
function partOf(part, content) {
  return [part, content];
}

/** @param {string} text @param {NonNullable<KeptSession['shown']>} shown @returns {import('../session/state.js').Shown} */
export function shownReport(text, shown) {
  return { report: JSON.parse(text), text, logos: {}, ...shown };
}

/**
 * A run that was in progress can continue; one that was cancelled or failed, too.
 * @param {import('../session/keeping-state.js').KeptRun} run
 * @param {string | null} text
 * @returns {import('../session/state.js').Run}
 */
function interrupted(run, text) {
  const isEnded = run.status === 'cancelled' || run.status === 'failed';
  const status = isEnded ? run.status : 'interrupted';
  const finished = text !== null && run.results !== null;
  return {
    ...run,
    status,
    text: finished ? text : null,
    results: finished ? run.results : null,
    progress: null,
    trace: [],
    expected: null,
  };
}

/**
 * The files of the visitor, by their parts.
 * @param {KeptSession} session
 * @param {Map<string, Blob>} parts
 */
function filesOf({ parts: list }, parts) {
  /** @type {Map<string, File>} */
  const files = new Map();
  for (const { part, name } of list) {
    const content = parts.get(part);
    if (content && !part.endsWith('.json')) files.set(part, new File([content], name));
  }
  return files;
}

/** @param {KeptSession} session @param {Map<string, File>} files @returns {Source | null} */
function sourceOf({ network, parts }, files) {
  const content = files.get(PART.network);
  if (!content) return null;
  const weights = parts.filter(({ part }) => part.startsWith('weights/')).flatMap(({ part }) => files.get(part) ?? []);
  return { name: network.name, content, externalFiles: weights.map(file => ({ name: file.name, content: file })) };
}

/** @param {KeptSession} session */
function awaitedOf({ network }) {
  return { sha256: network.sha256, name: network.name };
}
