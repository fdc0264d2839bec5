/** A run in a tab that is hidden behind another one: it continues, and comes to the result of a tab in front. */
import { withPage } from '../page/browser.mjs';
import { ready, text } from '../page/visit.mjs';
import { broken } from './invariants.mjs';
import { table } from './table.mjs';
import { look } from './view.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** Runs that end while the tab is hidden, however many that takes. */
const HASH = '#example=ctcf-pair&preset=paper&motifs=none';

const PATIENCE = 600_000;

/**
 * @param {{browser: import('../../tools/browsers.mjs').BrowserName, minutes: number}} wish
 * @returns {Promise<{table: string, ok: boolean}>}
 */
export function background({ browser, minutes }) {
  return withPage({ browser, throttles: true }, async (page, origin) => {
    page.setDefaultTimeout(PATIENCE);
    await page.goto(`${origin}/${HASH}`);
    await ready(page);
    const inFront = await timed(page);

    const other = await page.browser().newPage();
    await other.goto(`${origin}/www/docs/index.html`);
    const end = performance.now() + 60_000 * minutes;
    /** @type {{seconds: number, digest: string}[]} */
    const hidden = [];
    await other.bringToFront();
    const isHidden = await page.evaluate(() => document.visibilityState === 'hidden');
    while (performance.now() < end) hidden.push(await timed(page));
    await page.bringToFront();
    const contradictions = broken(await page.evaluate(look));

    const wrong = hidden.filter(({ digest }) => digest !== inFront.digest).length;
    const seconds = hidden.map(one => one.seconds);
    const figures = table([
      ['tab in the background', `${browser}, ${minutes} min`],
      ['the browser says that it is hidden', isHidden ? 'yes' : 'no'],
      ['run in front, seconds', inFront.seconds.toFixed(1)],
      ['runs in the background', hidden.length],
      ['their seconds', `${Math.min(...seconds).toFixed(1)} to ${Math.max(...seconds).toFixed(1)}`],
      ['with another digest than in front', wrong],
      ['contradictions on the page afterwards', contradictions.map(({ name }) => name).join(', ') || 'none'],
    ]);
    return { table: figures, ok: isHidden && hidden.length > 0 && wrong === 0 && contradictions.length === 0 };
  });
}

/** @param {Page} page @returns {Promise<{seconds: number, digest: string}>} */
async function timed(page) {
  const started = performance.now();
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#start')).click());
  // Asked from outside: the timers of a hidden tab are slow.
  while (!(await page.evaluate(() => document.querySelector('.live')?.getAttribute('data-status') === 'done'))) {
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  const seconds = (performance.now() - started) / 1000;
  return { seconds, digest: await text(page, '.result-head code') };
}
