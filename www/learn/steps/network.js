/** Step 1: the toy network, alive, with two sequences side by side. */
import { signed } from '../../texts/format.js';
import { fill, h, write } from '../../ui/dom.js';
import { DEFAULTS } from '../address.js';
import { filterTable, mapTable } from '../figures/map-tables.js';
import { networkDrawing } from '../figures/network-drawing.js';
import { countOf, differences, LAYERS } from '../figures/network-shape.js';
import { lettersRow } from '../figures/sequence-input.js';
import { prose, rich } from '../layout/markup.js';
import { part } from '../layout/parts.js';
import { button, passage, stepSection, twin } from '../layout/step.js';
import { TEXTS } from '../../texts/learn.js';

/** @typedef {import('../figures/network-drawing.js').Spot} Spot */

const T = TEXTS.network;
const SIDES = /** @type {const} */ (['a', 'b']);

/** A motif that fits at both places, for pairs that are one letter apart. */
const PAIR = { a: DEFAULTS.a, b: DEFAULTS.b };

/** @param {import('../lesson.js').Lesson} lesson */
export function networkStep({ store, session, logo }) {
  const status = h('p', { class: 'readout', role: 'status' }, T.try);
  /** @type {Spot | null} */
  let spot = null;
  const [one, other] = SIDES.map(side => column(side));

  /** @param {'a' | 'b'} side */
  function column(side) {
    const name = side === 'a' ? T.first : T.second;
    const row = lettersRow(name, sequence => session.set({ [side]: sequence }));
    const drawing = networkDrawing(point);
    const place = h(
      'div',
      {
        class: 'network-place',
        tabindex: 0,
        role: 'group',
        'aria-label': `${name}: ${T.layers.join(', ')}`,
        onkeydown: move,
      },
      drawing.svg,
    );
    const element = h('div', { class: 'network-side' }, h('h3', { class: 'small' }, name), row.element, place);
    return { side, name, row, drawing, element };
  }

  /** @param {Spot} next */
  function point(next) {
    spot = next;
    const { a, b } = store.state;
    for (const { drawing, row } of [one, other]) {
      drawing.mark(spot);
      row.read(spot.layer < 2 ? spot.position : null);
    }
    const differences = [a, b].map(look => {
      const value = look?.maps[LAYERS[next.layer].map].values[next.position][next.filter] ?? 0;
      const letters = next.layer < 2 ? look?.sequence.slice(next.position, next.position + 5) : T.layers[next.layer];
      return T.reads(letters ?? '', next.filter + 1, signed(value));
    });
    write(status, differences.join(' · '));
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    const { layer, filter, position } = spot ?? { layer: 0, filter: 0, position: -1 };
    const to = /** @type {Record<string, Spot>} */ ({
      ArrowRight: { layer, filter, position: position + 1 },
      ArrowLeft: { layer, filter, position: position - 1 },
      ArrowDown: filter < 2 ? { layer, filter: filter + 1, position } : { layer: layer + 1, filter: 0, position },
      ArrowUp: filter > 0 ? { layer, filter: filter - 1, position } : { layer: layer - 1, filter: 2, position },
    })[event.key];
    if (!to) return;
    event.preventDefault();
    const kept = { ...to, layer: Math.max(0, Math.min(2, to.layer)) };
    const last = kept.layer === 2 ? 1 : 3;
    point({ ...kept, position: Math.max(0, Math.min(last, kept.position)) });
  }

  const filters = h('div', { class: 'filters' });
  const counts = h('ul', { class: 'counts' });
  const verdict = h('p', { class: 'verdict', 'aria-live': 'polite' });
  const tables = h('div');
  const weights = h('div');

  store.watch(
    ({ address }) => [address.a, address.b],
    ({ address }) => {
      for (const { side, row } of [one, other]) row.show(address[side]);
    },
  );
  store.watch(
    ({ info }) => [info],
    ({ info }) => {
      if (!info) return;
      fill(filters, ...info.filters.map(({ ppm }, i) => filterCard(i, ppm, logo)));
      fill(weights, filterTable(info));
    },
  );
  store.watch(
    ({ a, b, info }) => [a, b, info],
    ({ a, b, info }) => {
      if (!a || !b || !info) return;
      one.drawing.show(a, b, info);
      other.drawing.show(b, a, info);
      const differing = LAYERS.map(({ map }) => countOf(differences(map, a, b)));
      fill(
        counts,
        ...differing.map(({ some, all }, i) =>
          h('li', { class: some > 0 ? 'unlike' : 'alike' }, T.differs(T.layers[i], some, all)),
        ),
      );
      write(verdict, T.verdict(differing[0].some > 0, differing[2].some > 0));
      fill(tables, mapTable(a, b));
      if (spot) point(spot);
    },
  );

  const random = () => {
    const word = () => Array.from({ length: 8 }, () => 'ACGT'[Math.floor(Math.random() * 4)]).join('');
    session.set({ a: word(), b: word() });
  };
  const shifted = () => {
    const { a } = store.state.address;
    session.set({ b: a[7] + a.slice(0, 7) });
  };
  return stepSection(
    'network',
    1,
    T,
    part('network-filters', T.filters, ...passage(T.filters, T.filtersText), filters),
    ...passage(T.sequences),
    part('network-compare', T.hint, ...prose(T.compare, 'prose')),
    h(
      'p',
      { class: 'row' },
      button(T.both, () => session.set(PAIR)),
      button(T.shift, shifted),
      button(T.random, random),
    ),
    h('div', { class: 'figure network-figure' }, one.element, other.element),
    status,
    part('network-verdict', T.counts, counts, verdict, h('p', { class: 'hint' }, ...rich(T.threshold))),
    twin(T.tables, tables),
    twin(T.weights, weights),
  );
}

/** @param {number} index @param {number[][]} ppm @param {import('../figures/logos.js').ShowLogo} logo */
function filterCard(index, ppm, logo) {
  const place = h('div', { class: 'logo-place five' });
  const name = T.filter(index + 1);
  logo(place, ppm, name);
  return h(
    'figure',
    { class: `filter-card filter-${index + 1}` },
    h('figcaption', {}, h('span', { class: 'badge-number', 'aria-hidden': 'true' }, index + 1), name),
    place,
  );
}
