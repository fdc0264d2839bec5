/** Step 4: the usual methods on the page's neuron, each with its picture, its figures and why it fails. */
import { fill, h, write } from '../../dom.js';
import { count, figure, percent } from '../../format.js';
import { REFERENCES } from '../comparing.js';
import { asPart, part } from '../parts.js';
import { entry } from '../piles.js';
import { stepSection } from '../step.js';
import { TEXTS } from '../texts/en.js';

const T = TEXTS.methods;

/** The method that the page is about. */
const OURS = 'neuron-motif';

/** Letters that the neuron sees: a matrix of fewer is drawn narrower. */
const FIELD = 8;

/** @typedef {import('../../engine/types.js').MethodRow} MethodRow */

/** @param {import('../../learn.js').Lesson} lesson */
export function methodsStep({ store, comparing: { compare, refer, cancel }, logo, contributions }) {
  const list = h('ol', { class: 'methods' });
  const says = h('p', { class: 'readout', 'aria-live': 'polite', id: 'methods-says' });
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
    says,
    part('methods-list', T.method, list),
  );

  store.watch(
    ({ methods, comparing, ready, address }) => [methods, comparing, ready, address.reference],
    ({ methods, comparing, ready, address }) => {
      const working = comparing !== null;
      reference.value = address.reference;
      reference.disabled = !ready || working;
      start.hidden = working || methods !== null;
      start.disabled = !ready;
      stop.hidden = !working;
      write(says, working ? `${T.computing} ${percent(comparing ?? 0)}` : methods ? '' : T.waiting);
    },
  );
  store.watch(
    ({ methods }) => [methods],
    ({ methods }) => fill(list, ...(methods?.rows ?? []).map(row => methodCard(row, logo, contributions))),
  );
  /** Without being asked once for each network, when the step comes into view. */
  store.watch(({ methods, ready, sha256, address }) => [methods, ready, sha256, address.reference], begin);
  new IntersectionObserver(
    entries => {
      seen = entries.some(({ isIntersecting }) => isIntersecting);
      begin(store.state);
    },
    { rootMargin: '300px' },
  ).observe(section);

  /** @param {import('../state.js').LearnState} state */
  function begin({ methods, ready, comparing }) {
    if (seen && ready && !methods && comparing === null) compare();
  }
  return section;
}

/** @param {import('../state.js').LearnStore} store @param {import('../logos.js').ShowLogo} logo */
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
      { class: 'method truth' },
      h('figcaption', {}, h('b', {}, T.truth), h('span', { class: 'hint' }, ` ${T.truthSays}`)),
      place,
    ),
  );
}

/** @param {MethodRow} row @param {import('../logos.js').ShowLogo} logo @param {import('../logos.js').ShowLogo} contributions */
function methodCard(row, logo, contributions) {
  const place = h('div', { class: 'logo-place eight' });
  place.style.aspectRatio = `${row.ppm.length} / 2`;
  place.style.width = `${(100 * row.ppm.length) / FIELD}%`;
  logo(place, row.ppm, `${row.title}: ${row.consensus}`);
  const raw = row.contributions && h('div', { class: 'logo-place signed' });
  if (raw && row.contributions) contributions(raw, row.contributions, `${row.title}: ${T.contributions}`);
  return h(
    'li',
    { class: `method${row.method === OURS ? ' ours' : ''}`, 'data-method': row.method },
    h('h3', {}, row.title),
    raw && [h('p', { class: 'hint' }, T.contributions), raw, h('p', { class: 'hint' }, T.matrix)],
    place,
    h('p', { class: 'why' }, row.reason, ' ', h('span', { class: 'hint' }, row.source)),
    asPart(
      'methods-figures',
      T.figures,
      h(
        'dl',
        { class: 'figures' },
        ...entry(TEXTS.demix.consensus, h('code', {}, row.consensus)),
        ...entry(T.correlation, row.truth ? h('b', {}, row.truth.correlation.toFixed(2)) : '–'),
        ...entry(T.decoupling, row.decoupling?.toFixed(2) ?? '–'),
        ...entry(T.information, `${figure(row.information)} bits`),
        ...entry(T.used, count(row.sequences)),
      ),
    ),
  );
}
