/** The page that compares motif files. It shares state, engine and views with the workbench. */
import { createActions } from '../compare/actions.js';
import { linkedPart, readLink, writeLink } from '../compare/address.js';
import { createClustering } from '../compare/clustering.js';
import { clustersView } from '../compare/clusters-view.js';
import { comparisonView } from '../compare/comparison.js';
import { compareView, queriesView } from '../compare/queries.js';
import { createReporting } from '../compare/reporting.js';
import { NOTHING_COMPARED } from '../compare/state.js';
import { Engine } from '../engine/client.js';
import { followEngine } from '../session/engine-state.js';
import { createMotifs } from '../session/motifs.js';
import { initialState } from '../session/state.js';
import { databasesView } from '../session/views/databases.js';
import { problemView } from '../session/views/problem.js';
import { statusView } from '../session/views/status.js';
import { COMPARE } from '../texts/compare.js';
import { keepAddress } from '../ui/address-bar.js';
import { byId } from '../ui/dom.js';
import { dropFiles } from '../ui/drop.js';
import { nextTask } from '../ui/next-task.js';
import { keepOffline } from '../ui/offline.js';
import { fillStaticTexts } from '../ui/static-texts.js';
import { Store } from '../ui/store.js';
import { themeView } from '../ui/theme.js';

const { settings, clusterSettings } = readLink(location.hash);
/** @type {import('../compare/state.js').CompareState} */
const initial = { ...initialState(settings), ...NOTHING_COMPARED, clusterSettings };
const store = new Store(initial);
const engine = new Engine();
const motifs = createMotifs(store, engine);
const actions = {
  ...motifs,
  ...createActions(store, engine, motifs),
  ...createReporting(store, engine),
  ...createClustering(store, engine),
};

fillStaticTexts();
themeView(byId('theme'));
statusView(byId('engine-status'), store, engine);
problemView(byId('problem'), store, actions);
await nextTask();
queriesView(byId('queries'), store, actions);
databasesView(byId('known'), store, actions, COMPARE.known);
compareView(byId('compare'), store, actions);
comparisonView(byId('comparison'), store, engine, actions);
clustersView(byId('clusters'), store, engine, actions);
dropFiles(byId('drop'), actions);
const linked = linkedPart();
keepAddress(store, {
  of: linked,
  write: writeLink,
  restore() {
    const { settings, clusterSettings } = readLink(location.hash);
    store.update({ settings });
    actions.clusterBy(clusterSettings);
    motifs.matchMotifs();
    return linked(store.state);
  },
});
followEngine(store, engine);
requestAnimationFrame(() =>
  setTimeout(() => {
    actions.startEngine();
    keepOffline(() => store.state.queries === null);
  }),
);
