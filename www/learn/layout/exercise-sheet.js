/** The exercise sheet: questions with space to write, answers that can be shown, and a print version. */
import { h, write } from '../../ui/dom.js';
import { writeAddress } from '../address.js';
import { SHEET, TEXTS } from '../../texts/learn.js';
import { rich } from './markup.js';
import { button, passage } from './step.js';
import { goTo } from './tour.js';

const T = TEXTS.teach;

/**
 * @param {import('../lesson.js').Lesson} lesson
 */
export function exerciseSheet({ store, session, training }) {
  const shown = h('input', {
    type: 'checkbox',
    id: 'answers',
    onchange: () => session.set({ answers: shown.checked }),
  });
  const list = h(
    'ol',
    { class: 'exercises' },
    ...SHEET.map(({ question, answer, set, minutes }) =>
      h(
        'li',
        {},
        h('p', { class: 'question' }, ...rich(question), h('span', { class: 'hint' }, ` (${minutes} min)`)),
        set &&
          h(
            'p',
            { class: 'go' },
            stepButton(set, () => {
              session.set(set);
              if (set.trained === false && store.state.training) training.forget();
              if (set.step) goTo(set.step);
            }),
          ),
        h('div', { class: 'lines', 'aria-hidden': 'true' }),
        h('p', { class: 'answer' }, h('b', {}, `${T.answer}: `), ...rich(answer)),
      ),
    ),
  );
  /** @param {NonNullable<typeof SHEET[number]['set']>} set @param {() => void} go */
  function stepButton({ step }, go) {
    const element = button(T.go, go);
    store.watch(
      ({ address }) => [address.hide],
      ({ address: { hide } }) => {
        element.disabled = Boolean(step) && hide.includes(step ?? '');
        element.title = element.disabled ? T.leftOut : '';
      },
    );
    return element;
  }

  const from = h('p', { class: 'sheet-from' });
  store.watch(
    ({ address }) => [address],
    ({ address }) => write(from, `${TEXTS.title} · ${location.origin}${location.pathname}${writeAddress(address)}`),
  );
  store.watch(
    ({ address }) => [address.answers],
    ({ address }) => {
      shown.checked = address.answers;
      list.classList.toggle('with-answers', address.answers);
    },
  );
  return h(
    'div',
    { class: 'sheet', id: 'sheet' },
    from,
    ...passage(T.sheet, T.sheetText),
    h('p', { class: 'name-line', 'aria-hidden': 'true' }, T.name_),
    h('p', { class: 'row sheet-tools' }, h('label', { class: 'check' }, shown, T.answers), button(T.print, print)),
    list,
  );
}

/** The page's print style leaves out everything but the sheet while this lasts. */
function print() {
  const { dataset } = document.documentElement;
  dataset.print = 'sheet';
  addEventListener('afterprint', () => delete dataset.print, { once: true });
  globalThis.print();
}
