/** Sites of motifs and syntax trees in a source of any size. */
import { placeOf, untilAborted } from './records.js';

/** @typedef {import('../../engine/types.js').OccurrenceReport} OccurrenceReport */
/** @typedef {import('../../engine/types.js').MotifHit} MotifHit */
/** @typedef {import('../../engine/types.js').TreeHit} TreeHit */
/** @typedef {import('../../sources/records/builder.js').Region} Region */
/** @typedef {{chromosome: string, start: number, end: number, strand: '+' | '-' | '.'}} Place */
/** @typedef {{found: OccurrenceReport, regions: Region[], cancelled: boolean}} Searched */

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
  for await (const { regions: some, letters, ends } of untilAborted(source, { letters: size, signal })) {
    for (const region of some) regions.push(region);
    await engine.call('hits.push', { letters, ends });
    onprogress?.(regions.length, source.progress());
  }
  return { found: await engine.call('hits.result', {}), regions, cancelled: !!signal?.aborted };
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
 * Hits of motifs as tracks and tables take them, in the order of the genome.
 * @param {Searched} searched
 * @returns {import('../../sources/tracks/hits.js').Hit[]}
 */
export function motifHits({ found: { hits, motifs }, regions }) {
  return hits.map(hit => ({
    ...placeOfHit(hit, regions),
    name: motifs[hit.motif].name,
    score: hit.score,
    pValue: hit.p,
    columns: {
      motif: motifs[hit.motif].id,
      sequence: regions[hit.record].name,
      qValue: hit.q,
      distance: hit.distance,
    },
  }));
}

/**
 * Sites of a tree in the same form.
 * @param {Searched} searched
 * @param {import('../../engine/types.js').TreeOccurrences} tree
 * @returns {import('../../sources/tracks/hits.js').Hit[]}
 */
export function treeHits({ regions }, tree) {
  return tree.hits.map(hit => ({
    ...placeOfHit(hit, regions),
    name: tree.text,
    score: hit.score,
    pValue: null,
    columns: {
      neuron: `${tree.layer}.${tree.channel}`,
      sequence: regions[hit.record].name,
      distance: hit.distance,
      gaps: hit.gaps.join(','),
      motifPValues: hit.sites.map(({ p }) => p.toPrecision(3)).join(','),
    },
  }));
}
