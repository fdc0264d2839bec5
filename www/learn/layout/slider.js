/** A slider with its name and its value in words. */
import { h, write } from '../../ui/dom.js';

/**
 * @param {object} slider
 * @param {string} slider.id
 * @param {string} slider.label
 * @param {number} slider.min
 * @param {number} slider.max
 * @param {(value: number) => string} slider.read its value in words
 * @param {(value: number) => void} slider.change
 * @param {[string, string]} [slider.ends] what its two ends are called
 */
export function slider({ id, label, min, max, read, change, ends }) {
  const value = h('output', { for: id });
  const input = h('input', {
    type: 'range',
    id,
    min,
    max,
    step: 1,
    oninput() {
      show(Number(input.value));
      change(Number(input.value));
    },
  });

  /** @param {number} at @param {string} [text] the value, where it is more exact than the slider */
  function show(at, text = read(at)) {
    if (Number(input.value) !== at) input.value = String(at);
    input.setAttribute('aria-valuetext', text);
    write(value, text);
  }

  const track = ends ? [h('span', { class: 'hint' }, ends[0]), input, h('span', { class: 'hint' }, ends[1])] : [input];
  return { element: h('div', { class: 'slider' }, h('label', { for: id }, label), ...track, value), show };
}
