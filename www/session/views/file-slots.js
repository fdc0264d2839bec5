/**
 * Files of the user for several purposes, each with a place of its own that files are dropped on or chosen for. It holds
 * nothing: who reads the files says what is open, and what is wrong with it.
 */
import { bytes } from '../../texts/format.js';
import { SESSION } from '../../texts/session.js';
import { fill, h, refill, write } from '../../ui/dom.js';
import { problemParts } from './problem.js';

/**
 * @typedef {object} Slot
 * @property {string} id `genome`
 * @property {string} name `Genome`
 * @property {string} formats `2bit, or FASTA with its index`
 * @property {string} [purpose] what it is for, in a sentence
 * @property {number} [most] files that it takes, 1 by default; a file and its index are 2
 */

/**
 * What a slot contains.
 * @typedef {object} Filled
 * @property {File[]} files
 * @property {string} [found] what was read in them, such as `200 sequences`
 * @property {import('../../engine/protocol.js').EngineError | null} [problem]
 */

const { slots: TEXT } = SESSION;

/**
 * @param {object} group
 * @param {string} group.id with which the ids of its elements begin
 * @param {string} group.label what a screen reader calls the group
 * @param {Slot[]} group.slots
 * @param {(slot: string, files: File[]) => void} group.change called with all files that a slot contains from now on
 * @param {{text: string, use: () => void}} [group.example] offers files that come with the page; the text says what they are
 * @returns {{element: HTMLElement, show: (filled: Record<string, Filled>, busy?: boolean) => void}}
 */
export function fileSlots({ id, label, slots, change, example }) {
  /** @type {Record<string, Filled>} */
  let shown = {};
  const places = slots.map(slot => slotView(slot, `${id}-${slot.id}`, files => add(slot, files), remove(slot)));
  const use = h('button', { type: 'button', class: 'quiet', id: `${id}-example`, onclick: example?.use }, TEXT.example);
  const element = h(
    'div',
    { class: 'file-slots', role: 'group', 'aria-label': label },
    example && h('p', { class: 'row hint' }, example.text, use),
    ...places.map(place => place.element),
  );

  /** A file of the same name, and else the oldest, makes room. @param {Slot} slot @param {File[]} files */
  function add({ id: slot, most = 1 }, files) {
    const before = (shown[slot]?.files ?? []).filter(({ name }) => !files.some(file => file.name === name));
    change(slot, [...before, ...files.slice(0, most)].slice(-most));
  }

  /** @param {Slot} slot @returns {(file: File) => void} */
  function remove({ id: slot }) {
    return file =>
      change(
        slot,
        (shown[slot]?.files ?? []).filter(other => other !== file),
      );
  }

  return {
    element,
    /** @param {Record<string, Filled>} filled by the slots' ids @param {boolean} [busy] whether files cannot be changed now */
    show(filled, busy = false) {
      shown = filled;
      use.disabled = busy;
      for (const [i, { show }] of places.entries()) show(filled[slots[i].id] ?? { files: [] }, busy);
    },
  };
}

/**
 * @param {Slot} slot
 * @param {string} id
 * @param {(files: File[]) => void} add
 * @param {(file: File) => void} remove
 * @returns {{element: HTMLElement, show: (filled: Filled, busy: boolean) => void}}
 */
function slotView({ name, formats, purpose, most = 1 }, id, add, remove) {
  const input = h('input', {
    type: 'file',
    id,
    class: 'unseen',
    multiple: most > 1,
    'aria-describedby': `${id}-formats`,
    'aria-label': TEXT.input(name),
    onchange() {
      if (input.files?.length) take([...input.files]);
      input.value = '';
    },
  });
  const zone = h(
    'label',
    { class: 'dropzone small', ondragover: over, ondragleave: leave, ondrop: drop },
    input,
    h('span', {}, TEXT.drop(most), h('u', {}, TEXT.choose(most))),
    h('span', { class: 'hint', id: `${id}-formats` }, formats),
  );
  const leftOut = h('p', { class: 'note left-out', role: 'status' });
  const files = h('ul', { class: 'slot-files' });
  const found = h('p', { class: 'hint', role: 'status' });
  const problem = h('div', { role: 'alert' });
  const element = h(
    'section',
    { class: 'file-slot', 'aria-label': name },
    h('h3', {}, name),
    purpose && h('p', { class: 'hint' }, purpose),
    files,
    found,
    leftOut,
    problem,
    zone,
  );

  /** @param {DragEvent} event */
  function over(event) {
    event.preventDefault();
    zone.classList.add('over');
  }
  function leave() {
    zone.classList.remove('over');
  }
  /** @param {DragEvent} event */
  function drop(event) {
    leave();
    const dropped = [...(event.dataTransfer?.files ?? [])];
    if (dropped.length === 0 || input.disabled) return;
    event.preventDefault(); // the page then leaves them alone
    take(dropped);
  }

  /** @param {File[]} chosen */
  function take(chosen) {
    write(leftOut, chosen.length > most ? TEXT.leftOut(chosen.slice(most).map(({ name }) => name)) : '');
    add(chosen);
  }

  return {
    element,
    show(filled, busy) {
      input.disabled = busy;
      zone.classList.toggle('off', busy);
      const hadFocus = files.contains(document.activeElement);
      refill(files, ...filled.files.map((file, i) => fileLine(file, `${id}-remove-${i}`, busy, remove)));
      if (hadFocus && !files.contains(document.activeElement)) input.focus();
      fill(found, filled.found);
      fill(problem, filled.problem && h('div', { class: 'problem' }, ...problemParts(filled.problem)));
    },
  };
}

/** @param {File} file @param {string} id @param {boolean} busy @param {(file: File) => void} remove */
function fileLine(file, id, busy, remove) {
  const { name, size } = file;
  const button = h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      id,
      disabled: busy,
      'aria-label': TEXT.removeName(name),
      onclick: () => remove(file),
    },
    TEXT.remove,
  );
  return h('li', { class: 'row' }, h('b', {}, name), h('span', { class: 'hint' }, bytes(size)), button);
}
