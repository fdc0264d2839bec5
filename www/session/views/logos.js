/** Logos and syntax trees, drawn by the engine when they come into view, or shipped with an example. */
import { SESSION } from '../../texts/session.js';
import { h } from '../../ui/dom.js';
import { drawing } from '../../ui/drawing.js';
import { rowLogo, savedLogo, smallLogo } from '../logo-sizes.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */

/** How far outside the window a logo is already fetched, so that scrolling does not show empty places. */
const MARGIN = '600px';

/** Keeps each logo's text: a facet that was drawn once is not drawn again. */
export class Logos {
  /** @type {WeakMap<number[][], Promise<string>>} */
  #texts = new WeakMap();
  /** The drawing of a place, and its description for screen readers. @type {Map<Element, {text: () => Promise<string>, description: string}>} */
  #waiting = new Map();
  /** @type {Set<Promise<string>>} */
  #trees = new Set();
  #observer = new IntersectionObserver(entries => this.#appear(entries), { rootMargin: MARGIN });

  /**
   * @param {import('../../engine/client.js').Engine} engine
   * @param {() => {report: {model: {name: string, alphabet: string}}, logos: Record<string, string>} | null} shown
   */
  constructor(engine, shown) {
    this.engine = engine;
    this.shown = shown;
  }

  alphabet() {
    return this.shown()?.report.model.alphabet ?? 'ACGT';
  }

  /**
   * SVG of a facet for the list, without axis and ruler.
   * @param {Crm} crm
   * @param {string} id its name among the shipped logos
   * @returns {Promise<string>}
   */
  #row(crm, id) {
    const known = this.#texts.get(crm.ppm);
    if (known) return known;
    const shipped = this.shown()?.logos[id];
    const text = shipped ? Promise.resolve(shipped) : this.#draw(crm, rowLogo(crm.ppm.length));
    this.#texts.set(crm.ppm, text);
    text.catch(() => this.#texts.delete(crm.ppm));
    return text;
  }

  /**
   * SVG of a facet to be read on its own, with axis and ruler.
   * @param {Crm} crm
   * @param {string} id
   */
  standalone(crm, id) {
    return this.#draw(crm, savedLogo(`${this.shown()?.report.model.name ?? ''} ${id}`));
  }

  /** @param {{ppm: number[][]}} matrix @param {import('../../engine/types.js').LogoOptions} options */
  #draw({ ppm }, options) {
    return this.engine.call('logo', { ppm, alphabet: this.alphabet(), options });
  }

  /**
   * Draws a facet into `place` once it comes into view.
   * @param {Element} place
   * @param {Crm} crm
   * @param {string} id its name among the shipped logos
   */
  show(place, crm, id) {
    this.#await(place, () => this.#row(crm, id), SESSION.logos.consensus(crm.consensus));
  }

  /**
   * The place of a small logo, drawn once it comes into view.
   * @param {number[][]} ppm
   * @param {string} description what it shows
   * @param {number} [before] empty positions before the first
   */
  small(ppm, description, before = 0) {
    return this.place(ppm, smallLogo(description, before));
  }

  /** @param {number[][]} ppm @param {import('../../engine/types.js').LogoOptions} options */
  place(ppm, options) {
    return this.#place(ppm, options, () => this.#draw({ ppm }, options));
  }

  /**
   * The same for contributions of either sign.
   * @param {number[][]} map
   * @param {import('../../engine/types.js').LogoOptions} options
   */
  contributions(map, options) {
    return this.#place(map, options, () =>
      this.engine.call('contributionLogo', { map, alphabet: this.alphabet(), options }),
    );
  }

  /** @param {number[][]} rows @param {import('../../engine/types.js').LogoOptions} options @param {() => Promise<string>} text */
  #place(rows, { title, before, column_width, height }, text) {
    const place = h('div', { class: 'small-logo' });
    place.style.setProperty('--positions', String(before + rows.length));
    place.style.setProperty('--own', `${column_width}px`);
    place.style.height = `${height}px`;
    this.#await(place, text, title);
    return place;
  }

  /** @param {Element} place @param {() => Promise<string>} text @param {string} description */
  #await(place, text, description) {
    this.#waiting.set(place, { text, description });
    this.#observer.observe(place);
  }

  /**
   * SVG of a syntax tree.
   * @param {import('../../engine/types.js').SyntaxTree} tree
   * @param {import('../../engine/types.js').DictionaryMotif[]} dictionary
   */
  tree(tree, dictionary) {
    const drawn = this.engine.call('syntaxSvg', { tree, dictionary, alphabet: this.alphabet() });
    this.#trees.add(drawn);
    drawn.finally(() => this.#trees.delete(drawn)).catch(() => {}); // who asked for it says what went wrong
    return drawn;
  }

  /** Draws all that waits, in view or not, until everything is there: for print. */
  async drawAll() {
    for (const place of [...this.#waiting.keys()]) await this.#drawInto(place);
    await Promise.allSettled(this.#trees);
  }

  /** Drops all waiting drawings. */
  forget() {
    this.#observer.disconnect();
    this.#waiting.clear();
  }

  /** @param {IntersectionObserverEntry[]} entries */
  async #appear(entries) {
    for (const { target, isIntersecting } of entries) if (isIntersecting) await this.#drawInto(target);
  }

  /** @param {Element} place */
  async #drawInto(place) {
    const wanted = this.#waiting.get(place);
    if (!wanted) return;
    this.#observer.unobserve(place);
    this.#waiting.delete(place);
    const text = await wanted.text().catch(() => undefined);
    if (text) place.replaceChildren(drawing(text, wanted.description));
  }
}
