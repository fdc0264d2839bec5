/** The workbench: state, engine and actions, then the views, then everything that can wait. */
import { engine } from './engine.js';
import { isStep, readAddress, writeAddress } from '../session/address.js';
import { createKeeping } from '../keeping/keeping.js';
import { reportsChoice } from '../keeping/views/reports-choice.js';
import { sessionLine } from '../keeping/views/session-line.js';
import { sessionsDialog } from '../keeping/views/sessions-dialog.js';
import { followEngine } from '../session/engine-state.js';
import { takeHandedOver } from '../session/handover.js';
import { addressed } from '../session/network.js';
import { isUntouched } from '../session/runs.js';
import { initialState } from '../session/state.js';
import { problemView } from '../session/views/problem.js';
import { statusView } from '../session/views/status.js';
import { keepAddress } from '../ui/address-bar.js';
import { byId } from '../ui/dom.js';
import { dropFiles } from '../ui/drop.js';
import { offerFigures } from '../ui/figure-offer.js';
import { nextTask } from '../ui/next-task.js';
import { keepOffline } from '../ui/offline.js';
import { fillStaticTexts } from '../ui/static-texts.js';
import { Store } from '../ui/store.js';
import { themeView } from '../ui/theme.js';
import { createActions } from '../workbench/actions.js';
import { areasBar } from '../workbench/areas/areas-bar.js';
import { buildAreas } from '../workbench/areas/building.js';
import { comeToResults } from '../workbench/areas/going.js';
import { areaParts } from '../workbench/areas/parts.js';
import { introView } from '../workbench/intro.js';
import { openedView, openView } from '../workbench/open/open-panel.js';
import { refusedNetwork } from '../workbench/open/refused-network.js';
import { announceRuns } from '../workbench/run/announcements.js';
import { runBar } from '../workbench/run/run-bar.js';
import { shuffledNote } from '../workbench/run/shuffled-note.js';
import { enableUndo } from '../workbench/facets/undo.js';
import { enableKeys } from '../workbench/shortcuts.js';
import { tabView } from '../workbench/tab-title.js';

const store = new Store(initialState(readAddress(location.hash)));
/** @type {import('../workbench/actions.js').Actions} */
let actions;
const keeping = createKeeping(store, () => actions);
actions = createActions(store, engine, keeping);

// Before the page is built: an address that changes while it is built counts, too.
keepAddress(store, {
  of: addressed(),
  write: writeAddress,
  isStep,
  restore() {
    const settings = readAddress(location.hash);
    actions.restore(settings);
    return settings;
  },
});
fillStaticTexts();
themeView(byId('theme'));
statusView(byId('engine-status'), store, engine);
const showSessions = sessionsDialog(
  byId('sessions-open'),
  /** @type {HTMLDialogElement} */ (byId('sessions')),
  store,
  keeping,
);
reportsChoice(byId('reports-choice'), store, keeping);
sessionLine(byId('session'), store, { ...actions, showSessions });
problemView(byId('problem'), store, actions, problem => refusedNetwork(problem, actions));
shuffledNote(byId('shuffled'), store, actions);
await nextTask();
areasBar(byId('areas'), byId('main'), store, actions);
runBar(byId('run-bar'), store, actions);
introView(byId('intro'), store, actions);
openView(byId('open'), store, actions);
openedView(byId('opened'), store, actions);
comeToResults(store);
await nextTask();
buildAreas(store, areaParts(store, actions, engine), actions.refuse);
offerFigures(drawing => actions.openFigure({ kind: 'drawing', ...drawing }));
dropFiles(byId('drop'), actions);
enableKeys(byId('keys'), store, actions);
enableUndo(actions);
announceRuns(byId('announce'), store);
tabView(store);
// A refusal that the engine's failure gave the forecast is not true of the next engine.
followEngine(store, engine, () => store.update({ forecast: null }));

showFirst();
actions.startEngine();
afterFirstPaint(() => {
  keeping.refresh();
  keepOffline(() => isUntouched(store.state));
});

/** What was kept, what another page handed over, or an example. */
async function showFirst() {
  if (!(await keeping.begin())) await actions.loadExamples();
  const handed = takeHandedOver();
  if (handed) actions.openFiles([handed]);
}

/** @param {() => void} begin */
function afterFirstPaint(begin) {
  requestAnimationFrame(() => setTimeout(begin));
}
