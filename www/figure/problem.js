/** Why a figure cannot be made: what the page and the command say alike. */

export class FigureProblem extends Error {
  /** @param {string} code @param {string} message what is wrong, in a sentence @param {string} next what to do */
  constructor(code, message, next) {
    super(message);
    this.name = 'FigureProblem';
    this.code = `figure.${code}`;
    this.next = next;
  }
}
