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
    notify('joined');
    try {
      thread.work();
    } catch (error) {
      notify({ trapped: reasonOf(error) });
    }
  },
  { once: true },
);

/** @param {ThreadMessage} message */
function notify(message) {
  self.postMessage(message);
}
