/**
 * @param {string} code
 * @param {string} concerns
 * @param {string} message
 * @param {string} next what to do
 * @returns {import('./protocol.js').EngineError}
 */
export function refusal(code, concerns, message, next) {
  return { code, concerns, message, next };
}
