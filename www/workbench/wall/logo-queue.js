/** Logos of cells that come and go: drawn by the engine for those that are still in the document, the last asked for first. */
import { filterLogo } from '../../session/logo-sizes.js';
import { drawing } from '../../ui/drawing.js';

/** @typedef {{place: HTMLElement, ppm: number[][], description: string, height: number}} Wanted */

export class LogoQueue {
  /** Drawings to be copied: reading their texts takes longer. @type {WeakMap<number[][], Element>} */
  #drawn = new WeakMap();
  /** @type {Wanted[]} */
  #waiting = [];
  #working = false;

  /** @param {import('../../engine/client.js').Engine} engine @param {() => string} alphabet */
  constructor(engine, alphabet) {
    this.engine = engine;
    this.alphabet = alphabet;
  }

  /**
   * @param {HTMLElement} place
   * @param {number[][]} ppm the same object for the same logo
   * @param {string} description
   * @param {number} height
   */
  put(place, ppm, description, height) {
    const known = this.#drawn.get(ppm);
    if (known) return place.replaceChildren(known.cloneNode(true));
    this.#waiting.push({ place, ppm, description, height });
    if (!this.#working) void this.#work();
  }

  async #work() {
    this.#working = true;
    await Promise.resolve(); // the cells are put into the document first
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      const { place, ppm, description, height } = next;
      if (!place.isConnected) continue;
      const options = { ...filterLogo(description, ppm.length), height };
      const text = await this.engine.call('logo', { ppm, alphabet: this.alphabet(), options }).catch(() => null);
      if (text === null) continue; // it is asked for again when its cell comes into view again
      const drawn = drawing(text, description);
      this.#drawn.set(ppm, drawn);
      place.replaceChildren(drawn.cloneNode(true));
    }
    this.#working = false;
  }
}
