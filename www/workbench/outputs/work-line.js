/** The button of a piece of work about the outputs, which cancels it while it lasts, and its progress. */
import { h, write } from '../../ui/dom.js';
import { whyNotAsk } from './why-not.js';

/** @typedef {import('../../session/state.js').State} State */

/**
 * @typedef {object} Words
 * @property {string} start
 * @property {string} cancel
 * @property {string} share what a screen reader calls the progress
 * @property {string} preparing
 * @property {string} stopping
 * @property {(fraction: number) => string} progress
 */

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {object} work
 * @param {string} work.id of the button
 * @param {Words} work.words
 * @param {() => boolean} work.isOwn whether the work in progress is this one
 * @param {(state: State) => string} [work.whyNot] further reasons why it cannot begin
 * @param {() => void} work.begin
 * @param {() => void} work.end
 * @returns {{parts: import('../../ui/dom.js').Child[], say: (text: string) => void, draw: () => void, stop: () => void}}
 */
export function workLine(store, { id, words, isOwn, whyNot = () => '', begin, end }) {
  const press = () => (isOwn() ? end() : begin());
  const button = h('button', { type: 'button', class: 'primary', id, onclick: press }, words.start);
  const status = h('span', { class: 'hint', role: 'status' });
  const bar = h('progress', { max: 1, value: 0, hidden: true, 'aria-label': words.share });
  /** What came of the last work. */
  let last = '';

  function draw() {
    const { state } = store;
    const { asking } = state;
    const own = isOwn() && asking !== null;
    const reason = own ? '' : whyNotAsk(state) || whyNot(state);
    write(button, own ? words.cancel : words.start);
    button.disabled = reason !== '' || (own && asking.stopping);
    bar.hidden = !own;
    bar.value = own ? asking.fraction : 0;
    if (!own) return write(status, reason || last);
    write(
      status,
      asking.stopping ? words.stopping : asking.fraction > 0 ? words.progress(asking.fraction) : words.preparing,
    );
  }

  const stop = store.watch(
    state => [state.asking, whyNotAsk(state), whyNot(state)],
    () => draw(),
  );
  return {
    parts: [h('p', { class: 'row' }, button, status), bar],
    say(text) {
      last = text;
      draw();
    },
    draw,
    stop,
  };
}
