/**
 * Moving about in a large drawing. The pane scrolls as every scrolling region does, with wheel, fingers and arrow
 * keys; on top of that it is dragged with the mouse, and made larger or smaller with the buttons, + and −, two
 * fingers, or the wheel while Ctrl is held.
 */
import { UI } from '../texts/ui.js';
import { h } from './dom.js';

const RANGE = { min: 0.08, max: 3 };
const STEP = 1.3;
/** Below this a drawing that is too wide is rather scrolled than made smaller at first. */
const LEGIBLE = 0.6;

/**
 * @param {HTMLElement} pane that scrolls
 * @returns {{buttons: HTMLElement, show: (svg: SVGSVGElement, width: number, height: number) => void, reveal: (part: Element) => void}}
 */
export function zoomable(pane) {
  /** @type {{svg: SVGSVGElement, width: number, height: number} | null} */
  let held = null;
  let scale = 1;
  let isBegun = false;

  /** @param {number} wanted @param {number} [x] point of the pane that stays where it is @param {number} [y] */
  function zoomTo(wanted, x = pane.clientWidth / 2, y = pane.clientHeight / 2) {
    if (!held) return;
    const next = Math.min(RANGE.max, Math.max(RANGE.min, wanted));
    const [left, top] = [(pane.scrollLeft + x) / scale, (pane.scrollTop + y) / scale];
    scale = next;
    held.svg.setAttribute('width', String(held.width * scale));
    held.svg.setAttribute('height', String(held.height * scale));
    pane.scrollTo({ left: left * scale - x, top: top * scale - y, behavior: 'instant' });
  }

  function fit() {
    if (held) zoomTo(Math.min(1, pane.clientWidth / held.width, pane.clientHeight / held.height));
  }

  /** As it is seen at first; of a pane that is not on show, as soon as it is. */
  function begin() {
    if (!held) return;
    scale = 1;
    zoomTo(Math.max(LEGIBLE, Math.min(1, pane.clientWidth / held.width)));
    pane.style.height = `${held.height * scale + 2}px`;
    pane.scrollTo({ left: (held.width * scale - pane.clientWidth) / 2, top: 0, behavior: 'instant' });
    isBegun = pane.clientWidth > 0;
  }

  new ResizeObserver(() => isBegun || begin()).observe(pane);
  pane.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = { '+': larger, '=': larger, '-': smaller, '−': smaller, 0: fit }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  pane.addEventListener(
    'wheel',
    event => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const { left, top } = pane.getBoundingClientRect();
      zoomTo(scale * Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
    },
    { passive: false },
  );
  pinch(pane, () => scale, zoomTo);
  drag(pane);

  function larger() {
    zoomTo(scale * STEP);
  }
  function smaller() {
    zoomTo(scale / STEP);
  }
  const button = (/** @type {string} */ text, /** @type {string} */ label, /** @type {() => void} */ onclick) =>
    h('button', { type: 'button', class: 'quiet', 'aria-label': label, onclick }, text);
  return {
    buttons: h(
      'div',
      { class: 'row zoom', role: 'group', 'aria-label': UI.zoom.label },
      button('−', UI.zoom.smaller, smaller),
      button('+', UI.zoom.larger, larger),
      button(UI.zoom.fit, UI.zoom.fitMeaning, fit),
    ),
    /** Scrolls the pane, and nothing but the pane, to a part that is out of sight. */
    reveal(part) {
      const [inner, outer] = [part.getBoundingClientRect(), pane.getBoundingClientRect()];
      if (
        inner.top >= outer.top &&
        inner.bottom <= outer.bottom &&
        inner.left >= outer.left &&
        inner.right <= outer.right
      )
        return;
      const left = (inner.left + inner.right - outer.left - outer.right) / 2;
      pane.scrollBy({ left, top: (inner.top + inner.bottom - outer.top - outer.bottom) / 2, behavior: 'instant' });
    },
    show(svg, width, height) {
      held = { svg, width, height };
      begin();
    },
  };
}

/** @param {HTMLElement} pane @param {() => number} scale @param {(scale: number, x: number, y: number) => void} zoomTo */
function pinch(pane, scale, zoomTo) {
  let begun = { distance: 0, scale: 1 };
  /** @param {TouchEvent} event */
  const fingers = ({ touches: [a, b] }) => {
    const { left, top } = pane.getBoundingClientRect();
    const distance = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    return { distance, x: (a.clientX + b.clientX) / 2 - left, y: (a.clientY + b.clientY) / 2 - top };
  };
  pane.addEventListener('touchstart', event => {
    if (event.touches.length === 2) begun = { distance: fingers(event).distance, scale: scale() };
  });
  pane.addEventListener(
    'touchmove',
    event => {
      if (event.touches.length !== 2) return;
      event.preventDefault();
      const { distance, x, y } = fingers(event);
      zoomTo((begun.scale * distance) / begun.distance, x, y);
    },
    { passive: false },
  );
}

/** With the mouse; fingers scroll by themselves. A click at the end of a drag chooses nothing. @param {HTMLElement} pane */
function drag(pane) {
  let moved = 0;
  pane.addEventListener('pointerdown', event => {
    moved = 0;
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    const move = (/** @type {PointerEvent} */ { movementX, movementY }) => {
      moved += Math.abs(movementX) + Math.abs(movementY);
      pane.scrollBy({ left: -movementX, top: -movementY, behavior: 'instant' });
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', () => removeEventListener('pointermove', move), { once: true });
  });
  pane.addEventListener('click', event => moved > 4 && event.stopPropagation(), { capture: true });
}
