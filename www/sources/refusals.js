/** What is wrong with a file or one of its records, as typed objects; records are counted by kind of refusal. */

/**
 * @typedef {object} Objection
 * @property {string} code stable, such as `sources.beyond`
 * @property {string} concerns the file
 * @property {string} message one sentence, with line and value
 * @property {string} next what to do
 * @property {number | null} line counted from 1; of the file as it is unpacked
 */

/**
 * All refusals of one kind: the first one, how many there are, and some of the others.
 * @typedef {Objection & {count: number, further: Objection[]}} Refusal
 */

/** Refusals of a kind that are kept besides the first. */
const FURTHER = 4;

/**
 * @param {string} code without `sources.`
 * @param {string} concerns
 * @param {number | null} line
 * @param {{message: string, next: string}} said
 * @returns {Objection}
 */
export function objection(code, concerns, line, { message, next }) {
  return { code: `sources.${code}`, concerns, message, next, line };
}

/** A file that is refused as a whole. It has what every error of the page has: code, concerns, message, next. */
export class SourceError extends Error {
  /** @param {Objection} objection */
  constructor({ code, concerns, message, next, line }) {
    super(message);
    this.code = code;
    this.concerns = concerns;
    this.next = next;
    this.line = line;
  }
}

/** The refused records of a file: counted, the first few of each kind kept. */
export class Refusals {
  /** @type {Map<string, Refusal>} */
  #kinds = new Map();

  /** @param {Objection} objection */
  add(objection) {
    const same = this.#kinds.get(objection.code);
    if (!same) {
      this.#kinds.set(objection.code, { ...objection, count: 1, further: [] });
      return;
    }
    same.count += 1;
    if (same.further.length < FURTHER) same.further.push(objection);
  }

  /** @returns {Refusal[]} in the order in which they first occurred */
  get list() {
    return [...this.#kinds.values()];
  }
}
