/** How the wall is sorted, grouped and filtered. */
import { WALL as TEXT } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';
import { beginsWithLargest, WALL_GROUPINGS, WALL_SORTS } from './arrange.js';

/** @typedef {import('../../session/wall-view.js').WallView} WallView */

/**
 * @param {(patch: Partial<WallView>) => void} change
 * @returns {{element: HTMLElement, show: (view: WallView, offered: {layers: number[], families: string[], layer: number | null, hasEffects: boolean}, said: string) => void, say: (said: string) => void}}
 */
export function wallControls(change) {
  /** @type {WallView['reversed']} */
  let reversed = false;
  const layer = select('wall-layer', value => change({ layer: value === 'all' ? 'all' : Number(value) }));
  const sort = select('wall-sort', value => change({ sort: /** @type {WallView['sort']} */ (value), reversed: false }));
  const group = select('wall-group', value => change({ group: /** @type {WallView['group']} */ (value) }));
  const family = select('wall-family', value => change({ family: value }));
  const turn = h('button', {
    type: 'button',
    class: 'quiet',
    id: 'wall-turn',
    onclick: () => change({ reversed: !reversed }),
  });
  const search = h('input', {
    type: 'text',
    id: 'wall-search',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: TEXT.searchExample,
    oninput: () => change({ search: search.value }),
  });
  const decoupling = h('input', {
    type: 'number',
    id: 'wall-decoupling',
    min: 0,
    max: 1,
    step: 'any',
    oninput() {
      change({ decoupling: Number.isNaN(decoupling.valueAsNumber) ? null : decoupling.valueAsNumber });
    },
  });
  const starred = check('wall-starred', TEXT.starred, value => change({ starred: value }));
  const unanalysed = check('wall-unanalysed', TEXT.unanalysed, value => change({ unanalysed: value }));
  const status = h('p', { role: 'status', id: 'wall-shown' });
  const element = h(
    'section',
    { class: 'wall-controls', 'aria-label': TEXT.controls },
    h('div', { class: 'fields' }, field(layer, TEXT.layer), field(search, TEXT.search)),
    h(
      'details',
      { class: 'wall-filters' },
      h('summary', {}, TEXT.filters),
      h(
        'div',
        { class: 'fields' },
        field(sort, TEXT.sort, turn),
        field(group, TEXT.group),
        field(family, TEXT.family),
        field(decoupling, TEXT.decoupling),
      ),
      h('p', { class: 'row' }, starred.element, unanalysed.element),
    ),
    status,
  );

  return {
    element,
    say: said => write(status, said),
    show(view, { layers, families, layer: own, hasEffects }, said) {
      reversed = view.reversed;
      options(layer, [...(layers.length > 1 ? [['all', TEXT.allLayers]] : []), ...layers.map(one => [one, one])]);
      layer.value = String(own ?? 'all');
      /** @type {HTMLElement} */ (layer.parentElement).hidden = layers.length < 2;
      const offered = (/** @type {string} */ id) => id !== 'effect' || hasEffects;
      options(
        sort,
        WALL_SORTS.filter(offered).map(id => [id, TEXT.sorts[id]]),
      );
      options(
        group,
        WALL_GROUPINGS.filter(offered).map(id => [id, TEXT.groupings[id]]),
      );
      sort.value = view.sort;
      group.value = view.group;
      options(family, [['', TEXT.anyFamily], ...families.map(one => [one, one])]);
      family.value = view.family;
      const isDown = beginsWithLargest(view);
      write(turn, isDown ? '↓' : '↑');
      turn.setAttribute('aria-label', isDown ? TEXT.largest : TEXT.smallest);
      turn.title = isDown ? TEXT.largest : TEXT.smallest;
      starred.input.checked = view.starred;
      unanalysed.input.checked = view.unanalysed;
      if (document.activeElement !== search) search.value = view.search;
      if (document.activeElement !== decoupling) decoupling.value = String(view.decoupling ?? '');
      write(status, said);
    },
  };
}

/** @param {string} id @param {(value: string) => void} change */
function select(id, change) {
  const element = h('select', { id, onchange: () => change(element.value) });
  return element;
}

/** @param {HTMLSelectElement} element @param {(string | number)[][]} pairs value and text */
function options(element, pairs) {
  fill(element, ...pairs.map(([value, text]) => h('option', { value }, text)));
}

/** @param {string} id @param {string} label @param {(value: boolean) => void} change */
function check(id, label, change) {
  const input = h('input', { type: 'checkbox', id, onchange: () => change(input.checked) });
  return { input, element: h('label', { class: 'check' }, input, label) };
}

/** @param {HTMLElement} input @param {string} label @param {HTMLElement} [more] */
function field(input, label, more) {
  return h(
    'p',
    {},
    h('label', { for: input.id }, label),
    more ? h('span', { class: 'with-more' }, input, more) : input,
  );
}
