/**
 * The proof that the page still works: from whatever state it is in, by its own controls, the toy example is opened and run.
 * The digest must be that of the first such run.
 */

/** @typedef {import('puppeteer-core').Page} Page */

/** Milliseconds that anything may take on a busy machine. */
const PATIENCE = 60_000;

/**
 * @param {Page} page that shows the workbench
 * @returns {Promise<string>} the digest of the run
 */
export async function runToy(page) {
  for (let attempt = 0; ; attempt++) {
    const loaded = () => page.evaluate('performance.timeOrigin');
    const before = await loaded();
    try {
      return await run(page);
    } catch (error) {
      // What was pressed before may have loaded the page anew.
      if (attempt > 1 || (await loaded()) === before) throw error;
    }
  }
}

/** @param {Page} page */
async function run(page) {
  await until(page, 'an end of what was in progress', () => {
    const press = (/** @type {string} */ selector) =>
      /** @type {HTMLElement | null} */ (document.querySelector(selector))?.click();
    if (document.querySelector('#methods')?.textContent === 'Cancel') press('#methods');
    press('#cancel:not(:disabled)');
    press('#stop-annotation');
    const isBusy = ['running', 'paused', 'stopping'].includes(
      document.querySelector('.live')?.getAttribute('data-status') ?? '',
    );
    const isBuilt = document.querySelector('#scan > *') !== null; // the last area that is built
    return !isBusy && isBuilt && document.querySelector('#engine-status[data-state=ready]') !== null;
  });
  await page.evaluate(() => {
    const press = (/** @type {string} */ selector) =>
      /** @type {HTMLElement | null} */ (document.querySelector(selector))?.click();
    press('.parameters > button:not(:disabled)');
    press('#remove-sequences');
    press('input[name=preset][value=quick]');
    press('#motifs-none');
    for (const button of document.querySelectorAll('.database button')) /** @type {HTMLElement} */ (button).click();
    const seed = /** @type {HTMLInputElement} */ (document.querySelector('#seed'));
    seed.value = '1';
    seed.dispatchEvent(new Event('change'));
    press('#example-ctcf-pair');
  });
  // The toy may be open already: only after another network does its name mean that it was opened now.
  await until(
    page,
    'the other example',
    () => document.querySelector('.facts strong')?.textContent === 'ctcf-pair.onnx',
  );
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#example-zeb1-toy')).click());
  await until(page, 'the toy example, ready to run', () => {
    const ready = document.querySelector('#start:not(:disabled)') !== null;
    const free = !document.querySelector('.database, #stop-annotation, .opened[aria-busy=true]');
    const unnamed = document.querySelector('#motifs-none:checked') !== null;
    return ready && free && unnamed && document.querySelector('.facts strong')?.textContent === 'zeb1-toy.onnx';
  });
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#start')).click());
  await until(
    page,
    'the end of a run of the toy example',
    () => document.querySelector('.live')?.getAttribute('data-status') === 'done',
  );
  return page.$eval('.result-head code', code => code.textContent ?? '');
}

/** @param {Page} page @param {string} what is waited for @param {() => boolean} holds in the page */
async function until(page, what, holds) {
  await page.waitForFunction(holds, { timeout: PATIENCE, polling: 100 }).catch(async error => {
    const state = await page.evaluate(() =>
      ['#engine-status', '.opened', '#neurons-status', '.forecast', '.databases', '.stage', '.problem']
        .map(place => document.querySelector(place)?.textContent)
        .join(' | '),
    );
    throw new Error(`${what} did not come: ${state} (${error.message})`);
  });
}
