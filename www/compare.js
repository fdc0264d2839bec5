/** The front door of the page that compares motif files: it shares state, engine and views with the workbench. */
import { keepAddress } from './address-bar.js';
import { createComparing } from './comparing.js';
import { byId } from './dom.js';
import { Engine } from './engine/client.js';
import { initialState } from './model.js';
import { createMotifs } from './motifs.js';
import { keepOffline } from './offline.js';
import { readHash, writeHash } from './state.js';
import { Store } from './store.js';
import { comparisonView } from './views/comparison.js';
import { dropFiles } from './views/drop.js';
import { knownView } from './views/known.js';
import { problemView } from './views/problem.js';
import { compareView, queriesView } from './views/queries.js';
import { statusView } from './views/status.js';
import { themeView } from './views/theme.js';

/** @type {import('./comparing.js').CompareState} */
const initial = { ...initialState(readHash(location.hash)), queries: null, comparing: null, comparison: null };
const store = new Store(initial);
const engine = new Engine();
const motifs = createMotifs(store, engine);
const actions = { ...motifs, ...createComparing(store, engine, motifs) };

themeView(byId('theme'));
statusView(byId('engine-status'), store);
problemView(byId('problem'), store, actions);
queriesView(byId('queries'), store, actions);
knownView(byId('known'), store, actions, 'What your motifs are compared with; several files at once are one database.');
compareView(byId('compare'), store, actions);
comparisonView(byId('comparison'), store, engine);
dropFiles(byId('drop'), actions);
keepAddress(store, { of: ({ settings }) => settings, write: writeHash });
engine.addEventListener('restarted', event => {
  store.update({ engine: /** @type {CustomEvent} */ (event).detail, engineFailure: null });
});
engine.addEventListener('failed', event => {
  store.update({ engine: null, engineFailure: /** @type {CustomEvent} */ (event).detail });
});
requestAnimationFrame(() =>
  setTimeout(() => {
    actions.startEngine();
    keepOffline();
  }),
);
