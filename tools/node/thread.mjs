/**
 * A thread of Node as a worker of the page: gives the page's script, whose address is the thread's data, what a worker
 * has under the names that it has there. Messages wait until the script listens. `fetch` reads files and nothing else.
 */
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';

const port = /** @type {import('node:worker_threads').MessagePort & EventTarget} */ (parentPort);

Object.assign(globalThis, {
  self: globalThis,
  crossOriginIsolated: true,
  addEventListener: port.addEventListener.bind(port),
  removeEventListener: port.removeEventListener.bind(port),
  postMessage: port.postMessage.bind(port),
  close: () => process.exit(),
  fetch: async (/** @type {URL} */ address) =>
    new Response(new Uint8Array(await readFile(address)), { headers: { 'Content-Type': 'application/wasm' } }),
});

await import(workerData);
