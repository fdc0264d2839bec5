/** A list to choose from, whose entries may change: the choice stays while it is offered. */
import { fill, h } from '../../ui/dom.js';

/**
 * @param {string} id
 * @param {string} label
 * @param {(id: string) => void} [change]
 * @returns {{parts: HTMLElement[], offer: (entries: {id: string, text: string}[]) => void, value: () => string, choose: (id: string) => void}}
 */
export function choice(id, label, change) {
  const select = h('select', { id, onchange: () => change?.(select.value) });
  return {
    parts: [h('label', { for: id }, label), select],
    offer(entries) {
      const before = select.value;
      fill(select, ...entries.map(entry => h('option', { value: entry.id }, entry.text)));
      if (entries.some(entry => entry.id === before)) select.value = before;
      select.disabled = entries.length === 0;
    },
    value: () => select.value,
    choose(entry) {
      select.value = entry;
      change?.(entry);
    },
  };
}
