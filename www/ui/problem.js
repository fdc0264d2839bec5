/** Whatever was thrown, in the shape in which the page shows it. */

/** @typedef {import('../engine/protocol.js').EngineError} EngineError */

/** @param {unknown} error @returns {EngineError} */
export function asProblem(error) {
  if (error && typeof error === 'object' && 'code' in error && 'next' in error) {
    return /** @type {EngineError} */ (error);
  }
  return {
    code: 'page.failed',
    concerns: 'page',
    message: error instanceof Error ? error.message : String(error),
    next: 'Reload the page. What you have saved can be opened again.',
  };
}

/** @param {{update: (patch: {problem: EngineError | null}) => void}} store */
export function createProblems(store) {
  return {
    /** @param {unknown} error */
    refuse: error => store.update({ problem: asProblem(error) }),
    dismiss: () => store.update({ problem: null }),
  };
}
