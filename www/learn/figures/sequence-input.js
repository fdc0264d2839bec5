/** Eight letters that are clicked or typed: one stop for the tab key, arrows inside. */
import { h } from '../../ui/dom.js';
import { TEXTS } from '../../texts/learn.js';

const LETTERS = 'ACGT';

/**
 * @param {string} label
 * @param {(sequence: string) => void} change
 * @returns {{element: HTMLElement, show: (sequence: string) => void, read: (position: number | null) => void}}
 */
export function lettersRow(label, change) {
  let sequence = '';
  const tiles = Array.from({ length: 8 }, (_, i) =>
    h('button', { type: 'button', class: 'tile', tabindex: i === 0 ? 0 : -1, onclick: () => cycle(i, 1) }),
  );
  const element = h(
    'div',
    { class: 'tiles', role: 'group', 'aria-label': label, onkeydown: key, onpaste: paste },
    ...tiles,
  );

  /** @param {number} i @param {string} letter */
  function set(i, letter) {
    change(sequence.slice(0, i) + letter + sequence.slice(i + 1));
  }

  /** @param {number} i @param {number} by */
  function cycle(i, by) {
    set(i, LETTERS[(LETTERS.indexOf(sequence[i]) + by + 4) % 4]);
  }

  /** @param {number} i @param {string} letter */
  function write(i, letter) {
    set(i, letter);
    go(i + 1);
  }

  /** @param {number} i */
  function go(i) {
    const to = tiles[Math.max(0, Math.min(7, i))];
    for (const tile of tiles) tile.tabIndex = tile === to ? 0 : -1;
    to.focus();
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const i = tiles.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const letter = event.key.toUpperCase();
    const acts = /** @type {Record<string, () => void>} */ ({
      ArrowRight: () => go(i + 1),
      ArrowLeft: () => go(i - 1),
      Backspace: () => go(i - 1),
      Home: () => go(0),
      End: () => go(7),
      ArrowUp: () => cycle(i, 1),
      ArrowDown: () => cycle(i, -1),
    });
    const typed = letter.length === 1 && LETTERS.includes(letter);
    const act = typed ? () => write(i, letter) : acts[event.key];
    if (i < 0 || !act) return;
    event.preventDefault();
    act();
  }

  /** @param {ClipboardEvent} event */
  function paste(event) {
    const text = event.clipboardData?.getData('text').trim().toUpperCase() ?? '';
    if (/^[ACGT]{8}$/.test(text)) change(text);
  }

  return {
    element,
    show(next) {
      sequence = next;
      for (const [i, tile] of tiles.entries()) {
        tile.textContent = next[i];
        tile.dataset.letter = next[i];
        tile.setAttribute('aria-label', `${TEXTS.network.letter(i + 1)}: ${next[i]}`);
      }
    },
    read(position) {
      for (const [i, tile] of tiles.entries()) {
        tile.classList.toggle('read', position !== null && i >= position && i < position + 5);
      }
    },
  };
}
