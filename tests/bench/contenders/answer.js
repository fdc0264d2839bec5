/** What every contender's worker does: it answers questions one by one, and knows how much memory its module has. */

/** @type {Set<WebAssembly.Memory>} */
const memories = new Set();

/** A module's memory is its own affair; so it is noted down when it is made, by JavaScript or by the module. */
WebAssembly.Memory = class extends WebAssembly.Memory {
  /** @param {WebAssembly.MemoryDescriptor} descriptor */
  constructor(descriptor) {
    super(descriptor);
    memories.add(this);
  }
};

/** @returns {number} bytes of all WebAssembly memories of this worker */
function memory() {
  return [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}

/** @param {Record<string, (params: any) => unknown>} methods */
export function answer(methods) {
  /** @type {typeof methods} */
  const all = { memory, ...methods };
  self.addEventListener('message', async ({ data: { id, method, params } }) => {
    if (id === undefined) return;
    try {
      self.postMessage({ id, result: await all[method](params) });
    } catch (error) {
      self.postMessage({ id, error: /** @type {{message?: string}} */ (error).message ?? String(error) });
    }
  });
}

/**
 * Repeats `work` for about `milliseconds`: at least once, and always to its end.
 * @param {number} items what one call counts
 * @param {number} milliseconds
 * @param {() => unknown} work
 * @returns {Promise<{items: number, seconds: number}>}
 */
export async function repeat(items, milliseconds, work) {
  const started = performance.now();
  let calls = 0;
  while (calls === 0 || performance.now() - started < milliseconds) {
    await work();
    calls += 1;
  }
  return { items: items * calls, seconds: (performance.now() - started) / 1000 };
}

/**
 * @param {Uint8Array} codes
 * @param {number} letters
 * @returns {Float32Array} one-hot, position × letter
 */
export function oneHot(codes, letters) {
  const hot = new Float32Array(codes.length * letters);
  for (const [position, code] of codes.entries()) hot[position * letters + code] = 1;
  return hot;
}
