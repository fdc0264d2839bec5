/**
 * Logos of cells that come and go, drawn by the engine: first for those that are in the document, the last asked for before
 * the others; then, while the page has nothing else to do, for those that may come into view.
 */
import { filterLogo } from '../../session/logo-sizes.js';
import { drawing } from '../../ui/drawing.js';
import { idle } from '../../ui/next-task.js';

/** @typedef {{ppm: number[][], description: string, height: number}} Logo `ppm`: the same object for the same logo */
/** @typedef {Logo & {place: HTMLElement}} Wanted */

/** Logos of one message: what a frame of a wall that is scrolled fast needs. */
const AT_ONCE = 16;

export class LogoQueue {
  /** Drawings to be copied: reading their texts takes longer. @type {WeakMap<number[][], Element>} */
  #drawn = new WeakMap();
  /** @type {Wanted[]} */
  #waiting = [];
  #working = false;
  /** Counts the lists of those that may come: a new one overtakes the one before. */
  #lists = 0;

  /** @param {import('../../engine/client.js').Engine} engine @param {() => string} alphabet */
  constructor(engine, alphabet) {
    this.engine = engine;
    this.alphabet = alphabet;
  }

  /** @param {HTMLElement} place @param {Logo} logo */
  put(place, logo) {
    const known = this.#drawn.get(logo.ppm);
    if (known) return place.replaceChildren(known.cloneNode(true));
    this.#waiting.push({ ...logo, place });
    if (!this.#working) void this.#work();
  }

  /** Draws what may come into view. @param {Logo[]} logos the likeliest first */
  async prepare(logos) {
    const list = ++this.#lists;
    for (let start = 0; start < logos.length; ) {
      await idle();
      if (list !== this.#lists) return;
      const some = [];
      for (; start < logos.length && some.length < AT_ONCE; start++) {
        if (!this.#drawn.has(logos[start].ppm)) some.push(logos[start]);
      }
      await this.#draw(some);
    }
  }

  async #work() {
    this.#working = true;
    await Promise.resolve(); // the cells are put into the document first
    for (let next = this.#next(); next.length > 0; next = this.#next()) {
      await this.#draw(next);
      for (const { place, ppm } of next) {
        const drawn = this.#drawn.get(ppm); // else it is asked for again when its cell comes into view again
        if (drawn) place.replaceChildren(drawn.cloneNode(true));
      }
    }
    this.#working = false;
  }

  /** Those that are still in the document; the others are asked for again when they come into view again. */
  #next() {
    this.#waiting = this.#waiting.filter(({ place }) => place.isConnected);
    return this.#waiting.splice(-AT_ONCE);
  }

  /** @param {Logo[]} wanted */
  async #draw(wanted) {
    if (wanted.length === 0) return;
    const logos = wanted.map(({ ppm, description, height }) => ({
      ppm,
      options: { ...filterLogo(description, ppm.length), height },
    }));
    const texts = await this.engine.call('logos', { logos, alphabet: this.alphabet() }).catch(() => []);
    for (const [i, text] of texts.entries()) {
      const { ppm, description } = wanted[i];
      if (!this.#drawn.has(ppm)) this.#drawn.set(ppm, drawing(text, description));
    }
  }
}
