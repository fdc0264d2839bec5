/** Which facets are shown and in which order, and what is noted about them: without a browser. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { arrange, DEFAULT_VIEW } from '../../www/session/facets/arrange.js';
import { facetName, keyOf, marked, markOf, savedMarks, withMarks, withSaved } from '../../www/session/facets/marks.js';

/** @typedef {import('../../www/engine/types.js').Crm} Crm */
/** @typedef {import('../../www/engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../www/session/facets/arrange.js').FacetView} FacetView */

/** @param {number} number @param {Partial<Crm> & {q?: number, target?: string}} parts */
function facet(number, { q, target = 'CTCF', ...parts }) {
  const match = { motif: target === 'CTCF' ? 0 : 1, target: `MA${number}`, target_name: target, q, p: q };
  return /** @type {Crm} */ ({
    id: `3.7.${number}`,
    consensus: 'ACGT',
    information_content: [2, 2, 0, 2],
    ppm: [],
    sequences: 100,
    decoupling: 0.9,
    shift: 0,
    small: false,
    ...(q !== undefined && { search: { matches: [match], found: 1, best_q: q, reason: null } }),
    ...parts,
  });
}

/** @param {Crm[]} crms @param {Partial<NeuronReport>} [parts] */
function neuronOf(crms, parts = {}) {
  const sampling = { positives: 5, max_activation: 1.5, max_sequence: 'ACGT', seconds: Math.random() };
  return /** @type {NeuronReport} */ (/** @type {unknown} */ ({ layer: 3, channel: 7, sampling, crms, ...parts }));
}

const KNOWN = /** @type {import('../../www/engine/types.js').KnownMotifs} */ (
  /** @type {unknown} */ ({
    databases: [],
    factors: [],
    motifs: [{ family: 'zinc fingers' }, { family: 'homeo' }],
  })
);

/** The numbers of the facets that are shown, group by group. @param {NeuronReport} neuron @param {Partial<FacetView>} view @param {import('../../www/session/facets/marks.js').Marks} [marks] */
function shown(neuron, view, marks = {}) {
  const number = (/** @type {{crm: Crm}} */ { crm }) => Number(crm.id.split('.')[2]);
  const { groups, left } = arrange(neuron, KNOWN, { ...DEFAULT_VIEW, ...view }, marks);
  return {
    left,
    groups: groups.map(
      ({ title, facets }) =>
        /** @type {[string | null, number[][]]} */ ([
          title,
          facets.map(one => [number(one), ...one.similar.map(number)]),
        ]),
    ),
  };
}

describe('an arrangement of facets', () => {
  const neuron = neuronOf(
    [
      facet(1, { decoupling: 0.8, q: 1e-3, shift: 2 }),
      facet(2, { decoupling: 0.95, q: 1e-9, target: 'HOXA1' }),
      facet(3, { decoupling: 0.5, sequences: 700 }),
      facet(4, { decoupling: 0.99, small: true }),
    ],
    {
      syntax: /** @type {any} */ ([
        { text: 'A – B', rows: [{ crms: ['3.7.3'] }] },
        { text: 'A', rows: [{ crms: ['3.7.1', '3.7.3'] }] },
      ]),
    },
  );
  const order = (/** @type {Partial<FacetView>} */ view) =>
    shown(neuron, view).groups.flatMap(([, facets]) => facets.flat());

  test('leaves out facets of few sequences where there are others, and says so', () => {
    assert.deepEqual(shown(neuron, {}), {
      left: { few: 1, hidden: 0, other: 0 },
      groups: [[null, [[1], [2], [3]]]],
    });
    assert.deepEqual(order({ trusted: false }), [1, 2, 3, 4]);
    assert.deepEqual(shown(neuronOf([facet(1, { small: true })]), {}).groups, [[null, [[1]]]]);
  });

  test('is sorted by any figure, the best first or last, with those without the figure at the end', () => {
    assert.deepEqual(order({ sort: 'decoupling' }), [2, 1, 3]);
    assert.deepEqual(order({ sort: 'decoupling', reversed: true }), [3, 1, 2]);
    assert.deepEqual(order({ sort: 'q' }), [2, 1, 3]);
    assert.deepEqual(order({ sort: 'q', reversed: true }), [1, 2, 3]);
    assert.deepEqual(order({ sort: 'shift' }), [2, 3, 1]);
    assert.deepEqual(order({ sort: 'sequences' }), [3, 1, 2]);
  });

  test('is filtered by limits, family and known motif', () => {
    assert.deepEqual(order({ limits: { decoupling: 0.8 } }), [1, 2]);
    assert.deepEqual(order({ limits: { q: 1e-4 } }), [2]);
    assert.deepEqual(order({ limits: { shiftFrom: 1, shiftTo: 2 } }), [1]);
    assert.deepEqual(order({ family: 'homeo' }), [2]);
    assert.deepEqual(order({ known: 'ctc MA1' }), [1]);
    assert.equal(shown(neuron, { known: 'ctc' }).left.other, 2);
  });

  test('is grouped by rule, known motif and family; what is in none comes last', () => {
    assert.deepEqual(shown(neuron, { group: 'rule' }).groups, [
      ['A', [[1]]],
      ['A – B', [[3]]],
      [null, [[2]]],
    ]);
    assert.deepEqual(
      shown(neuron, { group: 'family' }).groups.map(([title]) => title),
      ['zinc fingers', 'homeo', null],
    );
  });

  test('leaves out hidden facets, and shows starred ones alone', () => {
    const marks = marked(marked({}, neuron, '3.7.1', { hidden: true }), neuron, '3.7.3', { starred: true });
    assert.deepEqual(shown(neuron, {}, marks).left, { few: 1, hidden: 1, other: 0 });
    assert.deepEqual(shown(neuron, { starred: true }, marks).groups, [[null, [[3]]]]);
    assert.deepEqual(shown(neuron, { hidden: true }, marks).groups, [[null, [[1], [2], [3]]]]);
  });

  test('folds facets of the same motifs and distances under the one of best rank', () => {
    const sites = (/** @type {number[]} */ ...starts) => starts.map(start => ({ motif: 0, start, q: 0 }));
    const alike = neuronOf([
      facet(1, { sites: sites(3, 20) }),
      facet(2, { sites: sites(4, 22) }),
      facet(3, { sites: sites(5, 22), decoupling: 0.99 }),
      facet(4, { sites: sites(6) }),
      facet(5, { consensus: 'TACG', information_content: [0, 2, 2, 2] }),
      facet(6, { consensus: 'ACGA', information_content: [2, 2, 2, 0.5] }),
    ]);
    assert.deepEqual(shown(alike, { fold: true }).groups, [[null, [[1, 3], [2], [4], [5, 6]]]]);
    assert.deepEqual(shown(alike, { fold: true, sort: 'decoupling' }).groups[0][1][0], [1, 3]);
  });
});

describe('the marks of facets', () => {
  const neuron = neuronOf([facet(1, {}), facet(2, {})]);

  test('are bound to the facets and not to the time that their search took', () => {
    assert.equal(keyOf(neuron), keyOf(neuronOf([facet(1, {}), facet(2, {})])));
    assert.notEqual(keyOf(neuron), keyOf(neuronOf([facet(1, {}), facet(2, { sequences: 101 })])));
  });

  test('name a facet, and leave no trace where they are empty', () => {
    const named = marked({}, neuron, '3.7.2', { name: ' E-box ', note: ' ' });
    assert.equal(facetName(named, neuron, '3.7.2'), 'E-box');
    assert.equal(facetName(named, neuron, neuron.crms[0]), '3.7.1');
    assert.deepEqual(markOf(named, neuron, '3.7.2'), { name: 'E-box' });
    assert.deepEqual(marked(named, neuron, '3.7.2', { name: '' }), {});
  });

  test('go into the JSON of a report behind everything else, and come back', () => {
    const text = '{"digest":"x",\n"neurons":[],"largest":-0.0}\n';
    const odd = 'with ,"marks":[ in it';
    const marks = marked(marked({}, neuron, '3.7.2', { name: odd, hidden: true }), neuron, '3.7.1', { starred: true });
    const saved = savedMarks(marks, { neurons: [neuron] });
    const whole = withMarks(text, saved);
    assert.ok(whole.startsWith('{"digest":"x",\n"neurons":[],"largest":-0.0,"marks":['));
    assert.deepEqual(JSON.parse(whole).marks, [
      { facet: '3.7.1', starred: true },
      { facet: '3.7.2', name: odd, hidden: true },
    ]);
    assert.equal(withMarks(whole, saved), whole);
    assert.equal(withMarks(whole, []), text.replace(/\n$/, ''));
    assert.equal(withMarks(text, []), text);
    assert.deepEqual(withSaved({}, { neurons: [neuron] }, saved), marks);
    assert.deepEqual(withSaved({}, { neurons: [neuron] }, [{ facet: '9.9.9', starred: true }]), {});
  });
});
