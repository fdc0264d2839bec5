/** Requests of a dragged point or a pressed key come faster than answers: only the newest request is kept. */

/**
 * @template P, R
 * @param {(params: P) => Promise<R>} ask
 * @param {(result: R, params: P) => void} take
 * @param {(error: unknown) => void} refuse
 * @returns {(params: P) => void}
 */
export function latest(ask, take, refuse) {
  let asking = false;
  /** @type {{params: P} | null} */
  let next = null;

  async function work() {
    asking = true;
    while (next) {
      const { params } = next;
      next = null;
      try {
        const result = await ask(params);
        if (!next) take(result, params);
      } catch (error) {
        refuse(error);
      }
    }
    asking = false;
  }

  return params => {
    next = { params };
    if (!asking) work();
  };
}
