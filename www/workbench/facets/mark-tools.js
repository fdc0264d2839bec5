/** Starring, naming, noting and hiding of one facet. */
import { FACET_VIEW } from '../../texts/workbench.js';
import { h, write } from '../../ui/dom.js';

/** @typedef {import('../../session/facets/marks.js').FacetMark} FacetMark */

const { mark: TEXT } = FACET_VIEW;

/**
 * @param {import('../../engine/types.js').NeuronReport} neuron
 * @param {string} id of the facet
 * @param {import('../actions.js').Actions} actions
 * @returns {{star: HTMLElement, called: HTMLElement, buttons: HTMLElement[], form: HTMLElement, note: HTMLElement, show: (mark: FacetMark) => void}}
 */
export function markTools(neuron, id, actions) {
  const set = (/** @type {Parameters<typeof actions.markFacet>[2]} */ patch) => actions.markFacet(neuron, id, patch);
  /** @type {FacetMark} */
  let mark = {};
  const star = h('button', {
    type: 'button',
    class: 'star',
    title: TEXT.starMeaning,
    onclick: () => set({ starred: !mark.starred }),
  });
  const called = h('b', { class: 'called' });
  const hide = h('button', { type: 'button', class: 'link', onclick: () => set({ hidden: !mark.hidden }) });
  const name = h('input', {
    type: 'text',
    id: `name-${id}`,
    autocomplete: 'off',
    maxlength: 200,
    placeholder: id,
    onchange: () => set({ name: name.value }),
  });
  const text = h('textarea', {
    id: `note-${id}`,
    rows: 2,
    maxlength: 10_000,
    onchange: () => set({ note: text.value }),
  });
  const form = h(
    'form',
    { class: 'facet-marks', hidden: true, onsubmit: close, onkeydown },
    h('p', {}, h('label', { for: `name-${id}` }, TEXT.name), name),
    h('p', {}, h('label', { for: `note-${id}` }, TEXT.note), text),
    h('button', { class: 'quiet' }, TEXT.done),
  );
  const edit = h(
    'button',
    { type: 'button', class: 'link', 'aria-expanded': 'false', onclick: () => (form.hidden ? open() : close()) },
    TEXT.edit,
  );
  const note = h('p', { class: 'facet-note', hidden: true });

  function open() {
    form.hidden = false;
    edit.setAttribute('aria-expanded', 'true');
    name.focus();
  }

  /** @param {Event} [event] */
  function close(event) {
    event?.preventDefault();
    form.hidden = true;
    edit.setAttribute('aria-expanded', 'false');
    edit.focus();
  }

  /** @param {KeyboardEvent} event */
  function onkeydown(event) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  }

  /** @param {FacetMark} next */
  function show(next) {
    mark = next;
    const title = mark.name ?? id;
    write(called, title);
    called.title = mark.name ? id : '';
    write(star, mark.starred ? '★' : '☆');
    star.setAttribute('aria-pressed', String(mark.starred === true));
    star.setAttribute('aria-label', TEXT.star(title));
    write(hide, mark.hidden ? TEXT.show : TEXT.hide);
    hide.setAttribute('aria-label', mark.hidden ? TEXT.showing(title) : TEXT.hiding(title));
    edit.setAttribute('aria-label', TEXT.editing(title));
    if (document.activeElement !== name) name.value = mark.name ?? '';
    if (document.activeElement !== text) text.value = mark.note ?? '';
    write(note, mark.note ?? '');
    note.hidden = mark.note === undefined;
  }

  return { star, called, buttons: [edit, hide], form, note, show };
}
