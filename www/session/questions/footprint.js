/** Signals of the user, averaged around sites (paper, Fig. 6 C and D). */
import { placeOfHit } from './hits.js';

/** @typedef {import('../../engine/types.js').FootprintReport} FootprintReport */
/** @typedef {{chromosome: string, midpoint: number, reverse: boolean}} Site `midpoint` counted from 0 */
/** @typedef {{name: string, sites: Site[]}} Group */
/** @typedef {Pick<import('../../sources/signal.js').Signal, 'values'>} Signal */

/** Sites whose signals are read at once. */
const AT_A_TIME = 64;

/**
 * The sites of hits, at their midpoints.
 * @param {Pick<import('../../engine/types.js').TreeHit, 'record' | 'start' | 'length' | 'strand'>[]} hits
 * @param {import('../../sources/records/builder.js').Region[]} regions
 * @returns {Site[]}
 */
export function sitesOf(hits, regions) {
  return hits.map(hit => {
    const { chromosome, start, end, strand } = placeOfHit(hit, regions);
    return { chromosome, midpoint: Math.floor((start + end) / 2), reverse: strand === '-' };
  });
}

/**
 * @param {import('./records.js').Asks} engine
 * @param {Group[]} groups
 * @param {{name: string, signal: Signal}[]} tracks
 * @param {{half?: number, abort?: AbortSignal, onprogress?: (done: number, all: number) => void} & Partial<import('../../engine/types.js').FootprintOptions>} [options]
 *   `half`: letters on either side of the midpoint
 * @returns {Promise<FootprintReport>} of the sites that were read before a cancel
 */
export async function footprinted(engine, groups, tracks, { half = 500, abort, onprogress, ...options } = {}) {
  const names = { tracks: tracks.map(({ name }) => name), groups: groups.map(({ name }) => name) };
  await engine.call('footprint.begin', { ...options, ...names, half });
  const all = groups.reduce((sum, { sites }) => sum + sites.length, 0);
  let done = 0;
  for (const [group, { sites }] of groups.entries()) {
    for (let first = 0; first < sites.length && !abort?.aborted; first += AT_A_TIME) {
      const some = sites.slice(first, first + AT_A_TIME);
      const values = await windows(some, tracks, half);
      const reverse = Uint8Array.from(some, ({ reverse }) => (reverse ? 1 : 0));
      await engine.call('footprint.push', { group, values, reverse });
      done += some.length;
      onprogress?.(done, all);
    }
  }
  return engine.call('footprint.result', {});
}

/**
 * @param {Site[]} sites @param {{signal: Signal}[]} tracks @param {number} half
 * @returns {Promise<Float32Array>} sites × tracks × positions
 */
async function windows(sites, tracks, half) {
  const length = 2 * half + 1;
  const values = new Float32Array(sites.length * tracks.length * length);
  const read = sites.flatMap(({ chromosome, midpoint }, site) =>
    tracks.map(async ({ signal }, track) => {
      const found = await signal.values(chromosome, midpoint - half, midpoint + half + 1);
      values.set(found, (site * tracks.length + track) * length);
    }),
  );
  await Promise.all(read);
  return values;
}
