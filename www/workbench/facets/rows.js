/** The matrix of all sequences and the facets on one ruler, as they are sorted, filtered, grouped and folded. */
import { facetName, markOf } from '../../session/facets/marks.js';
import { neuronId } from '../../session/network.js';
import { FACET_VIEW, FACETS } from '../../texts/workbench.js';
import { fill, h, inOrder } from '../../ui/dom.js';
import { nextTask } from '../../ui/next-task.js';
import { levelSlider } from '../result/level.js';
import { GUTTER, ruler } from '../result/scales.js';
import { alignment } from './alignment.js';
import { facetRow, mixedRow } from './facet-row.js';
import { keepingPlace } from './keeping-place.js';
import { richest, setSpan, weightsOf } from './span.js';

/** @typedef {import('../../engine/types.js').Crm} Crm */
/** @typedef {import('../../session/facets/arrange.js').Arrangement} Arrangement */
/** @typedef {import('../../session/facets/arrange.js').Ranked} Ranked */
/** @typedef {import('../../session/facets/marks.js').Marks} Marks */
/** @typedef {import('./facet-row.js').Row} Row */
/** @typedef {import('./alignment.js').Mode} Mode */

/** What is shown. @typedef {{arrangement: Arrangement, marks: Marks, ungrouped: string | null}} Shown `ungrouped`: title of what belongs to no group, null where facets are not grouped */

/** Number of facets that are shown at first. */
const FIRST = 20;

/** Rows that one task builds: the page answers before the next ones. */
const AT_ONCE = 6;

/**
 * @param {import('../result/place.js').Place} place
 * @param {import('../actions.js').Actions} actions
 * @returns {{element: HTMLElement, slider: HTMLElement | null, align: (mode: Mode) => void, show: (shown: Shown) => void, complete: () => void}}
 *   without a slider where the network was not asked; `complete` builds at once what the next tasks would build
 */
export function facetRows(place, actions) {
  const { neuron } = place;
  const { crms, mixed, receptive_field: field } = neuron;
  const shifts = [...(mixed ? [mixed] : []), ...crms].map(({ shift }) => shift);
  /** Rows that were built: they keep what was opened in them. @type {Map<string, Row>} */
  const rows = new Map();
  /** Facets whose similar ones are shown. @type {Set<string>} */
  const unfolded = new Set();
  const above = mixed && mixedRow(place, mixed, `mixed:${neuronId(neuron)}`, actions);
  /** @type {Shown} */
  let shown = {
    arrangement: { groups: [], shown: [], left: { few: 0, hidden: 0, other: 0 } },
    marks: {},
    ungrouped: null,
  };
  let places = alignment(shifts, 'pattern');
  let level = -1;
  let limit = FIRST;
  /** What something points at is shown whatever the filters say. @type {string | null} */
  let pointed = null;
  /** By their titles. @type {Map<string | null, HTMLElement>} */
  const sections = new Map();
  let isContinuing = false;
  /** Of the column when it was scrolled to the motifs. */
  let width = 0;

  const scale = h('div');
  const list = h('div');
  const more = h('button', { type: 'button', class: 'more', onclick: showAll });
  const sheet = h('div', { class: 'facets-sheet' }, scale, above && h('ol', {}, above.element), list);
  const element = h(
    'div',
    { class: 'facets', tabindex: 0, role: 'region', 'aria-label': FACETS.rows.label, onreveal },
    sheet,
    more,
  );
  // What is opened in a row makes the list higher, and does not move it; nor does it move in a tab that is not open.
  new ResizeObserver(() => ![0, width].includes(element.clientWidth) && scrollToMotifs()).observe(element);
  const slider = crms.some(({ needs }) => needs && !needs.sequence) ? levelSlider(fade) : null;

  /** @param {boolean} [whole] whether all rows are built in this task */
  function draw(whole = false) {
    const { arrangement, ungrouped } = shown;
    const groups = arrangement.groups.map(({ title, facets }) => ({
      title: ungrouped === null ? null : (title ?? ungrouped),
      facets,
    }));
    const all = groups.flatMap(({ facets }) => facets);
    const fresh = whole ? [] : all.slice(0, limit).filter(({ crm }) => !rows.has(crm.id));
    const isLast = fresh.length <= AT_ONCE;
    if (!isLast) void continueDrawing();
    const first = cut(groups, isLast ? limit : all.indexOf(fresh[AT_ONCE]));
    const outside = outsider();
    if (outside) first.push({ title: FACET_VIEW.outside, facets: [{ ...outside, similar: [] }] });
    const parts = first.map(({ title, facets }) => ({ title, lines: facets.flatMap(lines) }));
    keepingPlace(list, () => inOrder(list, parts.map(section)));
    const left = all.length - limit;
    more.hidden = left <= 0;
    fill(more, left > 0 && FACETS.rows.more(left));
  }

  /** @param {{title: string | null, lines: HTMLElement[]}} part */
  function section({ title, lines }) {
    const known = sections.get(title);
    const element = known ?? h('section', { class: 'facet-group' }, title !== null && h('h4', {}, title), h('ol'));
    sections.set(title, element);
    inOrder(/** @type {Element} */ (element.lastElementChild), lines);
    return element;
  }

  async function continueDrawing() {
    if (isContinuing) return;
    isContinuing = true;
    await nextTask();
    isContinuing = false;
    draw();
  }

  /** A facet, and those that are folded under it. @param {import('../../session/facets/arrange.js').Arranged} facet */
  function lines({ similar, ...facet }) {
    const { id } = facet.crm;
    const isOpen = unfolded.has(id);
    const row = rowOf(facet);
    row.fold(similar.length > 0 ? foldButton(id, similar.length, isOpen) : null);
    row.element.classList.remove('similar');
    if (!isOpen) return [row.element];
    const others = similar.map(other => rowOf(other));
    for (const other of others) {
      other.fold(null);
      other.element.classList.add('similar');
    }
    return [row.element, ...others.map(other => other.element)];
  }

  /** @param {Ranked} facet */
  function rowOf({ crm, rank }) {
    const row = rows.get(crm.id) ?? facetRow(place, crm, rank, actions);
    if (!rows.has(crm.id)) {
      row.fade(level);
      row.moveTo(places.before(crm.shift));
    }
    rows.set(crm.id, row);
    row.mark(markOf(shown.marks, neuron, crm.id));
    return row;
  }

  /** @param {string} id @param {number} similar @param {boolean} isOpen */
  function foldButton(id, similar, isOpen) {
    const turn = () => {
      if (isOpen) unfolded.delete(id);
      else unfolded.add(id);
      draw();
      document.getElementById(`similar-${id}`)?.focus({ preventScroll: true });
    };
    const label = FACET_VIEW.similarTo(facetName(shown.marks, neuron, id), similar);
    return h(
      'button',
      {
        type: 'button',
        class: 'link',
        id: `similar-${id}`,
        'aria-expanded': String(isOpen),
        'aria-label': label,
        onclick: turn,
      },
      FACET_VIEW.similar(similar),
    );
  }

  /** What something points at, where it is not among those that are shown. @returns {Ranked | null} */
  function outsider() {
    const rank = 1 + crms.findIndex(({ id }) => id === pointed);
    const isShown = shown.arrangement.shown.some(({ crm }) => crm.id === pointed);
    return rank > 0 && !isShown ? { crm: crms[rank - 1], rank } : null;
  }

  function showAll() {
    const first = limit;
    limit = Number.POSITIVE_INFINITY;
    draw();
    list.querySelectorAll('.facet')[first]?.querySelector('button')?.focus({ preventScroll: true });
  }

  /** @param {CustomEvent<string>} event with the id of the facet that something points at */
  function onreveal({ detail: id }) {
    pointed = id;
    const all = shown.arrangement.groups.flatMap(({ facets }) => facets);
    const index = all.findIndex(({ crm, similar }) => crm.id === id || similar.some(one => one.crm.id === id));
    if (index >= limit) limit = Number.POSITIVE_INFINITY;
    if (index >= 0 && all[index].crm.id !== id) unfolded.add(all[index].crm.id);
    draw(true);
  }

  /** @param {Mode} mode */
  function align(mode) {
    places = alignment(shifts, mode);
    fill(scale, ruler(places.first, places.last + field));
    setSpan(sheet, places.last + field - places.first, field);
    if (mixed && above) above.moveTo(places.before(mixed.shift));
    for (const crm of crms) rows.get(crm.id)?.moveTo(places.before(crm.shift));
    requestAnimationFrame(scrollToMotifs); // reads the layout, so it waits for the next frame
  }

  /** Where the column is too narrow for the whole ruler, it begins where the motifs are. */
  function scrollToMotifs() {
    const positions = places.last + field - places.first;
    const column = /** @type {HTMLElement} */ (scale.firstElementChild).offsetWidth / positions;
    width = element.clientWidth;
    const room = (width - GUTTER) / column;
    if (!(room > 0)) return;
    const weights = weightsOf(crms, ({ shift }) => places.before(shift), positions);
    element.scrollLeft = room >= positions ? 0 : richest(weights, room) * column;
  }

  /** @param {number} next */
  function fade(next) {
    level = next;
    above?.fade(level);
    for (const row of rows.values()) row.fade(level);
  }

  return {
    element,
    slider,
    align,
    show(next) {
      shown = next;
      draw();
    },
    complete: () => draw(true),
  };
}

/** The first facets of all sections together. @template F @param {{title: string | null, facets: F[]}[]} sections @param {number} limit */
function cut(sections, limit) {
  let room = limit;
  return sections.flatMap(({ title, facets }) => {
    const some = facets.slice(0, Math.max(0, room));
    room -= facets.length;
    return some.length > 0 ? [{ title, facets: some }] : [];
  });
}
