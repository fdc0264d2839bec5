/** The changes of outputs, neurons and facets by variants. */
import { variantWindows } from '../../sources/variants/windows.js';

/** @typedef {import('../../engine/types.js').AlleleChange} AlleleChange */
/** @typedef {import('../../sources/variants.js').Variant} Variant */
/** @typedef {{variant: Variant} & AlleleChange} VariantChange */

/**
 * The outputs must be open.
 * @param {import('./records.js').Asks} engine
 * @param {import('../../sources/genome.js').Genome} genome
 * @param {Variant[]} variants
 * @param {import('../../engine/protocol.js').Methods['changes.begin']['params']} asked with a report, its facets, too
 * @param {{length: number, signal?: AbortSignal, onprogress?: (done: number, all: number) => void}} options `length`:
 *   letters of the network's input
 * @returns {Promise<{changes: VariantChange[], refused: import('../../sources/refusals.js').Refusal[], cancelled: boolean}>}
 */
export async function variantChanges(engine, genome, variants, asked, { length, signal, onprogress }) {
  await engine.call('changes.begin', asked);
  /** @type {VariantChange[]} */
  const changes = [];
  const windows = variantWindows(genome, variants, length);
  for await (const { variants: some, letters, ends } of windows.chunks()) {
    if (signal?.aborted) break;
    const found = await engine.call('changes.push', { letters, ends });
    for (const [index, change] of found.entries()) changes.push({ variant: some[index], ...change });
    onprogress?.(changes.length, variants.length);
  }
  return { changes, refused: windows.refused, cancelled: !!signal?.aborted };
}
