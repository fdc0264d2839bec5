/** An error with the stable code, the sentence and the next step that the engine's own errors have. */
export class Refusal extends Error {
  /**
   * @param {string} code `area.kind`
   * @param {string} message what is wrong, in one sentence
   * @param {string} [next] what to do about it
   * @param {import('../../www/engine/types.js').ErrorDetails} [details] what a program needs to know about it
   */
  constructor(code, message, next = '', details = undefined) {
    super([message, next].filter(text => text !== '').join(' '));
    this.code = code;
    this.details = details;
  }
}
