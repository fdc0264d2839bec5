/** How the facets are sorted, grouped and filtered, and what that leaves out. */
import { DEFAULT_VIEW, isFiltered, LIMITS } from '../../session/facets/arrange.js';
import { FIGURES, familyOf, GROUPINGS } from '../../session/facets/figures.js';
import { FACET_VIEW as TEXT } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';

/** @typedef {import('../../session/facets/arrange.js').FacetView} FacetView */
/** @typedef {import('../../session/facets/arrange.js').Arrangement} Arrangement */
/** @typedef {import('../../session/facets/arrange.js').Limit} Limit */
/** @typedef {import('../../session/facets/figures.js').FigureId} FigureId */

const FIGURE_IDS = /** @type {FigureId[]} */ (Object.keys(FIGURES));
const LIMIT_IDS = /** @type {Limit[]} */ (Object.keys(LIMITS));

/**
 * @param {import('../result/place.js').Place} place
 * @param {import('../actions.js').Actions} actions
 * @returns {{element: HTMLElement, show: (view: FacetView, arrangement: Arrangement) => void}}
 */
export function facetControls({ neuron, report: { known } }, actions) {
  /** @type {FacetView} */
  let view = DEFAULT_VIEW;
  const sort = h('select', {
    id: 'facets-sort',
    onchange: () => actions.viewFacets({ sort: /** @type {FigureId} */ (sort.value), reversed: false }),
  });
  fill(sort, ...FIGURE_IDS.map(value => h('option', { value }, TEXT.figures[value])));
  const turn = h('button', {
    type: 'button',
    class: 'quiet',
    id: 'facets-turn',
    title: TEXT.turn,
    onclick: () => actions.viewFacets({ reversed: !view.reversed }),
  });
  const group = h('select', {
    id: 'facets-group',
    onchange: () => actions.viewFacets({ group: /** @type {FacetView['group']} */ (group.value) }),
  });
  fill(group, ...GROUPINGS.map(value => h('option', { value }, TEXT.groups[value])));

  /** @param {'fold' | 'trusted' | 'starred' | 'hidden'} name @param {string} label @param {string} [title] */
  function check(name, label, title) {
    const input = h('input', {
      type: 'checkbox',
      id: `facets-${name}`,
      onchange: () => actions.viewFacets({ [name]: input.checked }),
    });
    return { name, input, element: h('label', { class: 'check', title }, input, label) };
  }
  const checks = [
    check('fold', TEXT.fold, TEXT.foldMeaning),
    check('trusted', TEXT.trusted, TEXT.trustedMeaning),
    check('starred', TEXT.starred),
    check('hidden', TEXT.hidden),
  ];
  const [fold, ...others] = checks.map(({ element }) => element);

  const words = h('input', {
    type: 'text',
    id: 'facets-known',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: TEXT.knownExample,
    oninput: () => actions.viewFacets({ known: words.value }),
  });
  const family = h('select', { id: 'facets-family', onchange: () => actions.viewFacets({ family: family.value }) });
  const families = [...new Set(neuron.crms.flatMap(crm => familyOf(crm, known) ?? []))].sort();
  const limits = LIMIT_IDS.map(name => ({ name, ...limitField(name) }));

  /** @param {Limit} name */
  function limitField(name) {
    const input = h('input', {
      type: 'number',
      id: `facets-${name}`,
      step: 'any',
      oninput() {
        const { [name]: _, ...rest } = view.limits;
        const value = input.valueAsNumber;
        actions.viewFacets({ limits: Number.isNaN(value) ? rest : { ...rest, [name]: value } });
      },
    });
    return { input, element: field(input, TEXT.limits[name]) };
  }

  const status = h('span', { role: 'status', id: 'facets-shown' });
  const reset = h(
    'button',
    { type: 'button', class: 'quiet', id: 'facets-reset', onclick: actions.viewAllFacets },
    TEXT.reset,
  );
  const compared = known !== undefined;
  const filters = h(
    'details',
    { class: 'facet-filters' },
    h('summary', {}, TEXT.filters),
    h(
      'div',
      { class: 'row' },
      h('span', { class: 'pair' }, h('label', { for: sort.id }, TEXT.sort), sort, turn),
      h('span', { class: 'pair' }, h('label', { for: group.id }, TEXT.group), group),
      h('span', { class: 'pair' }, fold, ...others),
    ),
    h(
      'div',
      { class: 'fields' },
      ...limits.filter(({ name }) => compared || (name !== 'q' && name !== 'p')).map(({ element }) => element),
      compared && field(words, TEXT.known),
      compared && field(family, TEXT.family),
    ),
    !compared && h('p', { class: 'hint' }, TEXT.noEngine),
  );
  const element = h(
    'section',
    { class: 'facet-controls', 'aria-label': TEXT.label },
    filters,
    h('p', { class: 'row left-out' }, status, reset),
  );

  return {
    element,
    show(next, { groups, shown, left }) {
      view = next;
      sort.value = view.sort;
      group.value = view.group;
      write(turn, FIGURES[view.sort].largestFirst === view.reversed ? TEXT.smallest : TEXT.largest);
      for (const { name, input } of checks) input.checked = view[name];
      setField(words, view.known);
      const choices = [...new Set([...families, ...(view.family ? [view.family] : [])])];
      fill(family, h('option', { value: '' }, TEXT.anyFamily), ...choices.map(value => h('option', { value }, value)));
      family.value = view.family;
      for (const { name, input } of limits) setField(input, view.limits[name] ?? '');
      if (isFiltered(view)) filters.open = true;
      const all = neuron.crms.length;
      const rows = groups.reduce((sum, { facets }) => sum + facets.length, 0);
      const few = neuron.crms.every(({ small }) => small) ? ` ${TEXT.allFew}` : '';
      write(
        status,
        `${shown.length === 0 ? TEXT.nothing : TEXT.shown(shown.length, all, rows)}${TEXT.left(left)}${few}`,
      );
      reset.hidden = !isFiltered(view);
    },
  };
}

/** @param {HTMLInputElement | HTMLSelectElement} input @param {string} label */
function field(input, label) {
  return h('p', {}, h('label', { for: input.id }, label), input);
}

/** Not while it is being written into: `1.` is a number, too. @param {HTMLInputElement} input @param {string | number} value */
function setField(input, value) {
  if (document.activeElement !== input) input.value = String(value);
}
