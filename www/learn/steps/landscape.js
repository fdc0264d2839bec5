/** Step 3: the neuron's value over the plane of its two facets, and where the gradient points. */
import { fill, h, write } from '../../ui/dom.js';
import { landscapeView } from '../figures/landscape.js';
import { inside, leaning } from '../figures/plane.js';
import { lettersTable } from '../figures/position-table.js';
import { part } from '../layout/parts.js';
import { button, stepSection, twin } from '../layout/step.js';
import { TEXTS } from '../../texts/learn.js';

const T = TEXTS.landscape;

/** A climb ends after so many steps of so many pixels, or where it gets no higher. */
const CLIMB = { steps: 60, pixels: 9, gain: 0.002 };

/** @param {import('../lesson.js').Lesson} lesson */
export function landscapeStep({ store, session, logo, contributions }) {
  const view = landscapeView(point => session.set(point));
  const status = h('p', { class: 'readout', 'aria-live': 'polite', id: 'landscape-status' });
  const soft = h('div', { class: 'logo-place eight' });
  const gradient = h('div', { class: 'logo-place signed' });
  const numbers = h('div');
  const table = twin(TEXTS.table, numbers);
  table.addEventListener('toggle', fillTable);
  let climbing = 0;

  /** The numbers of a closed table are not updated. */
  function fillTable() {
    const { place } = store.state;
    if (table.open && place) fill(numbers, lettersTable(place.gradient, T.gradient));
  }

  store.watch(
    ({ landscape }) => [landscape],
    ({ landscape }) => landscape && view.show(landscape),
  );
  store.watch(
    ({ a, landscape }) => [a, landscape],
    ({ a, landscape }) => a && landscape && view.current(a.place),
  );
  store.watch(
    ({ address, landscape, place }) => [address.x, address.y, landscape, place],
    ({ address: { x, y }, landscape, place }) => {
      if (!landscape) return;
      view.point({ x, y }, place?.slope ?? null);
      if (!place) return;
      write(
        status,
        `${T.at(x, y, place.value)}. ${T.arrow(T.where[leaning(view.uphill(place.slope), place.gradient)])}`,
      );
      logo(soft, place.matrix, T.soft);
      contributions(gradient, place.gradient, T.gradient);
      fillTable();
    },
  );

  /** One step per answer of the engine; the user may move the point in between. */
  async function climb() {
    const mine = ++climbing;
    let best = Number.NEGATIVE_INFINITY;
    for (let step = 0; step < CLIMB.steps; step++) {
      const { place, address } = store.state;
      if (mine !== climbing || !place || place.value < best + CLIMB.gain) return;
      best = place.value;
      session.set(view.onward(address, place.slope, CLIMB.pixels));
      await answered(place);
    }
  }

  /** @param {import('../state.js').Place} before */
  async function answered(before) {
    for (let frame = 0; frame < 30 && store.state.place === before; frame++) {
      await new Promise(resolve => requestAnimationFrame(resolve));
    }
  }

  /** @param {number} x @param {number} y */
  const go = (x, y) => () => {
    climbing++;
    session.set({ x, y });
  };
  const toCurrent = () => {
    const place = store.state.a?.place;
    if (place) {
      climbing++;
      session.set(inside(place.x, place.y));
    }
  };
  return stepSection(
    'landscape',
    3,
    T,
    h(
      'p',
      { class: 'row', role: 'group', 'aria-label': T.point },
      button(T.corner, go(0, 0)),
      button(T.between, go(0.47, 0.47)),
      button(T.peak(1), go(1, 0)),
      button(T.peak(2), go(0, 1)),
      button(T.current, toCurrent),
      button(T.climb, climb, { id: 'climb', class: '' }),
    ),
    h(
      'div',
      { class: 'figure two-columns' },
      view.element,
      h(
        'div',
        { class: 'column-text' },
        status,
        part(
          'landscape-soft',
          T.soft,
          h('h3', { class: 'small' }, T.soft),
          soft,
          h('h3', { class: 'small' }, T.gradient),
          gradient,
          table,
        ),
        h('p', { class: 'hint' }, `${T.keys} ${T.legend}`),
      ),
    ),
  );
}
