/** What Ctrl-C does: it ends this program, and the browser along with it, unless some work has a better end. */

/** @type {() => void} */
const END = () => process.exit(130);

let action = END;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => action());

/**
 * @template T
 * @param {Promise<T>} work
 * @param {() => void} end brings the work to its end early
 * @returns {Promise<T>}
 */
export async function interruptible(work, end) {
  action = end;
  try {
    return await work;
  } finally {
    action = END;
  }
}
