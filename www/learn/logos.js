/** Logos of the guided page: shipped ones at once, all others from the engine as soon as it is there. */
import { drawing } from '../export/drawing.js';
import { fingerprint } from './fingerprint.js';
import { lessonLogo } from './logo-options.js';

const ALPHABET = 'ACGT';

/** @typedef {(place: Element, ppm: number[][], says: string) => void} ShowLogo */

/**
 * @param {import('./state.js').LearnStore} store
 * @param {import('../engine/client.js').Engine} engine
 * @returns {ShowLogo}
 */
export function createLogos(store, engine) {
  /** What each place is to show; what comes too late for it is dropped. @type {Map<Element, {ppm: number[][], says: string}>} */
  const waiting = new Map();
  /** @type {Map<string, string>} */
  const drawn = new Map();

  /** @param {Element} place @param {string} text @param {string} says */
  function put(place, text, says) {
    place.replaceChildren(drawing(text, says));
  }

  /** @param {Element} place @param {{ppm: number[][], says: string}} wanted */
  async function request(place, wanted) {
    const { ppm, says } = wanted;
    const key = fingerprint(ppm);
    const known = store.state.solved?.logos[key] ?? drawn.get(key);
    if (known) {
      waiting.delete(place);
      return put(place, known, says);
    }
    waiting.set(place, wanted);
    if (!store.state.engine) return;
    try {
      const text = await engine.call('logo', { ppm, alphabet: ALPHABET, options: lessonLogo() });
      if (ppm.length > 8) drawn.set(key, text);
      if (waiting.get(place) !== wanted) return;
      waiting.delete(place);
      put(place, text, says);
    } catch {
      waiting.delete(place);
    }
  }

  store.watch(
    state => [state.engine, state.solved],
    () => {
      for (const [place, wanted] of waiting) request(place, wanted);
    },
  );
  return (place, ppm, says) => {
    request(place, { ppm, says });
  };
}
