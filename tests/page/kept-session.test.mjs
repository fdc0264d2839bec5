import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { packed, unpacked } from '../../www/keeping/archive.js';
import { restored } from '../../www/keeping/restoring.js';
import { isAddressOf, isSame, PART, snapshotOf } from '../../www/keeping/snapshot.js';
import { put } from '../../www/keeping/writing.js';
import { DEFAULTS } from '../../www/session/address.js';
import { missingNeurons } from '../../www/session/runs.js';
import { initialState } from '../../www/session/state.js';

/** @typedef {import('../../www/session/state.js').State} State */

const SHA = 'ab'.repeat(32);
const OPTIONS = /** @type {any} */ ({ seed: 1, targets: [{ layer: 2, channels: [0, 1, 2] }] });
const NETWORK = { sha256: SHA, input_channels: 'ACGT', input_length: 82 };

/** @param {Partial<State>} parts @returns {State} */
function state(parts) {
  return { ...initialState({ ...DEFAULTS, layer: 2 }), ...parts };
}

/** @param {boolean} isOwn */
function model(isOwn) {
  const source = { name: 'own.onnx', content: new File(['network'], 'own.onnx'), externalFiles: [] };
  const info = { ...NETWORK, name: isOwn ? 'own.onnx' : 'zeb1-toy.onnx' };
  return /** @type {any} */ ({ info, size: 7, source: isOwn ? source : null, unfit: null });
}

/** @param {number} neurons @param {string} [sha256] */
function shown(neurons, sha256 = SHA) {
  const list = Array.from({ length: neurons }, (_, channel) => ({ layer: 2, channel }));
  const options = { preset: 'quick', ...OPTIONS };
  const report = { tool: { version: '1' }, model: { sha256, name: 'own.onnx' }, options, neurons: list };
  return /** @type {any} */ ({ report, text: JSON.stringify(report), logos: {}, source: 'run', id: 'a' });
}

/** @param {import('../../www/session/state.js').Run['status']} status @param {number} finished */
function run(status, finished) {
  const results = finished > 0 ? { neurons: finished, best: 1, found: 9 } : null;
  const text = finished > 0 ? `{"finished":${finished}}` : null;
  const rest = { seconds: 3.4, expected: null, progress: null, trace: [] };
  return { id: 'a', status, options: OPTIONS, network: NETWORK, text, results, ...rest };
}

const EXAMPLES = /** @type {any} */ ([{ id: 'zeb1-toy' }]);
const CONSENT = { keeping: { ...initialState(DEFAULTS).keeping, consent: true } };

describe('what is kept', () => {
  test('is nothing of an example that was only looked at', () => {
    assert.equal(snapshotOf(state({ examples: EXAMPLES, model: model(false) })), null);
    assert.equal(snapshotOf(state({})), null);
  });

  test('begins with a network of the visitor, or with results', () => {
    const own = snapshotOf(state({ model: model(true) }));
    assert.deepEqual(own?.content.network, { name: 'own.onnx', sha256: SHA, size: 7, example: null });
    assert.deepEqual([...(own?.parts.keys() ?? [])], []);
    const example = snapshotOf(state({ examples: EXAMPLES, model: model(false), shown: shown(1) }));
    assert.equal(example?.content.network.example, 'zeb1-toy');
    assert.deepEqual([...(example?.parts.keys() ?? [])], [PART.report('a')]);
  });

  test('has the files of the visitor only with consent', () => {
    const database = /** @type {any} */ ({ info: { name: 'own.meme' }, shipped: null, content: new Blob(['m']) });
    const shipped = /** @type {any} */ ({ info: {}, shipped: 'jaspar', content: new Blob() });
    const files = { model: model(true), databases: [shipped, database], sequencesFile: new File(['>a'], 'a.fa') };
    const without = snapshotOf(state(files));
    assert.deepEqual([...(without?.own.keys() ?? [])], ['network', 'motifs/1', 'sequences']);
    assert.equal(without?.parts.size, 0);
    const snapshot = snapshotOf(state({ ...files, ...CONSENT }));
    assert.deepEqual([...(snapshot?.parts.keys() ?? [])], ['network', 'motifs/1', 'sequences']);
    assert.deepEqual(snapshot?.content.motifs, [{ shipped: 'jaspar' }, { part: 'motifs/1', name: 'own.meme' }]);
  });

  test('has no results of another network', () => {
    const other = snapshotOf(state({ model: model(true), shown: shown(2, 'cd'.repeat(32)), run: run('done', 3) }));
    assert.deepEqual([other?.content.shown, other?.content.neurons, other?.content.run], [null, 0, null]);
  });

  test('has of a run that is not finished what it continues from, and nothing of a finished one', () => {
    const snapshot = snapshotOf(state({ model: model(true), shown: shown(2), run: run('running', 2) }));
    assert.equal(snapshot?.content.run?.status, 'running');
    assert.equal(snapshot?.parts.get(PART.partial)?.content, '{"finished":2}');
    const same = { ...shown(2), text: '{"finished":2}' };
    const once = snapshotOf(state({ model: model(true), shown: same, run: run('running', 2) }));
    assert.deepEqual([...(once?.parts.keys() ?? [])], [PART.report('a')]);
    assert.equal(snapshotOf(state({ model: model(true), run: run('done', 3) }))?.content.run, null);
    assert.equal(snapshotOf(state({ model: model(true), run: run('cancelled', 3) }))?.content.run, null);
    assert.equal(missingNeurons(run('failed', 1)), 2);
  });

  test('is the same as long as nothing changes', () => {
    const one = state({ model: model(true), shown: shown(2) });
    const first = /** @type {import('../../www/keeping/snapshot.js').Snapshot} */ (snapshotOf(one));
    assert.equal(isSame(first, /** @type {any} */ (snapshotOf({ ...one }))), true);
    const elsewhere = snapshotOf({ ...one, settings: { ...one.settings, area: 'outputs', neuron: '3.1' } });
    assert.equal(isSame(first, /** @type {any} */ (elsewhere)), true, 'looking around changes nothing');
    const other = snapshotOf({ ...one, settings: { ...one.settings, layer: 1 } });
    assert.equal(isSame(first, /** @type {any} */ (other)), false);
    assert.equal(isSame(first, /** @type {any} */ (snapshotOf({ ...one, shown: shown(3) }))), false);
  });
});

describe('writing', () => {
  /** A database whose writes end when the test says so. */
  function setting() {
    /** @type {{session: any, parts: string[], removed: string[], end: (error?: Error) => void}[]} */
    const writes = [];
    const database = /** @type {any} */ ({
      write: (/** @type {any} */ session, /** @type {Map<string, Blob>} */ parts, /** @type {string[]} */ removed) =>
        new Promise((resolve, reject) => {
          const end = (/** @type {Error | undefined} */ error) => (error ? reject(error) : resolve(undefined));
          writes.push({ session, parts: [...parts.keys()], removed, end });
        }),
    });
    const about = { id: '1', created: 1, sha256: SHA, last: '', dormant: null, writes: 0 };
    /** @type {import('../../www/keeping/writing.js').Current} */
    const session = { ...about, written: new Map(), list: new Map() };
    const write = (/** @type {Partial<State>} */ parts, urgent = true) =>
      put(database, session, /** @type {any} */ (snapshotOf(state(parts))), urgent);
    return { writes, write };
  }

  /** Until all that needs no task of its own is done, as where a page is left. */
  async function steps() {
    for (let i = 0; i < 20; i += 1) await null;
  }

  test('waits for no other write, and has only what that one has not', async () => {
    const { writes, write } = setting();
    const files = { model: model(true) };
    const all = [];
    for (const answer of [{}, CONSENT, CONSENT]) {
      all.push(write({ ...files, ...answer }));
      await steps();
    }
    assert.deepEqual(
      writes.map(({ session, parts }) => [session.consent, parts]),
      [
        [null, []],
        [true, [PART.network]],
      ],
    );
    for (const { end } of writes) end();
    assert.deepEqual(await Promise.all(all), [true, true, false]);
  });

  test('of what is large gives way to a later write, which is done in one step', async () => {
    const { writes, write } = setting();
    const large = { ...shown(2), text: 'x'.repeat(3 * 2 ** 20) };
    const early = write({ model: model(true), shown: large }, false);
    await steps();
    const late = write({ model: model(true), shown: large, ...CONSENT });
    await steps();
    assert.deepEqual(
      writes.map(({ parts }) => parts),
      [[PART.network, PART.report('a')]],
    );
    writes[0].end();
    assert.deepEqual(await Promise.all([early, late]), [false, true]);
    assert.equal(writes.length, 1);
  });

  test('that was refused is repeated, and names no file that is not kept', async () => {
    const { writes, write } = setting();
    const files = { model: model(true), shown: shown(1) };
    const refused = write({ ...files, ...CONSENT });
    await steps();
    writes[0].end(new Error('no room'));
    await assert.rejects(refused, /no room/);
    const kept = write(files);
    await steps();
    assert.deepEqual([writes[1].parts, writes[1].removed], [[PART.report('a')], [PART.network]]);
    assert.deepEqual(
      writes[1].session.parts.map((/** @type {{part: string}} */ { part }) => part),
      [PART.report('a')],
    );
    writes[1].end();
    assert.equal(await kept, true);
  });
});

describe('a kept session', () => {
  /** @param {Partial<State>} parts @returns {Promise<import('../../www/session/keeping-state.js').Whole>} */
  async function whole(parts) {
    const snapshot = snapshotOf(state({ model: model(true), ...CONSENT, ...parts }));
    assert.ok(snapshot);
    const contents = new Map([...snapshot.parts].map(([part, { content }]) => [part, new Blob([content])]));
    const sizes = [...snapshot.parts].map(([part, { name }]) => ({ part, name, size: contents.get(part)?.size ?? 0 }));
    return { session: { ...snapshot.content, id: '1', created: 1, changed: 2, parts: sizes }, parts: contents };
  }

  test('is the state again', async () => {
    const { session, parts } = await whole({ shown: shown(2), run: run('running', 2) });
    const { state: again, source, written } = await restored(session, parts);
    assert.equal(again.shown?.report.neurons.length, 2);
    assert.equal(again.settings?.layer, 2);
    assert.equal(again.awaited, null);
    assert.deepEqual([again.run?.status, again.run?.text, again.run?.seconds], ['interrupted', '{"finished":2}', 3]);
    assert.equal(await source?.content.text(), 'network');
    assert.deepEqual([...written.keys()].sort(), [PART.network, PART.report('a'), PART.partial].sort());
  });

  test('asks for a network that was not kept, and cannot lose its run with it', async () => {
    const { session, parts } = await whole({ shown: shown(2), run: run('paused', 0) });
    parts.delete(PART.network);
    const { state: again, source } = await restored(session, parts);
    assert.equal(source, null);
    assert.deepEqual(again.awaited, { sha256: SHA, name: 'own.onnx' });
    assert.deepEqual([again.run?.status, again.run?.text], ['interrupted', null]);
  });

  test('has the addresses of its network, or of its example', async () => {
    const { session } = await whole({});
    const network = SHA.slice(0, 16);
    assert.equal(isAddressOf(session, { ...DEFAULTS, network }, 'zeb1-toy'), true);
    assert.equal(isAddressOf(session, { ...DEFAULTS, network: '0'.repeat(16) }, 'zeb1-toy'), false);
    assert.equal(isAddressOf(session, DEFAULTS, 'zeb1-toy'), false);
    const example = { network: { ...session.network, example: 'zeb1-toy' } };
    assert.equal(isAddressOf(example, DEFAULTS, 'zeb1-toy'), true);
    assert.equal(isAddressOf(example, { ...DEFAULTS, example: 'regions' }, 'zeb1-toy'), false);
  });

  test('is one file, and comes out of it as it went in, under an id of its own', async () => {
    const { session, parts } = await whole({ shown: shown(40), run: run('cancelled', 1) });
    const large = new Blob([crypto.getRandomValues(new Uint8Array(60_000)), new Uint8Array(2_000_000)]);
    parts.set(PART.network, large);
    const file = new File([await packed(session, parts)], 'own.neuronmotif');
    const { session: again, parts: contents } = await unpacked(file);
    assert.notEqual(again.id, session.id);
    assert.deepEqual({ ...again, id: '', changed: 0 }, { ...session, id: '', changed: 0 });
    assert.deepEqual([...contents.keys()].sort(), [...parts.keys()].sort());
    for (const [part, content] of parts) {
      assert.deepEqual(await contents.get(part)?.arrayBuffer(), await content.arrayBuffer(), part);
    }
  });

  test('that was damaged, or is something else, is refused by its name', async () => {
    const { session, parts } = await whole({ shown: shown(40) });
    const bytes = new Uint8Array(await (await packed(session, parts)).arrayBuffer());
    const refused = { code: 'session.unread', concerns: 'x.neuronmotif' };
    // The list of entries at the end, and the checksum of the last one, repeat what is known before.
    const list = Buffer.from(bytes).indexOf('PK\u0001\u0002');
    for (let length = 0; length < list - 16; length += 7) {
      await assert.rejects(unpacked(new File([bytes.slice(0, length)], 'x.neuronmotif')), refused, `${length} bytes`);
    }
    const other = await packed(/** @type {any} */ ({ name: 'x' }), new Map());
    await assert.rejects(unpacked(new File([other], 'x.neuronmotif')), refused);
  });
});
