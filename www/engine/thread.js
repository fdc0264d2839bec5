/** A worker that is one thread of the engine's pool: pool.js makes it. From then on it computes and reads no messages. */
import init, { takePoolThread } from '../../pkg/neuronmotif.js';
import { reasonOf } from './panic.js';

/** @typedef {import('./protocol.js').ThreadMessage} ThreadMessage */

self.addEventListener(
  'message',
  async (/** @type {MessageEvent<import('./protocol.js').Shared>} */ { data: { module, memory } }) => {
    await init({ module_or_path: module, memory });
    const thread = takePoolThread();
    if (!thread) return self.close();
    tell('joined');
    try {
      thread.work();
    } catch (error) {
      tell({ trapped: reasonOf(error) });
    }
  },
  { once: true },
);

/** @param {ThreadMessage} message */
function tell(message) {
  self.postMessage(message);
}
