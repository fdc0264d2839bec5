/** Logos of the guided page: shipped ones at once, all others from the engine as soon as it is there. */
import { drawing } from '../../ui/drawing.js';
import { fingerprint } from './fingerprint.js';
import { lessonLogo } from './logo-options.js';

const ALPHABET = 'ACGT';

/** How far outside the window logos are drawn already. */
const MARGIN = '500px';

/** @typedef {(place: Element, ppm: number[][], description: string) => void} ShowLogo */

/**
 * @param {import('../state.js').LearnStore} store
 * @param {import('../../engine/client.js').Engine} engine
 * @returns {{logo: ShowLogo, contributions: ShowLogo}} of probabilities, and of numbers of either sign
 */
export function createLogos(store, engine) {
  const options = lessonLogo();
  return {
    logo: shower(store, ppm => engine.call('logo', { ppm, alphabet: ALPHABET, options })),
    contributions: shower(store, map => engine.call('contributionLogo', { map, alphabet: ALPHABET, options })),
  };
}

/**
 * @param {import('../state.js').LearnStore} store
 * @param {(ppm: number[][]) => Promise<string>} draw
 * @returns {ShowLogo}
 */
function shower(store, draw) {
  /** What each place is to show; what comes too late for it is dropped. @type {Map<Element, {ppm: number[][], description: string}>} */
  const waiting = new Map();
  /** Places in view or close to it. @type {WeakSet<Element>} */
  const near = new WeakSet();
  const observer = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) near.add(target);
        else near.delete(target);
        const wanted = waiting.get(target);
        if (isIntersecting && wanted) request(target, wanted);
      }
    },
    { rootMargin: MARGIN },
  );

  /** @param {Element} place @param {{ppm: number[][], description: string}} wanted */
  async function request(place, wanted) {
    const { ppm, description } = wanted;
    waiting.set(place, wanted);
    if (!near.has(place)) return observer.observe(place);
    const known = store.state.solved?.logos[fingerprint(ppm)];
    if (!known && !store.state.engine) return;
    try {
      const text = known ?? (await draw(ppm));
      if (waiting.get(place) === wanted) place.replaceChildren(drawing(text, description));
    } catch {
      // The place keeps its logo; the engine has reported why it stopped.
    }
    if (waiting.get(place) === wanted) waiting.delete(place);
  }

  store.watch(
    state => [state.engine, state.solved],
    () => {
      for (const [place, wanted] of waiting) request(place, wanted);
    },
  );
  return (place, ppm, description) => {
    request(place, { ppm, description });
  };
}
