/** Step 4: other interpretation methods on the page's neuron, each with its logo, its measures and the reason why it fails. */
import { count, figure, percent } from '../../texts/format.js';
import { fill, h, write } from '../../ui/dom.js';
import { entry } from '../figures/cluster-cards.js';
import { asPart, part } from '../layout/parts.js';
import { stepSection } from '../layout/step.js';
import { REFERENCES } from '../methods.js';
import { isTraining } from '../state.js';
import { ENGINE } from '../../texts/engine.js';
import { TEXTS } from '../../texts/learn.js';
import { methodTitle, say } from '../../texts/say.js';

const T = TEXTS.methods;

/** The method that the page is about. */
const OURS = 'neuron-motif';

/** Letters that the neuron sees: a matrix of fewer is drawn narrower. */
const FIELD = 8;

/** @typedef {import('../../engine/types.js').MethodRow} MethodRow */

/** @param {import('../lesson.js').Lesson} lesson */
export function methodsStep(lesson) {
  const {
    store,
    comparing: { compare, refer, cancel },
    logo,
  } = lesson;
  const list = h('ol', { class: 'methods' });
  const notes = h('div', { class: 'notes' });
  const status = h('p', { class: 'readout', 'aria-live': 'polite', id: 'methods-status' });
  const start = h('button', { type: 'button', class: 'primary', id: 'methods-start', onclick: compare }, T.compute);
  const stop = h('button', { type: 'button', class: 'quiet', onclick: cancel }, TEXTS.train.cancel);
  const reference = h(
    'select',
    { id: 'reference', onchange: () => refer(/** @type {any} */ (reference.value)) },
    ...REFERENCES.map(name => h('option', { value: name }, T.references[name])),
  );
  let seen = false;

  const section = stepSection(
    'methods',
    4,
    T,
    truth(store, logo),
    h('p', { class: 'row' }, h('label', { for: 'reference' }, T.reference), reference, start, stop),
    status,
    part('methods-list', T.list, list, notes),
  );

  store.watch(
    state => [state.methods, state.comparing, state.ready, state.address.reference, isTraining(state)],
    state => {
      const { methods, comparing, ready, address } = state;
      const working = comparing !== null;
      const cancelled = methods !== null && 'cancelled' in methods && methods.cancelled;
      const idle = ready && !isTraining(state);
      reference.value = address.reference;
      reference.disabled = !idle || working;
      start.hidden = working || (methods !== null && !cancelled);
      start.disabled = !idle;
      stop.hidden = !working;
      const still = methods ? (cancelled ? T.incomplete : '') : ready ? T.undone : T.waiting;
      write(status, working ? `${T.computing} ${percent(comparing ?? 0)}` : still);
    },
  );
  store.watch(
    ({ methods }) => [methods],
    ({ methods }) => {
      fill(list, ...byMethod(methods?.rows ?? []).map(rows => methodGroup(rows, lesson)));
      fill(notes, ...(methods?.notes ?? []).map(note => h('p', { class: 'hint' }, say('methodsNote', note))));
    },
  );
  /** Without being asked once for each network, when the step comes into view. */
  store.watch(state => [state.methods, state.ready, state.sha256, state.address.reference, isTraining(state)], begin);
  new IntersectionObserver(
    entries => {
      seen = entries.some(({ isIntersecting }) => isIntersecting);
      begin(store.state);
    },
    { rootMargin: '300px' },
  ).observe(section);

  /** @param {import('../state.js').LearnState} state */
  function begin(state) {
    const { methods, ready, comparing } = state;
    if (seen && ready && !methods && comparing === null && !isTraining(state)) compare();
  }
  return section;
}

/** @param {MethodRow[]} rows @returns {MethodRow[][]} neighbours of one method together */
function byMethod(rows) {
  const kinds = [...new Set(rows.map(({ method }) => method))];
  return kinds.map(kind => rows.filter(({ method }) => method === kind));
}

/** @param {import('../state.js').LearnStore} store @param {import('../figures/logos.js').ShowLogo} logo */
function truth(store, logo) {
  const place = h('div', { class: 'logo-place eight' });
  store.watch(
    ({ info }) => [info],
    ({ info }) => info?.truth && logo(place, info.truth.ppm, `${T.truth}: ${info.truth.consensus}`),
  );
  return asPart(
    'methods-truth',
    T.truth,
    h(
      'figure',
      { class: 'truth' },
      h('figcaption', {}, h('b', {}, T.truth), h('span', { class: 'hint' }, ` ${T.truthText}`)),
      place,
    ),
  );
}

/**
 * The rows of one method: its name and the reason why it fails, then its results next to each other.
 * @param {MethodRow[]} rows
 * @param {import('../lesson.js').Lesson} lesson
 */
function methodGroup(rows, { logo, contributions }) {
  const [{ method }] = rows;
  const { name, reason, source } = ENGINE.methods[method];
  return h(
    'li',
    { class: `method${method === OURS ? ' ours' : ''}`, 'data-method': method },
    h(
      'div',
      { class: 'method-status' },
      h('h3', {}, rows.length === 1 ? methodTitle(rows[0]) : name),
      h('p', { class: 'why' }, reason),
      h('p', { class: 'hint' }, source),
    ),
    h('div', { class: 'pictures' }, ...rows.map(row => picture(row, logo, contributions))),
  );
}

/** @param {MethodRow} row @param {import('../figures/logos.js').ShowLogo} logo @param {import('../figures/logos.js').ShowLogo} contributions */
function picture(row, logo, contributions) {
  const place = h('div', { class: 'logo-place' });
  place.style.aspectRatio = `${row.ppm.length} / 2`;
  place.style.width = `${(100 * row.ppm.length) / FIELD}%`;
  logo(place, row.ppm, `${methodTitle(row)}: ${row.consensus}`);
  const raw = row.contributions && h('div', { class: 'logo-place signed' });
  if (raw && row.contributions) contributions(raw, row.contributions, `${methodTitle(row)}: ${T.contributions}`);
  return h(
    'figure',
    { class: 'picture' },
    h('figcaption', {}, row.subject.kind !== 'all' && say('subject', row.subject)),
    raw && [raw, h('p', { class: 'hint' }, T.matrix)],
    place,
    asPart('methods-figures', T.figures, figuresOf(row)),
  );
}

/** @param {MethodRow} row */
function figuresOf({ consensus, truth: alignment, decoupling, information, sequences }) {
  return h(
    'dl',
    { class: 'figures' },
    ...entry(TEXTS.demix.consensus, h('code', {}, consensus)),
    ...entry(T.correlation, alignment ? h('b', {}, alignment.correlation.toFixed(2)) : '–'),
    ...entry(T.decoupling, decoupling?.toFixed(2) ?? '–'),
    ...entry(T.information, T.bits(figure(information))),
    ...entry(T.used, sequences > 0 ? count(sequences) : '–'),
  );
}
