/** The landscape with its point: dragged, or moved with the arrow keys; the arrow is the gradient there. */
import { h, s } from '../../ui/dom.js';
import { TEXTS } from '../../texts/learn.js';
import { HEIGHT, inside, planeOf, WIDTH } from './plane.js';
import { paintTerrain } from './terrain.js';

const T = TEXTS.landscape;
const STEP = 0.02;
const LARGE_STEP = 0.1;
/** Length of the gradient's arrow: the steeper the longer, between these. */
const ARROW = { min: 26, max: 74 };
/** Maximum number of sequences shown as dots. */
const DOTS = 160;

/** @typedef {import('../../engine/types.js').Landscape} Landscape */

/** @param {(point: {x: number, y: number}) => void} move */
export function landscapeView(move) {
  const canvas = h('canvas', { 'aria-hidden': 'true' });
  const dots = s('g', { class: 'dots' });
  const peaks = s('g', { class: 'peaks' });
  const current = s('path', { class: 'current', d: 'M-6,-6L6,6M-6,6L6,-6' });
  const shaft = s('path', { class: 'shaft' });
  const head = s('path', { class: 'head', d: 'M0,0L-13,-6L-13,6Z' });
  const point = s('circle', { class: 'point', r: 10 });
  const svg = s(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, 'aria-hidden': 'true' },
    dots,
    peaks,
    current,
    shaft,
    head,
    point,
  );
  const element = h(
    'div',
    {
      class: 'landscape',
      tabindex: 0,
      role: 'application',
      'aria-roledescription': 'landscape',
      'aria-label': T.title,
    },
    canvas,
    svg,
  );
  let plane = planeOf('AC', 'CA');
  let at = { x: 0.5, y: 0.5 };
  /** @type {Landscape | null} */
  let shown = null;

  /** @param {PointerEvent} event */
  function drag(event) {
    const { left, top, width, height } = svg.getBoundingClientRect();
    const px = ((event.clientX - left) / width) * WIDTH;
    const py = ((event.clientY - top) / height) * HEIGHT;
    move(inside(...plane.toPlane(px, py)));
  }
  svg.addEventListener('pointerdown', event => {
    svg.setPointerCapture(event.pointerId);
    event.preventDefault();
    element.focus({ preventScroll: true });
    drag(event);
  });
  svg.addEventListener('pointermove', event => svg.hasPointerCapture(event.pointerId) && drag(event));

  element.addEventListener('keydown', event => {
    const by = event.shiftKey ? LARGE_STEP : STEP;
    const way = /** @type {Record<string, [number, number]>} */ ({
      ArrowUp: [by / 2, by / 2],
      ArrowDown: [-by / 2, -by / 2],
      ArrowLeft: [by, -by],
      ArrowRight: [-by, by],
    })[event.key];
    if (!way) return;
    event.preventDefault();
    move(inside(at.x + way[0], at.y + way[1]));
  });

  /** A million points are computed only when the figure is near the window. */
  let near = false;
  new IntersectionObserver(
    ([{ isIntersecting }]) => {
      if (isIntersecting && !near) requestAnimationFrame(paint);
      near = isIntersecting;
    },
    { rootMargin: '300px' },
  ).observe(element);

  function paint() {
    if (shown && near) paintTerrain(canvas, shown, plane);
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
  new MutationObserver(paint).observe(document.documentElement, { attributeFilter: ['data-theme'] });

  /** @param {SVGElement} mark @param {number} x @param {number} y */
  function put(mark, x, y) {
    const [px, py] = plane.toScreen(x, y);
    mark.setAttribute('transform', `translate(${px.toFixed(1)} ${py.toFixed(1)})`);
  }

  return {
    element,
    /** @param {Landscape} landscape */
    show(landscape) {
      shown = landscape;
      const [one, other] = landscape.peaks;
      plane = planeOf(one.sequence, other.sequence);
      dots.replaceChildren(
        ...landscape.sequences
          .filter(({ x, y }) => x >= 0 && y >= 0 && x + y <= 1.15)
          .slice(0, DOTS)
          .map(({ x, y }) => {
            const [cx, cy] = plane.toScreen(x, y);
            return s('circle', { cx, cy, r: 2.2 });
          }),
      );
      peaks.replaceChildren(
        ...landscape.peaks.flatMap(({ sequence, x, y }) => {
          const [cx, cy] = plane.toScreen(x, y);
          return [
            s('path', { d: `M${cx},${cy - 9}l8,14h-16z` }),
            s('text', { x: cx, y: cy - 16, 'text-anchor': 'middle' }, sequence),
          ];
        }),
        s(
          'text',
          { class: 'soft', x: WIDTH / 2, y: plane.toScreen(0, 0)[1] + 28, 'text-anchor': 'middle' },
          T.corner.toLowerCase(),
        ),
      );
      requestAnimationFrame(paint);
    },
    /** @param {{x: number, y: number}} to @param {{x: number, y: number} | null} slope */
    point(to, slope) {
      at = to;
      const [px, py] = plane.toScreen(to.x, to.y);
      put(point, to.x, to.y);
      const [right, down] = slope ? plane.uphill(slope) : [0, 0];
      const steep = slope ? Math.min(1, Math.hypot(slope.x, slope.y) / 14) : 0;
      const length = ARROW.min + (ARROW.max - ARROW.min) * steep;
      const [ex, ey] = [px + right * length, py + down * length];
      shaft.setAttribute('d', right || down ? `M${px},${py}L${ex - right * 10},${ey - down * 10}` : '');
      head.setAttribute('visibility', right || down ? 'visible' : 'hidden');
      head.setAttribute('transform', `translate(${ex} ${ey}) rotate(${(Math.atan2(down, right) * 180) / Math.PI})`);
    },
    /** @param {{x: number, y: number}} place of the current sequence */
    current({ x, y }) {
      put(current, x, y);
    },
    /** @param {{x: number, y: number}} slope */
    uphill: slope => plane.uphill(slope),
    /** @param {{x: number, y: number}} from @param {{x: number, y: number}} slope @param {number} step in pixels */
    onward({ x, y }, slope, step) {
      const [px, py] = plane.toScreen(x, y);
      const [right, down] = plane.uphill(slope);
      return inside(...plane.toPlane(px + right * step, py + down * step));
    },
  };
}
