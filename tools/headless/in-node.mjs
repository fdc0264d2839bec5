/** The engine in Node: the page's own client and workers, on threads. */
import { readFile } from 'node:fs/promises';
import { Engine } from '../../www/engine/client.js';
import { ScriptWorker } from '../node/worker.mjs';

/** @returns {import('./session.mjs').Place} */
export function inNode() {
  Object.assign(globalThis, { Worker: ScriptWorker });
  const engine = new Engine();
  return {
    ask: (method, ...parameters) => /** @type {any} */ (engine)[method](...parameters),
    file: async path => new Blob([new Uint8Array(await readFile(path))]),
    listen: listener => {
      for (const event of /** @type {const} */ (['progress', 'partial'])) {
        engine.addEventListener(`run.${event}`, happened =>
          listener(event, /** @type {CustomEvent} */ (happened).detail),
        );
      }
    },
    close: async () => engine.end(),
  };
}
