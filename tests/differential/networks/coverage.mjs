/** How often each operator and attribute that the reader knows was written. */
import { attributes, operators } from './operators.mjs';

/** Entries in a line of the table. */
const IN_LINE = 6;

export class Coverage {
  /** @type {Map<string, number>} */
  #counts = new Map();
  /** @type {Map<number, number>} */
  #opsets = new Map();

  /** @param {import('./builder.mjs').Builder} builder */
  count({ nodes, functions, opset }) {
    this.#opsets.set(opset, (this.#opsets.get(opset) ?? 0) + 1);
    for (const { type, settings = {} } of [...nodes, ...functions.flatMap(written => written.nodes)]) {
      for (const name of [type, ...Object.keys(settings).map(setting => `${type}.${setting}`)]) {
        this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
      }
    }
  }

  /** What the reader knows and no network has. @returns {string[]} */
  gaps() {
    return [...operators(), ...attributes()].filter(name => !this.#counts.has(name));
  }

  /** @returns {string} */
  table() {
    const counted = (/** @type {string} */ name) => `${name} ${this.#counts.get(name) ?? 0}`;
    const opsets = [...this.#opsets]
      .sort(([one], [other]) => one - other)
      .map(([opset, count]) => `${opset}: ${count}`);
    return [
      `operator sets: ${opsets.join(', ')}`,
      'operators that the reader knows, and how often each was written:',
      ...lines(operators().map(counted)),
      'attributes:',
      ...lines(attributes().map(counted)),
      `not written: ${this.gaps().join(', ') || 'none'}`,
    ].join('\n');
  }
}

/** @param {string[]} entries @returns {string[]} */
function lines(entries) {
  const count = Math.ceil(entries.length / IN_LINE);
  return Array.from(
    { length: count },
    (_, line) => `    ${entries.slice(line * IN_LINE, (line + 1) * IN_LINE).join(', ')}`,
  );
}
