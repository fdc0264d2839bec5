/** Step 4: the usual methods on the page's neuron, each with its picture, its figures and why it fails. */
import { fill, h, write } from '../../dom.js';
import { count, figure } from '../../format.js';
import { asPart, part } from '../parts.js';
import { entry } from '../piles.js';
import { rich } from '../rich.js';
import { signedMap } from '../signed-map.js';
import { stepSection } from '../step.js';
import { TEXTS } from '../texts/en.js';

const T = TEXTS.methods;

/** @typedef {import('../../engine/types.js').MethodRow} MethodRow */

/** @param {import('../../learn.js').Lesson} lesson */
export function methodsStep({ store, comparing: { compare, cancel }, logo }) {
  const list = h('ol', { class: 'methods' });
  const says = h('p', { class: 'readout', 'aria-live': 'polite', id: 'methods-says' });
  const start = h('button', { type: 'button', class: 'primary', id: 'methods-start', onclick: compare }, T.compute);
  const stop = h('button', { type: 'button', class: 'quiet', onclick: cancel }, TEXTS.train.cancel);

  store.watch(
    ({ methods, comparing, ready }) => [methods, comparing, ready],
    ({ methods, comparing, ready }) => {
      const working = comparing !== null;
      start.hidden = working || methods !== null;
      start.disabled = !ready;
      stop.hidden = !working;
      write(says, working ? `${T.computing} ${Math.round(100 * (comparing ?? 0))} %` : methods ? '' : T.waiting);
    },
  );
  store.watch(
    ({ methods }) => [methods],
    ({ methods }) => {
      if (!methods) return fill(list);
      fill(list, ...methods.rows.map(row => methodCard(row, logo)));
    },
  );
  return stepSection(
    'methods',
    4,
    T,
    truth(store, logo),
    h('p', { class: 'row' }, start, stop),
    says,
    part('methods-list', T.method, list),
  );
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

/** @param {MethodRow} row @param {import('../logos.js').ShowLogo} logo */
function methodCard(row, logo) {
  const place = h('div', { class: 'logo-place eight' });
  if (row.ppm) logo(place, row.ppm, row.title);
  else if (row.contributions) fill(place, signedMap(row.contributions, row.title));
  return h(
    'li',
    { class: 'method', 'data-method': row.method },
    h('h3', {}, row.title),
    place,
    h('p', { class: 'why' }, ...rich(row.reason)),
    asPart(
      'methods-figures',
      T.figures,
      h(
        'dl',
        { class: 'figures' },
        ...entry(T.information, row.information === null ? '–' : `${figure(row.information)} bits`),
        ...entry(T.correlation, row.correlation === null ? '–' : row.correlation.toFixed(2)),
        ...entry(T.decoupling, row.decoupling === null ? '–' : row.decoupling.toFixed(2)),
        ...entry(T.used, count(row.sequences)),
      ),
    ),
  );
}
