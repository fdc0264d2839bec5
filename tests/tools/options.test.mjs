import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyzeOptions } from '../../tools/headless/options.mjs';

/** What the functions under test read of a network and of a preset. */
const info = /** @type {import('../../www/engine/types.js').ModelInfo} */ (
  /** @type {unknown} */ ({
    layers: [
      { index: 1, channels: 3, analysable: true },
      { index: 2, channels: 8, analysable: true },
      { index: 3, channels: 8, analysable: false },
    ],
    dense: [{ index: 4, channels: 5, analysable: true }],
  })
);
const preset = () =>
  /** @type {import('../../www/engine/types.js').Options} */ (
    /** @type {unknown} */ ({
      seed: 1,
      sampling: { population: 0, mutation: 'scaled' },
      demixing: { groups: 0, accept: 0.95 },
      grammar: { threshold: 0.05, both_strands: true, composition: 'uniform', frequencies: [] },
    })
  );

/** @param {Record<string, string | string[]>} values */
const read = values => analyzeOptions({ neurons: 'all', option: [], ...values }, info, preset());

test('layers are a number, a range, a list, or all that can be analysed', () => {
  const layers = (/** @type {string} */ layer) => read({ layer }).targets.map(target => target.layer);
  assert.deepEqual(layers('2'), [2]);
  assert.deepEqual(layers('1-3'), [1, 2, 3]);
  assert.deepEqual(layers('3,1'), [1, 3]);
  assert.deepEqual(layers('all'), [1, 2]);
  assert.throws(() => layers('two'), { code: 'request.layer' });
});

test('neurons hold for each layer and are checked against it', () => {
  assert.deepEqual(read({ layer: '2', neurons: '0,5-7' }).targets, [{ layer: 2, channels: [0, 5, 6, 7] }]);
  assert.deepEqual(read({ layer: '4', neurons: '4' }).targets, [{ layer: 4, channels: [4] }]);
  assert.deepEqual(read({ layer: '9', neurons: '5' }).targets, [{ layer: 9, channels: [] }]);
  assert.throws(() => read({ layer: '1-2', neurons: '5' }), { code: 'request.neurons', message: /^Layer 1: / });
});

test('single options replace those of the preset', () => {
  const option = [
    'sampling.population=500',
    'sampling.mutation=original',
    'demixing.accept=0.5',
    'grammar.both_strands=false',
    'grammar.frequencies=0.3, 0.2,0.2 0.3',
  ];
  const { seed, sampling, demixing, grammar } = read({ layer: '1', seed: '7', groups: '2', option });
  assert.equal(seed, 7);
  assert.deepEqual(sampling, { population: 500, mutation: 'original' });
  assert.deepEqual(demixing, { groups: 2, accept: 0.5 });
  const frequencies = [0.3, 0.2, 0.2, 0.3];
  assert.deepEqual(grammar, { threshold: 0.05, both_strands: false, composition: 'uniform', frequencies });
});

test('given sequences are shuffled, unless an option says otherwise', () => {
  const words = { layer: '1', 'background-sequences': 'peaks.fa' };
  assert.equal(read(words).grammar.composition, 'shuffled');
  assert.equal(read({ ...words, option: ['grammar.composition=uniform'] }).grammar.composition, 'uniform');
});

test('what is no option is refused', () => {
  for (const option of [
    'luck=1',
    'sampling.luck=1',
    'sampling.population=many',
    'sampling.population',
    'seed.x=1',
    'grammar.both_strands=1',
    'grammar.frequencies=half',
  ]) {
    assert.throws(() => read({ layer: '1', option: [option] }), { code: 'request.option' }, option);
  }
  assert.throws(() => read({ layer: '1', groups: 'few' }), { code: 'request.option' });
  assert.throws(() => read({ layer: '1', seed: '-1' }), { code: 'request.option' });
});
