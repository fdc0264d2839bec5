/** Motif databases: those that come with the page, those that the visitor adds, and comparing reports with them. */
import { load } from '../ui/load.js';
import { asProblem, createProblems } from '../ui/problem.js';
import { isAnnotated, isComparable } from './annotated.js';
import { grammarOf } from './options.js';
import { isOccupied } from './runs.js';

/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Shown} Shown */
/** @typedef {import('./state.js').Shipped} Shipped */
/** @typedef {import('../engine/types.js').Progress} Progress */

/** Where the shipped databases live, relative to the page. */
const FOLDER = 'www/motifs/';

/**
 * @param {import('../ui/store.js').Store<State>} store
 * @param {import('../engine/client.js').Engine} engine
 */
export function createMotifs(store, engine) {
  /** Changes of what is open come one after another, so that indices stay what they are. */
  let changes = Promise.resolve();
  /** @type {Promise<void>} */
  let annotating = Promise.resolve();
  /** What was compared already, or cancelled or refused, is not compared again by itself. */
  let settled = /** @type {{shown: Shown | null, databases: State['databases']}} */ ({ shown: null, databases: [] });

  const { refuse } = createProblems(store);

  /** @param {() => Promise<void>} change */
  function enqueue(change) {
    changes = changes
      .then(change)
      .catch(refuse)
      .then(() => store.update({ openingMotifs: null }));
    return changes;
  }

  /** Reads the list of shipped databases and opens the one that the settings name. */
  function loadMotifs() {
    return enqueue(async () => {
      await readShelf();
      await matchSettings();
    });
  }

  async function readShelf() {
    if (store.state.shelf.length > 0) return;
    store.update({ shelf: await (await load(`${FOLDER}index.json`)).json() });
  }

  /**
   * Opens exactly these, in this order: a run continues only with the databases that it began with. The report on show stays
   * as it was compared.
   * @param {(string | File)[]} wanted ids of shipped ones, and files
   */
  function openExactly(wanted) {
    return enqueue(async () => {
      await readShelf();
      await annotationEnded();
      const opened = store.state.databases.map(({ shipped, content }) => shipped ?? content);
      const same = opened.findIndex((one, i) => one !== wanted[i]);
      const kept = same < 0 ? opened.length : same;
      for (let i = opened.length - 1; i >= kept; i--) await close(i);
      for (const one of wanted.slice(kept)) {
        if (typeof one === 'string') await addShipped(one);
        else await add(one.name, one, null);
      }
      settled = { shown: store.state.shown, databases: store.state.databases };
    });
  }

  /** @param {string} id */
  async function addShipped(id) {
    const wanted = store.state.shelf.find(shipped => shipped.id === id);
    if (!wanted) return;
    store.update({ openingMotifs: wanted.title });
    await add(wanted.file, await (await load(FOLDER + wanted.file)).blob(), wanted.id);
  }

  /** Opens and closes until the shipped database that is open is the one that was chosen. */
  async function matchSettings() {
    const { databases, settings, shelf } = store.state;
    const wanted = shelf.find(({ id }) => id === settings.motifs);
    const index = databases.findIndex(({ shipped }) => shipped !== null);
    if (databases[index]?.shipped === (wanted?.id ?? null)) return;
    await annotationEnded();
    if (index >= 0) await close(index);
    if (wanted) await addShipped(wanted.id);
  }

  /** @param {string} name @param {Blob} content @param {string | null} shipped */
  async function add(name, content, shipped) {
    const info = await engine.addMotifs(name, content);
    store.update({ databases: [...store.state.databases, { info, shipped, content }] });
  }

  /** @param {number} index */
  async function close(index) {
    await engine.removeMotifs(index);
    store.update({ databases: store.state.databases.filter((_, i) => i !== index) });
  }

  /** @param {string} id of a shipped database, or `none` */
  function chooseMotifs(id) {
    store.update({ settings: { ...store.state.settings, motifs: id } });
    return enqueue(matchSettings);
  }

  /**
   * @param {File[]} files
   * @param {string} [otherwise] what the visitor can do where a file has no motifs; else the engine's advice is given
   */
  function addMotifs(files, otherwise) {
    for (const file of files) {
      enqueue(async () => {
        store.update({ openingMotifs: file.name, problem: null });
        await annotationEnded();
        try {
          await add(file.name, file, null);
        } catch (error) {
          const problem = asProblem(error);
          throw otherwise && problem.code === 'motifs.not-motifs' ? { ...problem, next: otherwise } : problem;
        }
      });
    }
    return changes;
  }

  /** @param {string} sha256 of an open database */
  function removeMotifs(sha256) {
    return enqueue(async () => {
      await annotationEnded();
      const index = store.state.databases.findIndex(({ info }) => info.sha256 === sha256);
      if (index >= 0) await close(index);
    });
  }

  /** Compares the shown report with the open databases. */
  function annotate() {
    const { shown } = store.state;
    const options = grammarOf(store.state);
    if (!shown || !options || isOccupied(store.state)) return;
    store.update({ annotation: { progress: null }, problem: null });
    annotating = work(shown, options);
  }

  /** @param {Shown} shown @param {import('./state.js').GrammarOptions} options */
  async function work(shown, options) {
    const { databases } = store.state;
    settled = { shown, databases };
    try {
      const { report: text, cancelled } = await engine.call('annotate', { report: shown.text, options });
      const next = { ...shown, report: JSON.parse(text), text, json: undefined };
      if (cancelled || store.state.shown !== shown) return;
      settled = { shown: next, databases };
      store.update({ shown: next });
    } catch (error) {
      refuse(error);
    } finally {
      store.update({ annotation: null });
    }
  }

  /** Ends a comparison in progress; the report stays as it was. */
  async function annotationEnded() {
    if (store.state.annotation) await engine.cancel().catch(() => {}); // a worker that stops rejects the comparison itself
    await annotating;
  }

  /** For a run: databases are open, and nothing else is computed. */
  async function motifsReady() {
    await changes;
    await annotationEnded();
  }

  engine.addEventListener('annotate.progress', event => {
    const progress = /** @type {CustomEvent<Progress>} */ (event).detail;
    if (store.state.annotation) store.update({ annotation: { progress } });
  });
  store.watch(
    state => [state.shown, state.databases, state.openingMotifs, state.presets, state.keeping, isOccupied(state)],
    state => {
      const { shown, databases } = state;
      const isNew = shown !== settled.shown || databases !== settled.databases;
      const wanted = isNew && databases.length > 0 && !isAnnotated(state) && isComparable(state);
      // A session that is restored brings its own databases.
      const isSettled = state.openingMotifs === null && !state.keeping.isOpening;
      if (wanted && isSettled) annotate();
    },
  );

  return {
    loadMotifs,
    matchMotifs: () => enqueue(matchSettings),
    chooseMotifs,
    addMotifs,
    openExactly,
    removeMotifs,
    annotate,
    stopAnnotation: annotationEnded,
    motifsReady,
  };
}
