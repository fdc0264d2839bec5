/** A rectangle that is drawn with the pointer over a drawing, to choose what is inside. */
import { s } from '../../ui/dom.js';

/** Pixels from which a movement is no press any more. */
const LEAST = 6;

/**
 * @param {SVGSVGElement} drawing
 * @param {number} side of its square view box
 * @param {(box: [left: number, top: number, right: number, bottom: number], adds: boolean) => void} choose
 */
export function rectangle(drawing, side, choose) {
  /** @type {[number, number] | null} */
  let begun = null;
  let isDrawn = false;
  const frame = s('rect', { class: 'frame', visibility: 'hidden' });
  drawing.append(frame);

  /** @param {PointerEvent} event @returns {[number, number]} */
  function at({ clientX, clientY }) {
    const { left, top, width } = drawing.getBoundingClientRect();
    return [((clientX - left) * side) / width, ((clientY - top) * side) / width];
  }

  /** @param {[number, number]} from @param {[number, number]} to @returns {[number, number, number, number]} */
  function box(from, to) {
    return [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.max(from[0], to[0]), Math.max(from[1], to[1])];
  }

  drawing.addEventListener('pointerdown', event => {
    if (event.button === 0 && event.pointerType === 'mouse') [begun, isDrawn] = [at(event), false];
  });
  drawing.addEventListener('pointermove', event => {
    if (!begun) return;
    const [left, top, right, bottom] = box(begun, at(event));
    if (!isDrawn && Math.max(right - left, bottom - top) < LEAST) return;
    if (!isDrawn) drawing.setPointerCapture(event.pointerId);
    isDrawn = true;
    const sizes = { visibility: 'visible', x: left, y: top, width: right - left, height: bottom - top };
    for (const [name, value] of Object.entries(sizes)) frame.setAttribute(name, String(value));
  });
  drawing.addEventListener('pointerup', event => {
    if (begun && isDrawn) choose(box(begun, at(event)), event.shiftKey || event.ctrlKey || event.metaKey);
    begun = null;
    frame.setAttribute('visibility', 'hidden');
  });
  drawing.addEventListener(
    'click',
    event => {
      if (isDrawn) event.stopImmediatePropagation(); // the end of a rectangle is no press on a point
      isDrawn = false;
    },
    { capture: true },
  );
}
