/** The wall: the best facet of every neuron as a small logo, in a grid that shows thousands; neurons are chosen on it. */
import { WALL } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { virtualGrid } from '../../ui/virtual-grid.js';
import { cellId, logoOf, wallCell } from './cell.js';
import { choosing } from './choosing.js';
import { headingOf } from './headings.js';

/** @typedef {import('./items.js').Item} Item */
/** @typedef {import('./arrange.js').WallGroup} WallGroup */

/** Pixels of a cell with its gap. */
const SIZE = { width: 168, height: 98 };

/** Logos that are drawn before they come into view. */
const PREPARED = 3000;

/**
 * @param {object} wall
 * @param {import('./logo-queue.js').LogoQueue} wall.logos
 * @param {() => boolean} wall.isCalm whether the engine has time to draw what nobody sees yet
 * @param {(neuron: string) => void} wall.open shows the facets of a neuron
 * @param {(neurons: string[]) => void} wall.choose
 */
export function wallGrid({ logos, isCalm, open, choose }) {
  /** @type {Item[]} */
  let items = [];
  /** @type {readonly string[]} */
  let chosen = [];
  let shown = '';
  let active = 0;
  let isAdding = false;
  let isPrepared = false;
  const grid = virtualGrid({
    label: WALL.label,
    ...SIZE,
    cell: (/** @type {Item} */ item) => wallCell(item, logos),
    drawn() {
      mark();
      if (isPrepared || !isCalm()) return;
      isPrepared = true;
      void logos.prepare(items.flatMap(({ best }) => (best ? logoOf(best) : [])).slice(0, PREPARED));
    },
  });
  const { element } = grid;
  element.setAttribute('aria-multiselectable', 'true');
  element.setAttribute('aria-describedby', 'wall-keys');
  const choice = choosing(index => items[index]?.id, choose);

  element.addEventListener('click', event => {
    const cell = event.target instanceof Element ? event.target.closest('[data-neuron]') : null;
    const index = items.findIndex(({ id }) => id === cell?.getAttribute('data-neuron'));
    if (index < 0) return;
    active = index;
    if (event.shiftKey) choice.extend(index);
    else if (isAdding || event.ctrlKey || event.metaKey) choice.toggle(index, chosen);
    else {
      choice.only(index);
      openAt(index);
    }
    mark();
  });

  element.addEventListener('keydown', event => {
    const to = target(event.key);
    if (to !== null) {
      active = Math.max(0, Math.min(items.length - 1, to));
      grid.reveal(() => active);
      if (event.shiftKey) choice.extend(active);
    } else if (event.key === ' ') choice.toggle(active, chosen);
    else if (event.key === 'Enter') openAt(active);
    else if (event.key === 'Escape' && chosen.length > 0) choose([]);
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) chooseAll();
    else return;
    event.preventDefault();
    event.stopPropagation();
    mark();
  });

  /** Where a key leads; null for other keys. @param {string} key */
  function target(key) {
    const places = /** @type {Record<string, () => number>} */ ({
      ArrowRight: () => active + 1,
      ArrowLeft: () => active - 1,
      ArrowDown: () => grid.beyond(active, 1),
      ArrowUp: () => grid.beyond(active, -1),
      PageDown: () => active + grid.page(),
      PageUp: () => active - grid.page(),
      Home: () => 0,
      End: () => items.length - 1,
    });
    return places[key]?.() ?? null;
  }

  /** @param {number} index */
  function openAt(index) {
    const item = items[index];
    if (item?.neuron || item?.isElsewhere) open(item.id); // of another run: its report is shown
  }

  function chooseAll() {
    choose(items.map(({ id }) => id));
  }

  function mark() {
    const all = new Set(chosen);
    const own = items[active];
    for (const cell of element.querySelectorAll('[data-neuron]')) {
      const id = cell.getAttribute('data-neuron') ?? '';
      cell.setAttribute('aria-selected', String(all.has(id)));
      cell.classList.toggle('active', id === own?.id);
      cell.classList.toggle('shown', id === shown);
    }
    if (own) element.setAttribute('aria-activedescendant', cellId(own.id));
    else element.removeAttribute('aria-activedescendant');
  }

  return {
    element: h('div', {}, element, h('p', { class: 'hint', id: 'wall-keys' }, WALL.keys)),
    chooseAll,
    /** @param {WallGroup[]} groups @param {import('../../session/wall-view.js').WallGrouping} grouping */
    show(groups, grouping) {
      const before = items[active]?.id;
      items = groups.flatMap(group => group.items);
      isPrepared = false;
      active = Math.max(
        0,
        items.findIndex(({ id }) => id === before),
      );
      grid.show(groups.map(group => ({ heading: headingOf(group, grouping), items: group.items })));
      mark();
    },
    /** @param {readonly string[]} next @param {string} neuron that is shown below */
    mark(next, neuron) {
      const isOther = neuron !== shown;
      [chosen, shown] = [next, neuron];
      if (isOther) grid.reveal(() => items.findIndex(({ id }) => id === shown));
      mark();
    },
    /** @param {boolean} adds whether a press adds to the choice */
    adding(adds) {
      isAdding = adds;
    },
  };
}
