/** A visitor who does anything: acts at random for some time, and compares what the page says after each action. */
import { withPage } from '../page/browser.mjs';
import { KINDS } from './actions.mjs';
import { runToy } from './checkpoint.mjs';
import { givenFiles } from './files.mjs';
import { broken } from './invariants.mjs';
import { within } from './patience.mjs';
import { choices } from './random.mjs';
import { Tab } from './tab.mjs';
import { look } from './view.mjs';

/** @typedef {import('./actions.mjs').Action} Action */
/** @typedef {import('./actions.mjs').Visit} Visit */
/** @typedef {{name: string, detail: string, action: number}} Finding after how many actions */

/**
 * @typedef {object} Stay
 * @property {import('../../tools/browsers.mjs').BrowserName} browser
 * @property {number} seed
 * @property {number} seconds
 * @property {Action[]} [replay] actions of a log, in place of random ones
 * @property {(action: Action) => void} [report] called before each action
 */

/** Actions between two proofs that the page still works. */
const CHECK_EVERY = 40;

/** Milliseconds that an action may take, and a comparison or a proof. */
const PATIENCE = { action: 60_000, check: 300_000 };

/**
 * @param {Stay} stay
 * @returns {Promise<{actions: Action[], findings: Finding[], runs: number}>}
 */
export async function monkey({ browser, seed, seconds, replay, report = () => {} }) {
  const files = await givenFiles();
  const chosen = choices(seed);
  /** @type {Action[]} */
  const actions = [];
  /** @type {Finding[]} */
  const findings = [];
  const digests = new Set();
  let runs = 0;
  const end = performance.now() + 1000 * seconds;
  const isOver = () => (replay ? actions.length >= replay.length : performance.now() >= end);

  const note = (/** @type {string} */ name, /** @type {string} */ detail) => {
    const isKnown = findings.some(finding => finding.name === name && finding.detail === detail);
    if (!isKnown) findings.push({ name, detail, action: actions.length });
  };

  /** @param {Tab} tab @returns {Promise<boolean>} whether nothing was found that was not known before */
  async function compare(tab) {
    const before = findings.length;
    const view = await tab.ask(look);
    for (const { name, detail } of [...broken(view), ...tab.taken()]) note(name, detail);
    return findings.length === before;
  }

  /** @param {Tab} tab */
  async function prove(tab) {
    if (!(await tab.isHome())) await tab.enter();
    digests.add(await runToy(tab.page));
    runs += 1;
    if (digests.size > 1) note('equal runs have equal digests', [...digests].join());
  }

  /** @param {Tab} tab @param {() => Promise<unknown>} check what may fail because the page does, or because a link is being followed */
  async function withTab(tab, check) {
    try {
      await within(PATIENCE.check, check(), 'it took too long');
    } catch (error) {
      if (isNavigation(error)) return;
      note('the page answers', error instanceof Error ? error.message : String(error));
      await within(PATIENCE.action, tab.replace(), 'no other tab can be opened');
    }
  }

  /** Until the time is over. @param {Tab} tab */
  async function stay(tab) {
    await tab.enter();
    while (!isOver()) {
      const visit = { page: tab.page, files };
      const action = replay?.[actions.length] ?? (await next(visit, chosen));
      actions.push(action);
      report(action);
      // A control may have gone since it was chosen.
      await within(PATIENCE.action, KINDS[action.kind].act(visit, action), 'it took too long').catch(() => {});
      await withTab(tab, async () => {
        if (!(await tab.isOnSite()) || !(await compare(tab))) await tab.enter();
        if (actions.length % CHECK_EVERY === 0) await prove(tab);
      });
    }
    await withTab(tab, () => prove(tab));
  }

  do {
    await withPage({ browser }, (page, origin) => stay(new Tab(page, origin))).catch(error =>
      note('the browser answers', error.message),
    );
  } while (!isOver());
  return { actions, findings, runs };
}

/** @param {Visit} visit @param {import('./random.mjs').Choices} chosen @returns {Promise<Action>} */
async function next(visit, chosen) {
  const kinds = Object.entries(KINDS).map(([kind, { weight }]) => ({ kind, weight }));
  const { kind } = chosen.weighted(kinds);
  const choice = KINDS[kind].choose(visit, chosen);
  const action = await within(PATIENCE.action, choice, 'it took too long').catch(() => null);
  return action ? { kind, ...action } : { kind: 'wait', number: 100 };
}

/** @param {unknown} error whether the page was being left when it was asked */
function isNavigation(error) {
  return /context was destroyed|cannot find context|reading 'innerText'|discarded|no such frame|MessageHandlerFrame/i.test(
    String(error),
  );
}
