/** Turns anything that was thrown into a problem that the page shows. */
import { UI } from '../texts/ui.js';

/** @typedef {import('../engine/protocol.js').EngineError} EngineError */

/** @param {unknown} error @returns {EngineError} */
export function asProblem(error) {
  if (error && typeof error === 'object' && 'code' in error && 'next' in error) {
    return /** @type {EngineError} */ (error);
  }
  return {
    code: 'page.failed',
    concerns: 'page',
    message: messageOf(error),
    next: UI.reload,
  };
}

/** What was thrown says: an `Error`, or a plain object such as the engine's. @param {unknown} error @returns {string} */
export function messageOf(error) {
  const hasMessage = error !== null && typeof error === 'object' && 'message' in error;
  return String(hasMessage ? error.message : error);
}

/** @param {{update: (patch: {problem: EngineError | null}) => void}} store */
export function createProblems(store) {
  return {
    /** @param {unknown} error */
    refuse: error => store.update({ problem: asProblem(error) }),
    dismiss: () => store.update({ problem: null }),
  };
}
