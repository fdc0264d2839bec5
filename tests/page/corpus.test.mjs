/** The corpus of networks in the page: the same tables and the same values as natively, see tests/integration/corpus.rs. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { visit } from './visit.mjs';

const FOLDER = new URL('../corpus/', import.meta.url);
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Every how many networks one is opened here: all of them are in the crate's own test. */
const STEP = 3;

/**
 * @typedef {{channels: number, receptive_field: number, value_tensor: string, blocked: boolean}} Layer
 * @typedef {{start: number, length: number, values: number[][]}} Place
 * @typedef {{name: string, input: {letters: number}, extra?: number[], refused: object | null, layers: Layer[], pointwise?: Layer[],
 *   sequences: string[], values: Record<string, Place>}} Case
 * @typedef {{error: string} | {layers: {channels: number, receptive_field: number, analysable: boolean, values: number[][] | null}[]}} Found
 */

/** @returns {Promise<Case[]>} the cases that lie in one file and are opened here */
async function cases() {
  const names = (await readdir(FOLDER)).filter(name => name.endsWith('.json') && !name.startsWith('external'));
  const chosen = names.sort().filter((_, index) => index % STEP === 0);
  return Promise.all(
    chosen.map(async name => withPointwise(JSON.parse(await readFile(new URL(name, FOLDER), 'utf8')))),
  );
}

/** Dense layers at each position are convolutions of width 1. @param {Case} one @returns {Case} */
const withPointwise = one => ({
  ...one,
  layers: [...one.layers, ...(one.pointwise ?? []).filter(({ blocked }) => !blocked)],
});

/** @param {Case} one @returns {string} what its channels hold */
const channels = ({ input, extra = [] }) => [LETTERS.slice(0, input.letters - extra.length), ...extra].join();

/** @param {Case} one @returns {(string | null)[]} for each layer the sequences whose values are known */
function sequences({ layers, values, sequences }) {
  const cut = (/** @type {Place} */ { start, length }) =>
    sequences.map(text => text.slice(start, start + length)).join('\n');
  return layers.map(({ value_tensor: tensor, receptive_field: field }) =>
    values[tensor]?.length === field ? cut(values[tensor]) : null,
  );
}

/**
 * Runs in the page: opens every network in an engine of its own.
 * @param {{name: string, letters: string, sequences: (string | null)[]}[]} list
 * @returns {Promise<Found[]>}
 */
async function openAll(list) {
  const { Engine } = await import(/** @type {any} */ ('/www/engine/client.js'));
  const engine = new Engine();
  await engine.start({ threads: 1 });
  const found = [];
  for (const { name, letters, sequences } of list) {
    const content = await (await fetch(`/corpus/${name}.onnx`)).blob();
    try {
      const { info } = await engine.open(name, content, undefined, { alphabet: letters });
      const layers = [];
      for (const [index, { channels, receptive_field, analysable }] of info.layers.entries()) {
        const text = analysable ? sequences[index] : null;
        const answer = text && (await engine.call('activations', { layer: index + 1, sequences: text }));
        layers.push({ channels, receptive_field, analysable, values: answer ? JSON.parse(answer).values : null });
      }
      found.push({ layers });
    } catch (error) {
      found.push({ error: /** @type {Error} */ (error).message });
    }
  }
  return found;
}

/** @param {number[][]} found @param {number[][]} expected @returns {number} relative to the largest value */
function difference(found, expected) {
  const [a, b] = [found.flat(), expected.flat()];
  const largest = Math.max(...b.map(Math.abs), 1e-6);
  return Math.max(...a.map((value, index) => Math.abs(value - b[index]))) / largest;
}

describe('the corpus in the page', { skip: await unlessBrowser('chromium') }, () => {
  test('has the tables and values that are known of it', async () => {
    const all = await cases();
    const extra = Object.fromEntries(
      all.map(({ name }) => [`/corpus/${name}.onnx`, new URL(`${name}.onnx`, FOLDER).pathname]),
    );
    const list = all.map(one => ({ name: one.name, letters: channels(one), sequences: sequences(one) }));
    const found = await visit({ extra }, page => page.evaluate(openAll, list));
    let compared = 0;
    for (const [index, { name, refused, layers, values }] of all.entries()) {
      const one = found[index];
      if ('error' in one) {
        assert.ok(refused, `${name}: ${one.error}`);
        continue;
      }
      assert.equal(one.layers.length, layers.length, name);
      for (const [number, layer] of one.layers.entries()) {
        if (layer.values) {
          const off = difference(layer.values, values[layers[number].value_tensor].values);
          assert.ok(off < 1e-4, `${name}, layer ${number + 1}: ${off}`);
          compared += 1;
        }
      }
    }
    assert.ok(compared > 100, `${compared} layers were compared`);
  });
});
