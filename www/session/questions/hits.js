/** Sites of motifs and syntax trees in a source of any size. */
import { placeOf, untilAborted } from './records.js';

/** @typedef {import('../../engine/types.js').OccurrenceReport} OccurrenceReport */
/** @typedef {import('../../engine/types.js').MotifHit} MotifHit */
/** @typedef {import('../../engine/types.js').TreeHit} TreeHit */
/** @typedef {import('../../sources/records/builder.js').Region} Region */
/** @typedef {{chromosome: string, start: number, end: number, strand: '+' | '-' | '.'}} Place */
/** @typedef {{found: OccurrenceReport, regions: Region[], lengths: number[], cancelled: boolean}} Searched `lengths`: letters of each record */

/**
 * @param {import('./records.js').Asks} engine
 * @param {Pick<import('./records.js').RecordSource, 'chunks' | 'progress'>} source
 * @param {import('../../engine/protocol.js').HitsRequest} request
 * @param {{letters?: number, signal?: AbortSignal, onprogress?: (records: number, fraction: number) => void}} [options]
 *   `letters` is the size of a chunk, which is searched before a cancel is received; an aborted search answers with what it
 *   found
 * @returns {Promise<Searched>}
 */
export async function searched(engine, source, request, { letters: size, signal, onprogress } = {}) {
  await engine.call('hits.begin', request);
  /** @type {Region[]} */
  const regions = [];
  /** @type {number[]} */
  const lengths = [];
  for await (const { regions: some, letters, ends } of untilAborted(source, { letters: size, signal })) {
    for (const [index, region] of some.entries()) {
      regions.push(region);
      lengths.push(ends[index] - (ends[index - 1] ?? 0));
    }
    await engine.call('hits.push', { letters, ends });
    onprogress?.(regions.length, source.progress());
  }
  return { found: await engine.call('hits.result', {}), regions, lengths, cancelled: !!signal?.aborted };
}

/**
 * The place of a hit; its strand is that of the genome where its record has one.
 * @param {Pick<MotifHit | TreeHit, 'record' | 'start' | 'length' | 'strand'>} hit
 * @param {Region[]} regions
 * @returns {Place}
 */
export function placeOfHit({ record, start, length, strand }, regions) {
  const place = placeOf(regions[record], start, length);
  const turned = place.strand === '-' ? (strand === '+' ? '-' : '+') : strand;
  return { ...place, strand: turned === '-' ? '-' : '+' };
}

/**
 * How far the middle of a hit is from the centre of its record, rounded down, as the engine counts positions.
 * @param {Pick<MotifHit | TreeHit, 'record' | 'start' | 'length'>} hit
 * @param {number[]} lengths of the records
 */
export function distanceOf({ record, start, length }, lengths) {
  return Math.floor((2 * start + length - lengths[record]) / 2);
}

/**
 * Hits of motifs as tracks and tables take them, in the order of the genome.
 * @param {Searched} searched
 * @returns {import('../../sources/tracks/hits.js').Hit[]}
 */
export function motifHits({ found: { hits, motifs }, regions, lengths }) {
  return hits.map(hit => ({
    ...placeOfHit(hit, regions),
    name: motifs[hit.motif].name,
    score: hit.score,
    pValue: hit.p,
    columns: {
      motif: motifs[hit.motif].id,
      sequence: regions[hit.record].name,
      qValue: hit.q,
      distance: distanceOf(hit, lengths),
    },
  }));
}

/**
 * Sites of a tree in the same form.
 * @param {Searched} searched
 * @param {import('../../engine/types.js').TreeOccurrences} tree
 * @returns {import('../../sources/tracks/hits.js').Hit[]}
 */
export function treeHits({ regions, lengths }, tree) {
  return tree.hits.map(hit => ({
    ...placeOfHit(hit, regions),
    name: tree.text,
    score: hit.score,
    pValue: null,
    columns: {
      neuron: `${tree.layer}.${tree.channel}`,
      sequence: regions[hit.record].name,
      distance: distanceOf(hit, lengths),
      gaps: hit.gaps.join(','),
      motifPValues: hit.sites.map(({ p }) => p.toPrecision(3)).join(','),
    },
  }));
}
