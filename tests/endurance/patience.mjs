/** A limit for what a page or a browser that hangs would keep for ever. */

/**
 * @template T
 * @param {number} milliseconds
 * @param {Promise<T>} answer
 * @param {string} reason of the error where it does not come in time
 * @returns {Promise<T>}
 */
export function within(milliseconds, answer, reason) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(reject, milliseconds, new Error(reason));
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
