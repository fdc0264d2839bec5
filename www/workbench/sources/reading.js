/**
 * Reads what the visitor gave: first the genome, then records and variants, which may need it, and expression before signals,
 * which have its cell types. Only what depends on a change is read again; a reading that a later change makes useless is ended.
 */
import { MAX_SIGNALS, SLOTS } from '../../session/sources-state.js';
import { openExpression } from '../../sources/expression.js';
import { CountedFile } from '../../sources/file.js';
import { openGenome } from '../../sources/genome.js';
import { kindOf } from '../../sources/kinds.js';
import { openRecords } from '../../sources/records.js';
import { openVariants } from '../../sources/variants.js';
import { SEQUENCES } from '../../texts/workbench.js';
import { asProblem, createProblems } from '../../ui/problem.js';
import { counted } from './counted.js';
import { filesOf } from './example-files.js';
import { genomeFiles } from './genome-files.js';
import { createTracks } from './tracks.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/sources-state.js').Sources} Sources */
/** @typedef {import('../../session/sources-state.js').SlotId} SlotId */
/** @typedef {import('../../session/sources-state.js').ReadRecords} ReadRecords */

/** What is read of the sources, in this order. */
const PARTS = /** @type {const} */ (['genome', 'records', 'variants', 'expression', 'signals']);

/** @typedef {typeof PARTS[number]} Part */

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {(id: string) => Promise<unknown>} openExample
 */
export function createReading(store, openExample) {
  const { refuse } = createProblems(store);
  const tracks = createTracks();
  let current = new AbortController();
  /** What each part was read from. @type {Partial<Record<Part, unknown[]>>} */
  const readFrom = {};
  /** What is read for: while a network is opened, the one before, so that files are not read anew for an equal one. */
  let reader = { alphabet: 'ACGT', length: /** @type {number | null} */ (null) };

  /** @param {Partial<Sources>} patch */
  function patch(patch) {
    store.update({ sources: { ...store.state.sources, ...patch } });
  }

  /** A refused table of labels is said at its own place. @param {SlotId} slot @param {string} name */
  function refused(slot, name) {
    return (/** @type {unknown} */ error) => {
      const problem = asProblem(error);
      const { message, code, concerns, next } = problem;
      const { files, problems } = store.state.sources;
      const place = slot === 'sequences' && files.labels.some(({ name }) => name === concerns) ? 'labels' : slot;
      patch({ problems: { ...problems, [place]: { message, code, concerns: concerns || name, next } } });
      return null;
    };
  }

  /** @param {Pick<State, 'model'>} state */
  function readerOf({ model }) {
    if (model) reader = { alphabet: model.info.alphabet, length: model.info.input_length };
    return reader;
  }

  /** What a part depends on. @param {Part} part @returns {unknown[]} */
  function neededBy(part) {
    const { files, genome, pasted, expression } = store.state.sources;
    const { alphabet, length } = readerOf(store.state);
    if (part === 'genome') return [...files.genome];
    if (part === 'records') return [genome, alphabet, ...files.sequences, null, ...files.labels];
    if (part === 'variants') return [genome, length, ...files.variants, pasted];
    return part === 'expression' ? [...files.expression] : [expression, ...files.signals];
  }

  async function read() {
    current.abort();
    const controller = new AbortController();
    current = controller;
    try {
      for (const part of PARTS) {
        const needed = neededBy(part);
        const before = readFrom[part];
        if (before && before.length === needed.length && needed.every((one, i) => Object.is(one, before[i]))) continue;
        delete readFrom[part];
        const { [part === 'records' ? 'sequences' : part]: _, ...problems } = store.state.sources.problems;
        patch({ [part]: null, problems: part === 'records' ? withoutLabels(problems) : problems });
        const found = await READERS[part](controller.signal);
        if (controller.signal.aborted) return;
        readFrom[part] = needed;
        patch({ [part]: found });
      }
    } finally {
      if (current === controller) patch({ reading: null });
    }
  }

  const READERS = {
    genome: readGenome,
    records: readRecords,
    variants: readVariants,
    expression: readExpression,
    signals: readSignals,
  };

  /** @param {AbortSignal} signal */
  async function readGenome(signal) {
    const { genome: files } = store.state.sources.files;
    if (files.length === 0) return null;
    patch({ reading: { slot: 'genome', fraction: 0 } });
    return unlessAborted(signal, 'genome', files[0].name, async () => openGenome(genomeFiles(files)));
  }

  /** @param {AbortSignal} signal @returns {Promise<ReadRecords | null>} */
  async function readRecords(signal) {
    const { files, genome } = store.state.sources;
    const [file] = files.sequences;
    if (!file) return null;
    patch({ reading: { slot: 'sequences', fraction: 0 } });
    return unlessAborted(signal, 'sequences', file.name, async () => {
      const source = await openSource(null);
      if (source === null) return null;
      return counted(source, signal, fraction => {
        if (!signal.aborted && store.state.sources.genome === genome)
          patch({ reading: { slot: 'sequences', fraction } });
      });
    });
  }

  /** @param {AbortSignal} signal */
  async function readVariants(signal) {
    const { files, genome, pasted } = store.state.sources;
    const given = files.variants[0] ?? (pasted.trim() === '' ? null : pasted);
    if (given === null || genome === null) return null;
    patch({ reading: { slot: 'variants', fraction: 0 } });
    const { length: longest } = readerOf(store.state);
    return unlessAborted(signal, 'variants', files.variants[0]?.name ?? SEQUENCES.pasted, async () => {
      const { variants: list, refused } = await openVariants(given, genome, { longest, signal });
      return { list, refused };
    });
  }

  /** @param {AbortSignal} signal */
  async function readExpression(signal) {
    const [file] = store.state.sources.files.expression;
    return file ? unlessAborted(signal, 'expression', file.name, () => openExpression(file)) : null;
  }

  /** A file that is refused leaves the others. @param {AbortSignal} signal @returns {Promise<Sources['signals']>} */
  async function readSignals(signal) {
    const { files, expression } = store.state.sources;
    if (files.signals.length === 0) return null;
    const open = (/** @type {File} */ file) => () => tracks.open(file, expression?.cellTypes ?? []);
    const found = await Promise.all(files.signals.map(file => unlessAborted(signal, 'signals', file.name, open(file))));
    return found.filter(track => track !== null);
  }

  /**
   * @template T
   * @param {AbortSignal} signal @param {SlotId} slot @param {string} name @param {() => Promise<T>} read
   * @returns {Promise<T | null>}
   */
  async function unlessAborted(signal, slot, name, read) {
    try {
      return await read();
    } catch (error) {
      return signal.aborted ? null : refused(slot, name)(error);
    }
  }

  /**
   * The records as a source, opened anew.
   * @param {number | null} length of the windows that regions are cut to; null takes them as they are
   * @returns {Promise<import('../../sources/records.js').RecordSource | null>} null while regions have no genome
   */
  async function openSource(length) {
    const { files, genome } = store.state.sources;
    const [[file], [table]] = [files.sequences, files.labels];
    const { alphabet } = readerOf(store.state);
    const { kind } = await kindOf(new CountedFile(file));
    const labels = table ? { tsv: table } : null;
    if (kind !== 'text') return openRecords({ fasta: file, labels, alphabet });
    if (genome === null) return null;
    const regions = { bed: file, genome, length, alphabet };
    if (labels) return openRecords({ ...regions, labels });
    return openRecords({ ...regions, labels: { bedColumns: true } }).catch(error => {
      if (asProblem(error).code !== 'sources.label-columns') throw error;
      return openRecords(regions); // regions need no labels
    });
  }

  /** @param {SlotId} slot @param {File[]} files that it contains from now on */
  function changeFiles(slot, files) {
    const { files: before, pasted } = store.state.sources;
    patch({ files: { ...before, [slot]: files }, pasted: slot === 'variants' ? '' : pasted });
  }

  /**
   * Files that were dropped somewhere: signals join those that are open, others take their places.
   * @param {Partial<Sources['files']>} given
   */
  function giveFiles({ signals, ...others }) {
    for (const [slot, files] of Object.entries(others)) changeFiles(/** @type {SlotId} */ (slot), files);
    if (!signals) return;
    const { files } = store.state.sources;
    const kept = files.signals.filter(file => !signals.some(({ name }) => name === file.name));
    changeFiles('signals', [...kept, ...signals].slice(-MAX_SIGNALS));
  }

  /** @param {string} text lines with variants, in place of a file */
  function pasteVariants(text) {
    const { files } = store.state.sources;
    patch({ pasted: text, files: text.trim() === '' ? files : { ...files, variants: [] } });
  }

  /** @param {File} file of a signal @param {import('./tracks.js').Named} names */
  function nameTrack(file, names) {
    tracks.name(file, names);
    const renamed = store.state.sources.signals?.map(track => (track.file === file ? { ...track, ...names } : track));
    patch({ signals: renamed ?? null });
  }

  /** Opens the network of an example, unless it is open, and then the files that come with it: answers about them would go with another network. */
  async function useExampleFiles() {
    const { examples } = store.state;
    const example = examples.find(({ regions }) => regions);
    if (!example) return;
    try {
      const found = await filesOf(example);
      if (!found) return;
      const { model, settings } = store.state;
      if (settings.example !== example.id || model?.source) await openExample(example.id);
      for (const [file, names] of found.names) tracks.name(file, names);
      patch({ files: found.files, pasted: '' });
    } catch (error) {
      refuse(error);
    }
  }

  store.watch(
    ({ sources, model }) => [
      ...SLOTS.map(slot => sources.files[slot]),
      sources.pasted,
      readerOf({ model }).alphabet,
      readerOf({ model }).length,
    ],
    () => void read().catch(refuse),
  );

  return { changeFiles, giveFiles, pasteVariants, nameTrack, useExampleFiles, openSource };
}

/** @param {Sources['problems']} problems */
function withoutLabels({ labels: _, ...problems }) {
  return problems;
}
