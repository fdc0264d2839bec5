/** Motifs of the windows that activate a neuron most, by expectation maximisation as in MEME (paper, Fig. S21). */
import { placedSite, untilAborted } from './records.js';

/** @typedef {import('../../engine/types.js').WindowMotifsReport} WindowMotifsReport */
/** @typedef {import('../../engine/types.js').WindowMotif} WindowMotif */
/** @typedef {import('../../engine/types.js').WindowSite} WindowSite */
/** @typedef {import('../../sources/records/builder.js').Region} Region */
/** @typedef {ReturnType<typeof placedSite<WindowSite>>} PlacedSite */
/** @typedef {Omit<WindowMotif, 'sites'> & {sites: PlacedSite[]}} PlacedMotif */
/** @typedef {Omit<WindowMotifsReport, 'motifs'> & {motifs: PlacedMotif[], cancelled: boolean}} WindowMotifs */

/** Letters of a chunk, which is scanned before a cancel is received. */
const LETTERS = 250_000;

/**
 * @param {import('./records.js').Asks} engine
 * @param {import('./records.js').RecordSource} source
 * @param {Partial<import('../../engine/types.js').WindowMotifsRequest>} request
 * @param {{signal?: AbortSignal, onprogress?: (records: number, fraction: number) => void}} [options] `onprogress`: while
 *   records are scanned; the search that follows is a job of the engine
 * @returns {Promise<WindowMotifs | null>} null where it was aborted before the search
 */
export async function windowMotifs(engine, source, request, { signal, onprogress } = {}) {
  await engine.call('meme.begin', request);
  /** @type {Region[]} */
  const regions = [];
  for await (const { regions: some, letters, ends } of untilAborted(source, { letters: LETTERS, signal })) {
    for (const region of some) regions.push(region);
    await engine.call('meme.push', { letters, ends });
    onprogress?.(regions.length, source.progress());
  }
  if (signal?.aborted) return null;
  const found = await engine.call('meme.search', {});
  const placed = (/** @type {WindowMotif} */ motif) => ({
    ...motif,
    sites: motif.sites.map(site => placedSite(site, regions)),
  });
  return { ...found, motifs: found.motifs.map(placed) };
}
