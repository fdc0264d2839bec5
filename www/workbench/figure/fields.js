/** The fields of the builder, one for each setting. A change is handed on as soon as it is allowed. */
import { readRows, writeRows } from '../../figure/chosen.js';
import { writeRanges } from '../../session/neurons.js';
import { CHOICES, FIGURES, isAllowed, RANGES } from '../../figure/settings.js';
import { FIGURE } from '../../texts/figure.js';
import { h, write } from '../../ui/dom.js';

/** @typedef {import('../../figure/settings.js').FigureSettings} FigureSettings */
/** @typedef {(patch: Partial<FigureSettings>) => void} Change */
/** @typedef {{element: HTMLElement, show: (settings: FigureSettings) => void}} Field */

const { fields: TEXT } = FIGURE;

/** @param {keyof typeof CHOICES} name @param {Change} change @returns {Field} */
export function choiceField(name, change) {
  const labels = /** @type {Record<string, string>} */ (TEXT.choices[name]);
  const options = CHOICES[name].map(value => h('option', { value }, labels[value]));
  const select = h('select', { id: `figure-${name}`, onchange: () => change({ [name]: select.value }) }, ...options);
  return {
    element: labelled(`figure-${name}`, TEXT.labels[name], select),
    show(settings) {
      select.value = settings[name];
    },
  };
}

/** @param {keyof typeof RANGES} name @param {Change} change @returns {Field} */
export function numberField(name, change) {
  const [min, max] = RANGES[name];
  const wrong = h('span', { class: 'wrong', role: 'status' });
  const input = h('input', {
    id: `figure-${name}`,
    type: 'number',
    min,
    max,
    step: name === 'columns' ? 1 : 'any',
    oninput() {
      const value = input.value === '' ? Number.NaN : Number(input.value);
      const fits = isAllowed(name, value);
      input.setAttribute('aria-invalid', String(!fits));
      write(wrong, fits ? '' : TEXT.range(min, max));
      if (fits) change({ [name]: value });
    },
  });
  return {
    element: labelled(`figure-${name}`, TEXT.labels[name], input, wrong),
    show(settings) {
      if (Number(input.value) === settings[name] && input.value !== '') return;
      input.value = String(settings[name]);
      input.setAttribute('aria-invalid', 'false');
      write(wrong, '');
    },
  };
}

/** @param {'title' | 'known' | 'names' | 'segments' | 'scale' | 'ruler'} name @param {Change} change @returns {Field} */
export function switchField(name, change) {
  const input = h('input', {
    type: 'checkbox',
    id: `figure-${name}`,
    onchange: () => change({ [name]: input.checked }),
  });
  return {
    element: h('label', { class: 'check' }, input, TEXT.labels[name]),
    show(settings) {
      input.checked = settings[name];
    },
  };
}

/** What stands next to the logos. @param {Change} change @returns {Field} */
export function figuresField(change) {
  const inputs = FIGURES.map(name => h('input', { type: 'checkbox', value: name, onchange: changed }));
  function changed() {
    change({ figures: FIGURES.filter((_, i) => inputs[i].checked) });
  }
  return {
    element: h(
      'fieldset',
      {},
      h('legend', {}, TEXT.figures),
      ...inputs.map((input, i) => h('label', { class: 'check' }, input, FIGURE.meanings[FIGURES[i]])),
    ),
    show({ figures }) {
      for (const [i, input] of inputs.entries()) input.checked = figures.includes(FIGURES[i]);
    },
  };
}

/**
 * Which rows: as a list of numbers, and as boxes to tick.
 * @param {'facets' | 'trees' | 'methods'} setting that holds the list
 * @param {import('./subjects.js').Subject['rows']} rows
 * @param {(() => number[]) | null} shown the numbers of those on show
 * @param {Change} change
 * @returns {Field}
 */
export function rowsField(setting, rows, shown, change) {
  const wrong = h('span', { class: 'wrong', role: 'status' });
  const count = h('span', { class: 'hint', role: 'status' });
  const input = h('input', {
    id: 'figure-rows',
    type: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
    oninput() {
      const fits = readRows(input.value) !== null;
      input.setAttribute('aria-invalid', String(!fits));
      write(wrong, fits ? '' : TEXT.rowsUnread);
      if (fits) change({ [setting]: input.value.trim() });
    },
  });
  const boxes = rows.map(() => h('input', { type: 'checkbox', onchange: tick }));
  function tick() {
    const ticked = boxes.flatMap((box, i) => (box.checked ? [rows[i].number] : []));
    change({ [setting]: ticked.length === rows.length ? 'all' : writeRows(ticked) || '0' });
  }
  const list = h(
    'div',
    { class: 'figure-rows', role: 'group', 'aria-label': TEXT.rows },
    ...boxes.map((box, i) => h('label', { class: 'check' }, box, `${rows[i].number}. ${rows[i].name}`)),
  );
  return {
    element: h(
      'div',
      {},
      labelled('figure-rows', TEXT.rows, input, count, wrong),
      shown &&
        h(
          'button',
          {
            type: 'button',
            class: 'quiet',
            id: 'figure-shown',
            onclick: () =>
              change({ [setting]: writeRanges(shown()) || '0', ...(isSorted(shown()) ? {} : { order: 'listed' }) }),
          },
          TEXT.shown(shown().length),
        ),
      h('details', {}, h('summary', {}, TEXT.list), list),
    ),
    show({ [setting]: text }) {
      const chosen = readRows(text);
      for (const [i, box] of boxes.entries()) box.checked = chosen === 'all' || chosen?.has(rows[i].number) === true;
      write(count, TEXT.chosen(boxes.filter(({ checked }) => checked).length, boxes.length));
      if (input === document.activeElement) return;
      input.value = text;
      input.setAttribute('aria-invalid', 'false');
      write(wrong, '');
    },
  };
}

/** @param {number[]} numbers */
function isSorted(numbers) {
  return numbers.every((number, i) => i === 0 || numbers[i - 1] < number);
}

/** @param {string} id @param {string} label @param {...HTMLElement} control */
function labelled(id, label, ...control) {
  return h('p', { class: 'figure-field' }, h('label', { for: id }, label), ...control);
}
