/** The guided page: state and engine, then one step after the other. */
import { Engine } from '../engine/client.js';
import { isStep, readAddress, writeAddress } from '../learn/address.js';
import { endMatter } from '../learn/layout/end-matter.js';
import { rich } from '../learn/layout/markup.js';
import { hideParts } from '../learn/layout/parts.js';
import { teaser } from '../learn/layout/teaser.js';
import { goTo, tour } from '../learn/layout/tour.js';
import { createLesson } from '../learn/lesson.js';
import { initialState } from '../learn/state.js';
import { beyondStep } from '../learn/steps/beyond.js';
import { demixStep } from '../learn/steps/demix.js';
import { landscapeStep } from '../learn/steps/landscape.js';
import { methodsStep } from '../learn/steps/methods.js';
import { networkStep } from '../learn/steps/network.js';
import { teachStep } from '../learn/steps/teach.js';
import { trainStep } from '../learn/steps/train.js';
import { TEXTS } from '../texts/learn.js';
import { followEngine, startEngine } from '../session/engine-state.js';
import { problemView } from '../session/views/problem.js';
import { statusView } from '../session/views/status.js';
import { keepAddress } from '../ui/address-bar.js';
import { byId, fill, h } from '../ui/dom.js';
import { nextTask } from '../ui/next-task.js';
import { keepOffline } from '../ui/offline.js';
import { fillStaticTexts } from '../ui/static-texts.js';
import { Store } from '../ui/store.js';
import { themeView } from '../ui/theme.js';

/** The parts of an address that identify the network shown. */
const TRAINED = /** @type {const} */ (['trained', 'seed', 'examples', 'epochs']);

const store = new Store(initialState(location.hash));
const engine = new Engine();
const lesson = createLesson(store, engine);
const { session, training, comparing } = lesson;

// Before the page is built: an address that changes while it is built counts, too.
keepAddress(store, { of: ({ address }) => address, write: writeAddress, isStep, restore });
fillStaticTexts();
themeView(byId('theme'));
statusView(byId('engine-status'), store, engine);
problemView(byId('problem'), store, session);
fill(byId('headline'), TEXTS.headline[0], h('em', {}, TEXTS.headline[1]));
fill(byId('lede'), ...rich(TEXTS.lede));
teaser(byId('teaser'), lesson);
const solved = session.readSolved().catch(session.refuse);
const steps = byId('steps');
for (const step of [networkStep, trainStep, landscapeStep, methodsStep, demixStep, beyondStep, teachStep, endMatter]) {
  steps.append(step(lesson));
  await nextTask();
}
tour(byId('tour'), lesson);
hideParts(store);
await solved;
reached('page');
const { step: wanted } = store.state.address;
if (wanted) goTo(wanted);
followEngine(store, engine, session.resume);
requestAnimationFrame(() => setTimeout(begin));

/** Starts the engine after the page can be read. A trained network in the address is trained again. */
async function begin() {
  keepOffline(() => {
    const { training, comparing, methods } = store.state;
    return training === null && comparing === null && methods === null;
  });
  await startEngine(store, engine);
  if (!store.state.engine) return;
  session.follow();
  if (store.state.address.trained) await training.train();
  else await session.openShipped();
  reached('engine');
}

/** Restores the state of an address of the history. */
function restore() {
  const before = store.state.address;
  const address = readAddress(location.hash);
  store.update({ address });
  if (!address.trained && before.trained) training.forget();
  else if (address.trained && TRAINED.some(name => address[name] !== before[name])) training.again();
  else if (address.reference !== before.reference) comparing.stop().then(() => store.update({ methods: null }));
  if (address.step) goTo(address.step);
  return address;
}

/** Marks a stage of loading, for tests and measurements. @param {'page' | 'engine'} what */
function reached(what) {
  document.documentElement.dataset.ready = what;
  performance.mark(what);
}
