/** The places for the visitor's files, lines with variants, names of signals, and what was read in them. */
import { MAX_SIGNALS, SLOTS } from '../../session/sources-state.js';
import { fileSlots } from '../../session/views/file-slots.js';
import { SEQUENCES, SIGNALS } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { trackNames } from '../signals/track-names.js';
import { refusedRecords } from './refused-records.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/sources-state.js').SlotId} SlotId */
/** @typedef {import('../../session/views/file-slots.js').Filled} Filled */

/** Files that a place takes: a genome has up to two indexes. @type {Partial<Record<SlotId, number>>} */
const MANY = { genome: 3, signals: MAX_SIGNALS };

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function filesView(store, actions) {
  const slots = fileSlots({
    id: 'sources',
    label: SEQUENCES.slots.label,
    slots: SLOTS.map(id => ({ id, ...SEQUENCES.slots[id], most: MANY[id] })),
    change: (slot, files) => actions.changeFiles(/** @type {SlotId} */ (slot), files),
    example: { text: SEQUENCES.example, use: actions.useExampleFiles },
  });
  const refused = h('div', { class: 'refused' });
  store.watch(
    ({ sources, model, run }) => [sources, model, run?.status],
    ({ sources, model }) => {
      slots.show(Object.fromEntries(SLOTS.map(id => [id, filled(id, sources, model?.info.input_length ?? null)])));
    },
  );
  store.watch(
    ({ sources }) => [sources.records, sources.variants, sources.expression],
    ({ sources: { records, variants, expression } }) =>
      fill(
        refused,
        refusedRecords(records?.refused ?? [], 'refused-records'),
        refusedRecords(variants?.refused ?? [], 'refused-variants'),
        refusedRecords(expression?.refused ?? [], 'refused-expression'),
      ),
  );
  return h('div', {}, slots.element, trackNames(store, actions), pasteForm(store, actions), refused);
}

/** @param {SlotId} id @param {State['sources']} sources @param {number | null} length of the network's input @returns {Filled} */
function filled(id, sources, length) {
  const files = sources.files[id];
  return { files, found: found(id, sources, length), problem: sources.problems[id] };
}

/** @param {SlotId} id @param {State['sources']} sources @param {number | null} length @returns {string | undefined} */
function found(id, sources, length) {
  const { files, pasted, reading, genome, records, variants, signals, expression, problems } = sources;
  const given = files[id].length > 0 || (id === 'variants' && pasted.trim() !== '');
  if (!given) return undefined;
  if (id === 'signals') return signals ? SIGNALS.signals(signals.length) : SEQUENCES.reading(0);
  if (problems[id]) return undefined;
  if (reading?.slot === id) return SEQUENCES.reading(reading.fraction);
  if (id === 'genome') return genome ? SEQUENCES.genome(genome.chromosomes.size, lettersOf(genome)) : undefined;
  if (id === 'expression')
    return expression ? SIGNALS.expression(expression.genes.size, expression.cellTypes) : undefined;
  if (id === 'labels') return records ? undefined : SEQUENCES.waitsForGenome.labels;
  if (id === 'variants') {
    return variants ? SEQUENCES.variants(variants.list.length) : genome ? undefined : SEQUENCES.waitsForGenome.variants;
  }
  if (!records) return genome || reading ? undefined : SEQUENCES.waitsForGenome.sequences;
  const { labelNames, kind } = records.source;
  const cut = kind === 'bed' && length !== null && records.count > 0 && !records.lengths.every(own => own === length);
  return [
    SEQUENCES.records(records, kind === 'bed'),
    labelNames.length > 0 && SEQUENCES.labels(labelNames),
    cut && SEQUENCES.cut(length),
  ]
    .filter(Boolean)
    .join(' ');
}

/** @param {import('../../sources/genome.js').Genome} genome */
function lettersOf({ chromosomes }) {
  return [...chromosomes.values()].reduce((sum, length) => sum + length, 0);
}

/** @param {import('../../ui/store.js').Store<State>} store @param {import('../actions.js').Actions} actions */
function pasteForm(store, actions) {
  const text = h('textarea', {
    id: 'variants-text',
    rows: 2,
    spellcheck: 'false',
    autocomplete: 'off',
    placeholder: 'chr1:12345 A G',
  });
  store.watch(
    ({ sources }) => [sources.pasted],
    ({ sources }) => {
      if (text.value !== sources.pasted) text.value = sources.pasted;
    },
  );
  return h(
    'form',
    {
      class: 'paste-variants',
      onsubmit(/** @type {Event} */ event) {
        event.preventDefault();
        actions.pasteVariants(text.value);
      },
    },
    h('label', { for: 'variants-text' }, SEQUENCES.paste),
    text,
    h('button', { type: 'submit', class: 'quiet', id: 'variants-take' }, SEQUENCES.take),
  );
}
