import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNeurons, writeNeurons } from '../../www/session/neurons.js';

test('lists of neurons are read as people write them', () => {
  /** @type {[string, number[]][]} */
  const cases = [
    ['0', [0]],
    ['all', [0, 1, 2, 3, 4, 5]],
    [' 5, 1 - 3 ,2', [1, 2, 3, 5]],
    ['0,0,0-1', [0, 1]],
  ];
  for (const [text, channels] of cases) assert.deepEqual(readNeurons(text, 6), { channels, problem: null }, text);
});

test('what cannot be read is named', () => {
  /** @type {[string, RegExp][]} */
  const cases = [
    ['', /at least one/],
    ['1,,2', /“”/],
    ['1-', /“1-”/],
    ['-1', /“-1”/],
    ['1.5', /“1\.5”/],
    ['3-1', /3-1 ends before it starts/],
    ['4-6', /Neuron 6 does not exist.*0 to 5/],
    ['99999999', /“99999999”/],
  ];
  for (const [text, problem] of cases) {
    const reading = readNeurons(text, 6);
    assert.equal(reading.channels, null, text);
    assert.match(String(reading.problem), problem);
  }
});

test('lists are written as short as they can be, and read back the same', () => {
  assert.equal(writeNeurons([0, 3, 4, 5, 7], 8), '0,3-5,7');
  assert.equal(writeNeurons([0, 1, 2], 3), 'all');
  assert.equal(writeNeurons([0], 1), '0');
  for (let bits = 1; bits < 64; bits++) {
    const channels = [0, 1, 2, 3, 4, 5].filter(channel => (bits >> channel) & 1);
    assert.deepEqual(readNeurons(writeNeurons(channels, 6), 6).channels, channels);
  }
});
