/** Signals of the user, averaged around sites (paper, Fig. 6 C and D). */
import { Refusals, SourceError } from '../../sources/refusals.js';
import { placeOfHit } from './hits.js';

/** @typedef {import('../../engine/types.js').FootprintReport} FootprintReport */
/** @typedef {{chromosome: string, midpoint: number, reverse: boolean}} Site `midpoint` counted from 0 */
/** @typedef {{name: string, sites: Site[]}} Group */
/** @typedef {Pick<import('../../sources/signal.js').Signal, 'values'>} Signal */
/**
 * @typedef {object} Footprinted
 * @property {FootprintReport} report of the sites that were read before a cancel
 * @property {import('../../sources/refusals.js').Refusal[]} refused sites on chromosomes that a signal does not have: there
 *   they count as sites without data
 * @property {boolean} cancelled
 */

/** Sites whose signals are read at once. */
const AT_A_TIME = 64;

/**
 * The sites of hits, at their midpoints; of an even number of letters the one behind the middle, in the direction of reading.
 * @param {Pick<import('../../engine/types.js').TreeHit, 'record' | 'start' | 'length' | 'strand'>[]} hits
 * @param {import('../../sources/records/builder.js').Region[]} regions
 * @returns {Site[]}
 */
export function sitesOf(hits, regions) {
  return hits.map(hit => {
    const { chromosome, start, end, strand } = placeOfHit(hit, regions);
    const [reverse, half] = [strand === '-', Math.floor((end - start) / 2)];
    return { chromosome, midpoint: reverse ? end - 1 - half : start + half, reverse };
  });
}

/**
 * @param {import('./records.js').Asks} engine
 * @param {Group[]} groups
 * @param {{name: string, signal: Signal}[]} tracks
 * @param {{half?: number, abort?: AbortSignal, onprogress?: (done: number, all: number) => void} & Partial<import('../../engine/types.js').FootprintOptions>} [options]
 *   `half`: letters on either side of the midpoint
 * @returns {Promise<Footprinted>}
 */
export async function footprinted(engine, groups, tracks, { half = 500, abort, onprogress, ...options } = {}) {
  const names = { tracks: tracks.map(({ name }) => name), groups: groups.map(({ name }) => name) };
  await engine.call('footprint.begin', { ...options, ...names, half });
  const all = groups.reduce((sum, { sites }) => sum + sites.length, 0);
  const refusals = new Refusals();
  let done = 0;
  for (const [group, { sites }] of groups.entries()) {
    for (let first = 0; first < sites.length && !abort?.aborted; first += AT_A_TIME) {
      const some = sites.slice(first, first + AT_A_TIME);
      const values = await windows(some, tracks, half, refusals);
      const reverse = Uint8Array.from(some, ({ reverse }) => (reverse ? 1 : 0));
      await engine.call('footprint.push', { group, values, reverse });
      done += some.length;
      onprogress?.(done, all);
    }
  }
  const report = await engine.call('footprint.result', {});
  return { report, refused: refusals.list, cancelled: !!abort?.aborted };
}

/**
 * @param {Site[]} sites @param {{signal: Signal}[]} tracks @param {number} half @param {Refusals} refusals
 * @returns {Promise<Float32Array>} sites × tracks × positions
 */
async function windows(sites, tracks, half, refusals) {
  const length = 2 * half + 1;
  const values = new Float32Array(sites.length * tracks.length * length).fill(Number.NaN);
  const read = sites.flatMap((site, index) =>
    tracks.map(async ({ signal }, track) => {
      const found = await windowOf(signal, site, half, refusals);
      if (found) values.set(found, (index * tracks.length + track) * length);
    }),
  );
  await Promise.all(read);
  return values;
}

/** @param {Signal} signal @param {Site} site @param {number} half @param {Refusals} refusals @returns {Promise<Float32Array | null>} */
async function windowOf(signal, { chromosome, midpoint }, half, refusals) {
  try {
    return await signal.values(chromosome, midpoint - half, midpoint + half + 1);
  } catch (error) {
    if (!(error instanceof SourceError) || error.code !== 'sources.chromosome') throw error;
    const { code, concerns, message, next, line } = error; // the message of an error is not among what is spread
    refusals.add({ code, concerns, message, next, line });
    return null;
  }
}
