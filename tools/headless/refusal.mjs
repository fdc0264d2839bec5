/** An error with the stable code, the sentence and the next step that the engine's own errors have. */
export class Refusal extends Error {
  /**
   * @param {string} code `area.kind`
   * @param {string} message what is wrong, in one sentence
   * @param {string} [next] what to do about it
   */
  constructor(code, message, next = '') {
    super([message, next].filter(text => text !== '').join(' '));
    this.code = code;
  }
}
