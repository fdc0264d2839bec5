/** TF-MoDISco on the contributions of the letters of records to a neuron. */
import { placedSite, untilAborted } from './records.js';

/** @typedef {import('../../engine/types.js').DiscoveryReport} DiscoveryReport */
/** @typedef {import('../../engine/types.js').DiscoveredPattern} DiscoveredPattern */
/** @typedef {import('../../engine/types.js').DiscoveredSeqlet} DiscoveredSeqlet */
/** @typedef {import('../../sources/records/builder.js').Region} Region */
/** @typedef {ReturnType<typeof placedSite<DiscoveredSeqlet>>} PlacedSeqlet */
/** @typedef {Omit<DiscoveredPattern, 'seqlets'> & {seqlets: PlacedSeqlet[]}} PlacedPattern */
/** @typedef {Omit<DiscoveryReport, 'positive' | 'negative'> & {positive: PlacedPattern[], negative: PlacedPattern[], cancelled: boolean}} Discovered */

/** Letters of a chunk: a chunk is explained before a cancel is heard. */
const LETTERS = 20_000;

/**
 * @param {import('./records.js').Asks} engine
 * @param {import('./records.js').RecordSource} source
 * @param {Partial<import('../../engine/types.js').DiscoveryRequest>} request
 * @param {{signal?: AbortSignal, onprogress?: (records: number, fraction: number) => void}} [options] `onprogress`: while
 *   records are explained; the search that follows is a job of the engine
 * @returns {Promise<Discovered | null>} null where it was aborted before the search
 */
export async function discovered(engine, source, request, { signal, onprogress } = {}) {
  await engine.call('modisco.begin', request);
  /** @type {Region[]} */
  const regions = [];
  for await (const { regions: some, letters, ends } of untilAborted(source, { letters: LETTERS, signal })) {
    for (const region of some) regions.push(region);
    await engine.call('modisco.push', { letters, ends });
    onprogress?.(regions.length, source.progress());
  }
  if (signal?.aborted) return null;
  const found = await engine.call('modisco.search', {});
  const placed = (/** @type {DiscoveredPattern} */ pattern) => ({
    ...pattern,
    seqlets: pattern.seqlets.map(seqlet => placedSite(seqlet, regions)),
  });
  return { ...found, positive: found.positive.map(placed), negative: found.negative.map(placed) };
}
