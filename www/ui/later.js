/** Functions whose module is loaded when one of them is first called. */

/** @typedef {Record<string, (...parameters: any[]) => unknown>} Functions */

/**
 * @template {Functions} T
 * @template {keyof T & string} N
 * @param {() => Promise<T>} load called once; a load that failed is tried again by the next call
 * @param {readonly N[]} names of the functions that it makes
 * @returns {{loaded: () => Promise<T>, functions: {[K in N]: (...parameters: Parameters<T[K]>) => Promise<Awaited<ReturnType<T[K]>>>}}}
 */
export function later(load, names) {
  /** @type {Promise<T> | null} */
  let loading = null;

  function loaded() {
    loading ??= load().catch(error => {
      loading = null;
      throw error;
    });
    return loading;
  }

  const functions = Object.fromEntries(
    names.map(name => [name, async (/** @type {any[]} */ ...parameters) => (await loaded())[name](...parameters)]),
  );
  return { loaded, functions: /** @type {any} */ (functions) };
}
