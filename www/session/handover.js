/** A network that one page hands to the other, through this tab's own memory. It never leaves the tab. */
import { SESSION } from '../texts/session.js';
import { forget, recall, remember } from '../ui/memory.js';

const KEY = 'neuronmotif.handed';

/**
 * Opens it in the workbench.
 * @param {string} name
 * @param {Blob} content
 * @throws {import('../engine/protocol.js').EngineError} where the browser has no room for it
 */
export async function handOver(name, content) {
  const bytes = new Uint8Array(await content.arrayBuffer());
  if (!remember('sessionStorage', KEY, JSON.stringify({ name, bytes: [...bytes] }))) {
    const { message, next } = SESSION.notHandedOver;
    throw { code: 'page.not-handed-over', concerns: name, message: message(name), next };
  }
  location.href = new URL('../..', import.meta.url).href;
}

/** @returns {File | null} what was handed over, once */
export function takeHandedOver() {
  const text = recall('sessionStorage', KEY);
  if (!text) return null;
  forget('sessionStorage', KEY);
  const { name, bytes } = /** @type {{name: string, bytes: number[]}} */ (JSON.parse(text));
  return new File([Uint8Array.from(bytes)], name);
}
