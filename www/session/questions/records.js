/** Some records of a source, for questions that need a sample. */

/** @typedef {import('../../sources/records.js').RecordSource} RecordSource */
/** @typedef {import('../../sources/records/builder.js').RecordChunk} RecordChunk */
/** @typedef {import('../../sources/records/builder.js').Region} Region */
/** What asks the engine: its client, or the session of the command. @typedef {Pick<import('../../engine/client.js').Engine, 'call'>} Asks */

/**
 * The first records of a source, as many as fit.
 * @param {RecordSource} source
 * @param {{records?: number, letters?: number, signal?: AbortSignal}} [limits]
 * @returns {Promise<RecordChunk>}
 */
export async function firstRecords(source, { records = 10_000, letters = 16e6, signal } = {}) {
  /** @type {RecordChunk[]} */
  const taken = [];
  let [count, length] = [0, 0];
  for await (const chunk of source.chunks({ signal })) {
    taken.push(chunk);
    count += chunk.regions.length;
    length += chunk.letters.length;
    if (count >= records || length >= letters) break;
  }
  return joined(taken);
}

/**
 * A pass that an aborted signal ends without an error.
 * @param {Pick<RecordSource, 'chunks'>} source
 * @param {{letters?: number, signal?: AbortSignal}} options
 * @returns {AsyncGenerator<RecordChunk>}
 */
export async function* untilAborted(source, options) {
  const { signal } = options;
  try {
    for await (const chunk of source.chunks(options)) {
      if (signal?.aborted) return;
      yield chunk;
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

/** @param {RecordChunk[]} chunks @returns {RecordChunk} all in one */
function joined(chunks) {
  const letters = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.letters.length, 0));
  /** @type {number[]} */
  const ends = [];
  let start = 0;
  for (const chunk of chunks) {
    letters.set(chunk.letters, start);
    for (const end of chunk.ends) ends.push(start + end);
    start += chunk.letters.length;
  }
  return { regions: chunks.flatMap(chunk => chunk.regions), letters, ends: Uint32Array.from(ends) };
}

/**
 * A place in a record as a place of the genome, or of the record where it has none.
 * @param {Region} region
 * @param {number} start in the record, counted from 0
 * @param {number} length
 * @returns {{chromosome: string, start: number, end: number, strand: '+' | '-' | '.'}}
 */
export function placeOf(region, start, length) {
  const { name, chromosome, strand } = region;
  if (chromosome === null || region.start === null || region.end === null) {
    return { chromosome: name, start, end: start + length, strand: '.' };
  }
  const first = strand === '-' ? region.end - start - length : region.start + start;
  return { chromosome, start: first, end: first + length, strand };
}

/**
 * A site of a pattern: its strand is that of the genome.
 * @template {{record: number, start: number, length: number, reverse: boolean}} S
 * @param {S} site in a record
 * @param {Region[]} regions of all records
 */
export function placedSite(site, regions) {
  const region = regions[site.record];
  const place = placeOf(region, site.start, site.length);
  const strand = /** @type {'+' | '-'} */ ((place.strand === '-') === site.reverse ? '+' : '-');
  return { ...site, name: region.name, place: { ...place, strand } };
}
