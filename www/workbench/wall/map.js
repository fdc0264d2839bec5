/** The map: neurons as points, near each other where their best facets are alike; chosen with pointer, rectangle or keys. */
import { WALL } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';
import { nextTask } from '../../ui/next-task.js';
import { saveDrawing } from '../../ui/standalone-svg.js';
import { wallCell } from './cell.js';
import { layoutOf } from './layout.js';
import { colours, legend, mapDrawing, nearest, SIDE } from './map-drawing.js';
import { rectangle } from './rectangle.js';

/** @typedef {import('./items.js').Item} Item */

const { map: TEXT } = WALL;

/**
 * @param {object} map
 * @param {import('../../engine/client.js').Engine} map.engine
 * @param {() => string} map.alphabet
 * @param {import('./logo-queue.js').LogoQueue} map.logos
 * @param {(neuron: string) => void} map.open
 * @param {(neurons: string[]) => void} map.choose
 * @param {(error: unknown) => void} map.refuse
 */
export function neuronMap({ engine, alphabet, logos, open, choose, refuse }) {
  /** @type {Item[]} all of the layer, and those of them that the filters leave */
  let items = [];
  /** @type {Set<string>} */
  let seen = new Set();
  /** @type {readonly string[]} */
  let chosen = [];
  let shown = '';
  let active = '';
  /** Of which facets the layout is. @type {{key: string, points: Map<string, [number, number]>} | null} */
  let layout = null;
  /** @type {AbortController | null} */
  let working = null;

  const start = h('button', { type: 'button', id: 'map-start', onclick: () => void draw() }, TEXT.start);
  const cancel = h(
    'button',
    { type: 'button', class: 'quiet', hidden: true, onclick: () => working?.abort() },
    TEXT.cancel,
  );
  const status = h('span', { role: 'status', id: 'map-status' });
  const save = h('button', { type: 'button', class: 'quiet', id: 'map-save', onclick: saveMap }, TEXT.save);
  const place = h('div', { class: 'neuron-map' });
  const card = h('div', { class: 'map-card', 'aria-hidden': 'true' });
  const key = h('div');
  const picture = h('div', { class: 'map-side' }, place, h('div', {}, card, key, h('p', {}, save)));
  const element = h(
    'div',
    {},
    h('p', { class: 'hint' }, TEXT.meaning),
    h('p', { class: 'row' }, start, cancel, status),
    picture,
  );
  picture.hidden = true;

  async function draw() {
    const drawn = items;
    const facets = drawn.flatMap(({ best }) => best ?? []);
    working = new AbortController();
    [start.disabled, cancel.hidden] = [true, false];
    try {
      const progress = (/** @type {number} */ fraction) => write(status, TEXT.progress(fraction));
      const found = await layoutOf(engine, facets, alphabet(), progress, working.signal);
      write(status, found ? '' : TEXT.cancelled);
      await nextTask(); // the drawing is one of its own
      if (found) {
        const points = drawn.map(({ id }, i) => /** @type {[string, [number, number]]} */ ([id, found[i]]));
        layout = { key: keyOf(drawn), points: new Map(points) };
      }
    } catch (error) {
      write(status, '');
      refuse(error);
    } finally {
      working = null;
      cancel.hidden = true;
      redraw();
    }
  }

  function redraw() {
    const isCurrent = layout !== null && layout.key === keyOf(items);
    start.hidden = isCurrent;
    start.disabled = working !== null || items.length < 3;
    if (!working && !isCurrent) write(status, items.length < 3 ? TEXT.tooFew : TEXT.willTake(items.length));
    picture.hidden = !isCurrent;
    if (!layout || !isCurrent) return;
    const families = colours(items);
    const points = placed();
    write(status, TEXT.drawn(points.length));
    const drawing = mapDrawing(points, families, TEXT.label);
    drawing.addEventListener('click', onclick);
    drawing.addEventListener('keydown', onkeydown);
    drawing.addEventListener('pointerover', onpointerover);
    rectangle(drawing, SIDE, ([left, top, right, bottom], adds) => {
      const inside = points.filter(({ x, y }) => x >= left && x <= right && y >= top && y <= bottom);
      const ids = inside.map(({ item }) => item.id);
      choose(adds ? [...new Set([...chosen, ...ids])] : ids);
    });
    fill(place, drawing);
    fill(key, legend(families));
    if (!points.some(({ item }) => item.id === active)) active = points[0]?.item.id ?? '';
    mark();
  }

  /** Those that the filters leave, with their places. */
  function placed() {
    return items.flatMap(item => {
      const point = layout?.points.get(item.id);
      return point && seen.has(item.id) ? [{ item, point, x: 0, y: 0 }] : [];
    });
  }

  /** @param {Event} event */
  function idAt({ target }) {
    return target instanceof Element ? (target.closest('[data-neuron]')?.getAttribute('data-neuron') ?? null) : null;
  }

  /** @param {MouseEvent} event */
  function onclick(event) {
    const id = idAt(event);
    if (!id) return;
    active = id;
    if (event.shiftKey || event.ctrlKey || event.metaKey) toggle(id);
    else {
      choose([id]);
      open(id);
    }
    mark();
  }

  /** @param {KeyboardEvent} event */
  function onkeydown(event) {
    const points = placed();
    const next = nearest(place, active, event.key);
    if (next) {
      active = next;
      if (event.shiftKey && !chosen.includes(next)) choose([...chosen, next]);
    } else if (event.key === ' ') toggle(active);
    else if (event.key === 'Enter') open(active);
    else if (event.key === 'Escape' && chosen.length > 0) choose([]);
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey))
      choose(points.map(({ item }) => item.id));
    else return;
    event.preventDefault();
    event.stopPropagation();
    mark();
  }

  /** @param {Event} event */
  function onpointerover(event) {
    const item = items.find(({ id }) => id === idAt(event));
    if (item) fill(card, wallCell(item, logos));
  }

  /** @param {string} id */
  function toggle(id) {
    choose(chosen.includes(id) ? chosen.filter(other => other !== id) : [...chosen, id]);
  }

  function mark() {
    const all = new Set(chosen);
    for (const point of place.querySelectorAll('[data-neuron]')) {
      const id = point.getAttribute('data-neuron') ?? '';
      point.setAttribute('aria-selected', String(all.has(id)));
      point.classList.toggle('active', id === active);
      point.classList.toggle('shown', id === shown);
    }
    place.firstElementChild?.setAttribute('aria-activedescendant', `map-${active}`);
    const item = items.find(({ id }) => id === active);
    fill(card, item && wallCell(item, logos));
    card.firstElementChild?.removeAttribute('id');
  }

  function saveMap() {
    saveDrawing('neuron-map', mapDrawing(placed(), colours(items), TEXT.label), TEXT.label);
  }

  return {
    element,
    /** @param {Item[]} all analysed neurons with facets @param {Item[]} left those that the filters leave */
    show(all, left) {
      items = all;
      seen = new Set(left.map(({ id }) => id));
      redraw();
    },
    /** @param {readonly string[]} next @param {string} neuron that is shown below */
    mark(next, neuron) {
      [chosen, shown] = [next, neuron];
      mark();
    },
  };
}

/** @type {WeakMap<object, number>} */
const numbers = new WeakMap();
let last = 0;

/** The same for the same facets. @param {Item[]} items */
function keyOf(items) {
  return items
    .map(({ best }) => {
      if (!best) return 0;
      const number = numbers.get(best.ppm) ?? ++last;
      numbers.set(best.ppm, number);
      return number;
    })
    .join(',');
}
