/** The lines of a motif file being written, with the motif of each row. */

export class Page {
  /** @type {{text: string, motif?: number}[]} */
  lines = [];

  /** @param {...string} texts lines that are no rows */
  add(...texts) {
    for (const text of texts) this.lines.push({ text });
  }

  /** @param {number} motif its number @param {string} text a row of its matrix */
  row(motif, text) {
    this.lines.push({ text, motif });
  }

  /** The whole text. */
  text() {
    return this.lines.map(({ text }) => `${text}\n`).join('');
  }
}
