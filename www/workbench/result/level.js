/** How much of the activation: the logos fade the columns that the neuron does not need for this share of the gain. */
import { FACETS } from '../../texts/workbench.js';
import { h, write } from '../../ui/dom.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */

/** Shares of the gain, as in the report; before them all columns. */
const LEVELS = [0.9, 0.7, 0.5, 0.3];

const { level: TEXT } = FACETS;

/**
 * A slider over the levels.
 * @param {(level: number) => void} change gets the index of the level, −1 for all columns
 */
export function levelSlider(change) {
  const shown = h('output', {}, TEXT.all);
  const slider = h('input', {
    type: 'range',
    min: 0,
    max: LEVELS.length,
    step: 1,
    value: 0,
    'aria-valuetext': TEXT.all,
    oninput() {
      const level = Number(slider.value) - 1;
      const text = level < 0 ? TEXT.all : TEXT.share(LEVELS[level]);
      slider.setAttribute('aria-valuetext', text);
      write(shown, text);
      change(level);
    },
  });
  return h(
    'p',
    { class: 'level' },
    h('label', {}, TEXT.label, ' ', slider),
    shown,
    h('span', { class: 'hint' }, TEXT.hint),
  );
}

/**
 * What fades the columns of a logo.
 * @param {Crm} crm
 * @returns {{element: HTMLElement, set: (level: number) => void} | null} nothing where the network was not asked about the
 *   consensus
 */
export function veil({ needs, ppm }) {
  if (!needs || needs.sequence) return null;
  const element = h('div', { class: 'veil', 'aria-hidden': 'true' });
  const faded = (/** @type {number} */ start, /** @type {number} */ end) => {
    const part = h('i');
    part.style.setProperty('--from', String(start));
    part.style.setProperty('--length', String(end - start));
    return part;
  };
  return {
    element,
    set(level) {
      const runs = level < 0 ? [[0, ppm.length]] : (needs.levels[level]?.runs ?? []);
      const starts = [0, ...runs.map(([, end]) => end)];
      const ends = [...runs.map(([start]) => start), ppm.length];
      const holes = starts.map((start, i) => [start, ends[i]]).filter(([start, end]) => end > start);
      element.replaceChildren(...holes.map(([start, end]) => faded(start, end)));
    },
  };
}
