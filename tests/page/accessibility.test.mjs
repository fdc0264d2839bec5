import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { opened, written } from './keeping.mjs';
import { ready as lessonReady } from './lesson.mjs';
import { askAboutSequences, compareMethods, openTab, press, ready, run, shows, visit } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What may differ between light and dark. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What each page is made to show, one after the other: it is audited after each. @type {[path: string, ...prepare: ((page: Page) => Promise<unknown>)[]][]} */
const VIEWS = [
  ['', page => ready(page).then(() => run(page)), page => compareMethods(page)],
  [
    '#example=ctcf-pair',
    page => ready(page).then(() => markFacets(page)),
    page => openTab(page, 'rule').then(() => page.waitForSelector('.syntax-tree')),
    page => openTab(page, 'facets').then(() => figure(page)),
  ],
  ['#example=ctcf-pair&layer=1', ready],
  ['#example=regions&layer=3&neurons=0-7&motifs=none', page => ready(page).then(() => paused(page))],
  ['#example=regions&layer=3', page => ready(page).then(() => outputs(page))],
  ['#example=regions&neuron=3.19&tab=sequences', page => askAboutSequences(page)],
  ['#layer=1&neurons=0', page => opened(page, null), page => listed(page)],
  ['compare.html', page => page.waitForSelector('.database'), page => clustered(page)],
  ['export.html', page => page.waitForSelector('.snippet')],
  ['www/docs/method.html', page => page.waitForSelector('math')],
  ['www/docs/evidence.html', page => page.waitForSelector('table')],
  ['www/docs/grammar-evidence.html', page => page.waitForSelector('dl')],
  ['learn.html', page => lessonReady(page)],
  ['learn.html#trained=1&epochs=3', page => lessonReady(page).then(() => shows(page, '#train-status', 'Trained in'))],
  ['learn.html#k=4&groups=2&path=3.0&answers=1&mix=30', page => lessonReady(page)],
];

describe('the accessibility audit by axe', { skip: await unlessBrowser('chromium') }, () => {
  for (const [path, ...steps] of VIEWS) {
    test(`finds nothing on /${path}`, async () => {
      await visit({ hash: path }, async page => {
        for (const [step, prepare] of steps.entries()) {
          await prepare(page);
          await page.evaluate(unfold);
          if (step === 0) await page.evaluate(AXE);
          for (const scheme of ['light', 'dark']) {
            await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
            await page.evaluate(atRest);
            const found = await page.evaluate(audit, scheme === 'light' ? null : COLOURS);
            assert.deepEqual(found, [], `${scheme}, step ${step + 1}`);
          }
        }
      });
    });
  }
});

/** Groups and folds the facets, stars, names and notes one, and hides another. @param {Page} page */
async function markFacets(page) {
  await page.select('#facets-group', 'rule');
  await page.click('#facets-fold');
  await press(page, '.facet .star');
  await press(page, '.facet button[aria-label^="Hide"]');
  await page.click('.facet button[aria-label^="Name and note"]');
  await page.keyboard.type('twin');
  await page.keyboard.press('Tab');
  await page.keyboard.type('see the paper');
  await page.click('#facets-hidden');
}

/** Pastes motifs, compares and clusters them. @param {Page} page */
async function clustered(page) {
  await page.type('#queries-text', 'one CACCTGC\ntwo CACCTGCC\nthree TATAAAAG');
  await press(page, '#queries-paste');
  await page.waitForSelector('#comparison table');
  await press(page, '#clusters-start:not(:disabled)');
  await page.waitForSelector('#clusters .members');
}

/** Asks the outputs, ranks the neurons, and writes the facets into sequences. @param {Page} page */
async function outputs(page) {
  await press(page, '#outputs-ask');
  await page.waitForSelector('#outputs-rank:not(:disabled)');
  await press(page, '#outputs-rank');
  await page.waitForSelector('.outputs-ranking table');
  await openTab(page, 'effect');
  await page.waitForSelector('#effect:not(:disabled)');
  await press(page, '#effect');
  await page.waitForSelector('.effect table');
}

/** Keeps the network that is open, and opens the list of sessions. @param {Page} page */
async function listed(page) {
  await press(page, '#session-keep');
  await run(page);
  await written(page);
  await press(page, '#sessions-open');
  await page.waitForSelector('.session');
  await press(page, '.session button[id^=session-delete]');
}

/** Pauses a run of several neurons. @param {Page} page */
async function paused(page) {
  await press(page, '#start');
  await shows(page, '.run-neurons p', 'at work');
  await press(page, '#pause');
  await shows(page, '.stage', /^Paused/);
}

/** Opens the builder of figures. @param {Page} page */
async function figure(page) {
  await press(page, '#facets-figure');
  await page.waitForSelector('.figure-drawing');
}

/** In the page: shows every area at once, and opens what is folded. */
function unfold() {
  for (const area of document.querySelectorAll('.area')) area.setAttribute('style', 'display: block');
  // Of the tables of plots, which are alike, those of the signals are the longest.
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const folded = document.querySelectorAll('details:not(.footprint details)');
  for (const details of folded) details.open = true;
}

/** In the page: until colours have changed, and everything else that moves for a time. */
async function atRest() {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  const moving = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
  await Promise.allSettled(moving.map(({ finished }) => finished));
}

/** In the page: what axe finds, with the first elements that it concerns. @param {string[] | null} rules those to be kept; without any, all */
async function audit(rules) {
  const { axe } = /** @type {{axe: typeof import('axe-core')}} */ (/** @type {unknown} */ (globalThis));
  const { violations } = await axe.run({ resultTypes: ['violations'], ...(rules && { runOnly: rules }) });
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}; ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 120))}`,
  );
}
