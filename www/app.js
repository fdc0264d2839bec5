/** The page's front door: state, engine, actions, then the views, then everything that may wait. */
import { createActions } from './actions.js';
import { keepAddress } from './address-bar.js';
import { breath } from './breath.js';
import { byId } from './dom.js';
import { Engine } from './engine/client.js';
import { takeHanded } from './handed.js';
import { initialState } from './model.js';
import { keepOffline } from './offline.js';
import { isStep, readHash, writeHash } from './state.js';
import { Store } from './store.js';
import { announceRuns } from './views/announce.js';
import { dropFiles } from './views/drop.js';
import { filtersView } from './views/filters.js';
import { enableKeys } from './views/keys.js';
import { introView } from './views/intro.js';
import { knownView } from './views/known.js';
import { layersView } from './views/layers.js';
import { neuronsView } from './views/neurons.js';
import { openView } from './views/open.js';
import { operationsView } from './views/operations.js';
import { pictureView } from './views/picture.js';
import { problemView } from './views/problem.js';
import { refusedNetwork } from './views/refused.js';
import { resultView } from './views/result.js';
import { runView } from './views/run.js';
import { scanView } from './views/scan.js';
import { statusView } from './views/status.js';
import { tabView } from './views/tab.js';
import { themeView } from './views/theme.js';

const store = new Store(initialState(readHash(location.hash)));
const engine = new Engine();
const actions = createActions(store, engine);

themeView(byId('theme'));
statusView(byId('engine-status'), store);
problemView(byId('problem'), store, actions, problem => refusedNetwork(problem, actions));
introView(byId('intro'), store);
openView(byId('open'), store, actions);
await breath();
pictureView(byId('picture'), store, actions);
layersView(byId('network'), store, actions);
operationsView(byId('operations'), store);
filtersView(byId('filters'), store, actions, engine);
scanView(byId('scan'), store, actions);
neuronsView(byId('neurons'), store, actions);
await breath();
knownView(
  byId('known'),
  store,
  actions,
  'Facets are compared with known motifs while a network is analysed, and results on show whenever this choice changes.',
);
runView(byId('run'), store, actions);
await breath();
resultView(byId('result'), store, actions, engine);
dropFiles(byId('drop'), actions);
enableKeys(byId('keys'), store, actions);
announceRuns(byId('announce'), store);
tabView(store);
keepAddress(store, {
  of: ({ settings }) => settings,
  write: writeHash,
  isStep,
  restore() {
    const settings = readHash(location.hash);
    actions.restore(settings);
    return settings;
  },
});
engine.addEventListener('restarted', event => {
  store.update({ engine: /** @type {CustomEvent} */ (event).detail, engineFailure: null });
});
engine.addEventListener('failed', event => {
  store.update({ engine: null, engineFailure: /** @type {CustomEvent} */ (event).detail });
});

actions.loadExamples().then(() => {
  const handed = takeHanded();
  if (handed) actions.openFiles([handed]);
});
afterFirstPaint(() => {
  actions.startEngine();
  keepOffline();
});

/** @param {() => void} begin */
function afterFirstPaint(begin) {
  requestAnimationFrame(() => setTimeout(begin));
}
