/** Collects what goes wrong in a page without being asked: exceptions, unhandled rejections, printed errors, crashes. */

/** @typedef {{name: string, detail: string}} Finding */

/** What is no fault of the page: a request that a reload has cut off, and the Rust reference, which need not be built. */
const EXPECTED = new RegExp(
  [
    ...['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'NetworkError when attempting to fetch'],
    ...['A ServiceWorker intercepted the request and encountered an unexpected error', 'www/docs/api/'],
  ].join('|'),
);

/**
 * Makes the page harmless before anything runs there: no dialog of the browser opens, no file is saved.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<{taken: () => Finding[]}>} what has gone wrong since it was asked last
 */
export async function watch(page) {
  /** @type {Finding[]} */
  let findings = [];
  const add = (/** @type {string} */ name, /** @type {unknown} */ detail) => {
    const text = String(detail);
    if (!EXPECTED.test(text)) findings.push({ name, detail: text });
  };
  page.on('pageerror', error => add('no exception in the page', error instanceof Error ? error.stack : error));
  page.on('error', error => add('the tab does not crash', error));
  page.on('console', message => {
    if (message.type() === 'error') add('no error in the console', `${message.text()} ${message.location().url ?? ''}`);
  });
  page.on('dialog', dialog => dialog.accept().catch(() => {}));
  page.on('popup', popup => popup?.close().catch(() => {}));
  await page.evaluateOnNewDocument(keepToThePage);
  return {
    taken() {
      const taken = findings;
      findings = [];
      return taken;
    },
  };
}

/** In the page, before anything else runs there. */
function keepToThePage() {
  addEventListener('unhandledrejection', ({ reason }) =>
    console.error('unhandled rejection:', reason?.message ?? reason),
  );
  addEventListener('click', event => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'file') event.preventDefault();
  });
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.download) click.call(this);
  };
}
