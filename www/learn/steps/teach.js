/** Step 7: for teachers: the address, what is left out, the digest, the exercise sheet. */
import { fill, h, write } from '../../ui/dom.js';
import { copyText } from '../../ui/save.js';
import { writeAddress } from '../address.js';
import { exerciseSheet } from '../layout/exercise-sheet.js';
import { allParts, part, watchParts } from '../layout/parts.js';
import { button, passage, stepSection } from '../layout/step.js';
import { TEXTS } from '../../texts/learn.js';
import { UI } from '../../texts/ui.js';

const T = TEXTS.teach;

/** @param {import('../lesson.js').Lesson} lesson */
export function teachStep(lesson) {
  const { store, session } = lesson;
  const link = h('a', { class: 'address', href: '' });
  const copied = h('span', { class: 'hint', role: 'status' });
  const boxes = h('div', { class: 'hide-list' });
  const hidden = h('p', { class: 'readout', 'aria-live': 'polite' });
  const digest = h('dl', { class: 'facts digest' });
  const copy = button(
    T.copy,
    () => copyText(link.href, UI.copy.link).then(() => write(copied, T.copied), session.refuse),
    {
      id: 'copy-address',
    },
  );

  store.watch(
    ({ address }) => [address],
    ({ address }) => {
      link.href = `${location.pathname}${location.search}${writeAddress(address)}`;
      write(link, link.href);
      write(copied, '');
    },
  );
  store.watch(
    ({ address }) => [address.hide],
    ({ address: { hide } }) => {
      for (const box of boxes.querySelectorAll('input')) box.checked = hide.includes(box.value);
      countAbsent();
    },
  );
  watchParts(() => {
    fill(boxes, ...choices());
    countAbsent();
  });
  store.watch(
    ({ sha256, clustersDigest, training }) => [sha256, clustersDigest, training?.status],
    ({ sha256, clustersDigest, training }) => {
      if (!sha256) return;
      fill(
        digest,
        ...entry(T.network, nameOf(training), sha256),
        ...(clustersDigest ? entry(T.result, '', clustersDigest) : []),
      );
    },
  );

  function countAbsent() {
    const absent = store.state.address.hide.filter(isListed).length;
    write(hidden, absent > 0 ? T.hidden(absent) : '');
  }

  /** @param {string} name */
  function isListed(name) {
    return boxes.querySelector(`input[value="${name}"]`) !== null;
  }

  function choices() {
    const { hide } = store.state.address;
    return allParts().map(([name, title]) =>
      h(
        'label',
        { class: name.includes('-') ? 'check inner' : 'check' },
        h('input', { type: 'checkbox', value: name, checked: hide.includes(name), onchange: change }),
        title,
      ),
    );
  }

  function change() {
    const all = /** @type {NodeListOf<HTMLInputElement>} */ (boxes.querySelectorAll('input:checked'));
    const unlisted = store.state.address.hide.filter(name => !isListed(name));
    session.set({ hide: [...unlisted, ...[...all].map(({ value }) => value)] });
  }

  return stepSection(
    'teach',
    7,
    T,
    ...passage(T.address),
    h('p', {}, link),
    h('p', { class: 'row' }, copy, copied),
    h(
      'details',
      { class: 'hide-parts' },
      h('summary', {}, T.hide),
      h('p', { class: 'hint' }, T.hideText),
      boxes,
      h(
        'p',
        { class: 'row' },
        button(T.showAll, () => session.set({ hide: [] }), { id: 'show-all' }),
      ),
    ),
    hidden,
    part('teach-digest', T.digest, ...passage(T.digest, T.digestText), digest),
    part('sheet', T.sheet, exerciseSheet(lesson)),
  );
}

/** What the network is called that is shown. @param {import('../state.js').Training | null} training */
function nameOf(training) {
  if (!training?.result) return T.shipped;
  const { options, losses, cancelled } = training.result;
  const { seed, examples, epochs } = options;
  return cancelled ? T.stopped(seed, losses.length) : T.trained(seed, examples, epochs);
}

/** @param {string} term @param {string} note @param {string} hash */
function entry(term, note, hash) {
  return [
    h('dt', {}, term),
    h('dd', {}, note && `${note} `, h('b', { class: 'short' }, hash.slice(0, 8)), h('code', {}, hash.slice(8))),
  ];
}
