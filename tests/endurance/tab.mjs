/** A tab with the workbench, and another one in its place when it no longer answers. */
import { within } from './patience.mjs';
import { watch } from './watch.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** Milliseconds that the page may take to load, or to say what it shows. */
const PATIENCE = 60_000;

export class Tab {
  #entered = 0;
  /** @type {Awaited<ReturnType<typeof watch>> | null} */
  #watched = null;

  /** @param {Page} page @param {string} origin */
  constructor(page, origin) {
    this.page = page;
    this.origin = origin;
  }

  /** What has gone wrong by itself since it was asked last. */
  taken() {
    return this.#watched?.taken() ?? [];
  }

  /** Opens the workbench anew, without its settings; an address that differs in its hash alone would not be loaded. */
  async enter() {
    this.#watched ??= await watch(this.page);
    this.page.setDefaultTimeout(PATIENCE);
    await this.page.goto(`${this.origin}/?${++this.#entered}`, { waitUntil: 'domcontentloaded', timeout: PATIENCE });
    await this.page.waitForSelector('.live');
  }

  /** Leaves a tab that cannot be loaded any more to itself, and enters in another one of the same browser. */
  async replace() {
    const { page } = this;
    this.page = await page.browser().newPage();
    this.#watched = null;
    page.close().catch(() => {});
    await this.enter();
  }

  /** Whether it shows the site; of a step back the driver of Firefox does not know. */
  async isOnSite() {
    return (await this.ask(() => location.origin)) === this.origin;
  }

  /** Whether it shows the workbench. */
  async isHome() {
    return (await this.isOnSite()) && (await this.ask(() => location.pathname)) === '/';
  }

  /**
   * What a function of the page returns.
   * @template T
   * @param {() => T} ask
   * @returns {Promise<T>} rejects where the page does not answer
   */
  ask(ask) {
    return within(PATIENCE, this.page.evaluate(ask), 'the page did not say what it shows');
  }
}
