/** What the tests of sessions do again and again. */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../../tools/site.mjs';
import { count, PATIENCE, pick, prepare, press, ready, shows, text, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

export const OWN = `${root}/www/examples/ctcf-pair/model.onnx`;
export const OTHER = `${root}/www/examples/zeb1-toy/model.onnx`;
/** A run of some seconds, and what it finds. */
export const LONG = { hash: '#layer=3&neurons=0-5&motifs=none&sampling.searches=6', neurons: 6 };
export const SHORT = '#layer=1&neurons=0-2&motifs=none';

/**
 * Visits the page, which must never ask before it is left.
 * @template T
 * @param {{browser?: 'chromium' | 'firefox', hash: string, before?: () => void}} options
 * @param {(page: Page, origin: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export function kept(options, work) {
  return visit({ ...options, reloads: true }, (page, origin) => {
    page.on('dialog', dialog => {
      dialog.accept();
      assert.fail(`the page asks before it is left: ${dialog.type()}`);
    });
    return work(page, origin);
  });
}

/** @param {Page} page @param {'keep' | 'keep-not' | null} answer to the question whether the network may be kept */
export async function opened(page, answer) {
  await page.waitForSelector('.facts');
  await pick(page, OWN);
  await shows(page, '.facts', 'model.onnx');
  await page.waitForSelector('#session-consent');
  if (answer) {
    await press(page, `#session-${answer}`);
    await unasked(page);
  }
  await ready(page);
}

/** @param {Page} page until what was agreed to is kept */
export function unasked(page) {
  return page.waitForFunction(() => !document.querySelector('#session-consent, #session-keeping'));
}

/** @param {Page} page until every change so far is kept */
export function settled(page) {
  return page.waitForSelector('#sessions-open[data-state=written]');
}

/** @param {Page} page @returns {Promise<Page>} another tab of its browser */
export async function another(page) {
  const other = await page.browserContext().newPage();
  await prepare(other);
  return other;
}

/** @param {Page} page loads it anew */
export async function again(page) {
  await page.reload({ waitUntil: 'domcontentloaded' });
  await page.waitForSelector('.live');
}

/** @param {Page} page until some neurons of a run are finished, and not all */
export function someResults(page) {
  return shows(page, '.provenance', 'Your run');
}

/** @param {Page} page until results are kept, of as many neurons where a number is given @param {number} [neurons] */
export function written(page, neurons) {
  return isKept(page, session => (neurons === undefined ? session.neurons > 0 : session.neurons === neurons));
}

/** @param {Page} page until one of the kept sessions is so @param {(session: import('../../www/session/keeping-state.js').KeptSession) => boolean} wanted */
export async function isKept(page, wanted) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await delay(50)) {
    if ((await page.evaluate(keptSessions)).some(wanted)) return;
  }
  assert.fail('No session is kept as it was wanted.');
}

/** In the page. @returns {Promise<import('../../www/session/keeping-state.js').KeptSession[]>} */
function keptSessions() {
  return new Promise(resolve => {
    const request = indexedDB.open('neuronmotif');
    request.onsuccess = () => {
      const all = request.result.transaction('sessions').objectStore('sessions').getAll();
      all.onsuccess = () => {
        request.result.close();
        resolve(all.result);
      };
    };
  });
}

/** @param {Page} page the digest of the report on show, and its number of neurons */
export async function results(page) {
  await page.waitForSelector('.result-head code');
  const rows = await count(page, '.neuron-list tbody tr');
  return { digest: await text(page, '.result-head code'), neurons: rows };
}

/** @param {Page} page number of sessions in the list, when the last change is kept */
export async function sessions(page) {
  await settled(page);
  await press(page, '#sessions-open');
  await page.waitForSelector('#sessions[open] .sessions > li');
  const found = await count(page, '.session');
  await press(page, '#sessions-close');
  return found;
}
