/** `contributions`: how much each letter of sequences contributes to a neuron. */
import { writeFile } from 'node:fs/promises';
import { contributionIntervals, explained } from '../../www/session/questions/contributions.js';
import { bedGraph } from '../../www/sources/tracks/bedgraph.js';
import { bigWig } from '../../www/sources/tracks/bigwig.js';
import { attribution, optionRefusal, wholeNumber } from './arguments.mjs';
import { opened } from './opened.mjs';
import { genome, records, warn } from './sources.mjs';

/** @typedef {import('../../www/session/questions/contributions.js').Explained} Explained */

/** @param {import('./session.mjs').Session} session @param {import('./arguments.mjs').Values} values */
export async function contributions(session, values) {
  const network = await opened(session);
  const request = /** @type {import('../../www/engine/types.js').ContributionsRequest} */ ({
    layer: wholeNumber(values.layer, 'layer', 1) ?? 1,
    channel: wholeNumber(values.channel, 'channel') ?? 0,
    method: values.method,
    options: attribution(values),
  });
  const tracks = [values.bedgraph, values.bigwig].filter(name => name !== undefined);
  if (tracks.length > 0 && values.regions === undefined) {
    throw optionRefusal('Tracks have places of a genome: give --regions with --genome.');
  }
  const source = await records(values, { length: null, alphabet: network.alphabet });
  /** @type {Explained[]} */
  const found = [];
  const lines = [];
  for await (const one of explained(session, source, request)) {
    lines.push(JSON.stringify(described(one)));
    if (tracks.length > 0) found.push(one);
  }
  warn(source.refused);
  if (tracks.length > 0) await save(values, found);
  return lines.join('\n');
}

/** @param {Explained} one */
function described({ region, place, letters, value, reference, sum, positions }) {
  const expected = reference === undefined ? undefined : value - reference;
  return { sequence: region.name, ...place, letters, value, reference, expected, sum, positions };
}

/** @param {import('./arguments.mjs').Values} values @param {Explained[]} found */
async function save(values, found) {
  const { chromosomes } = await genome(values);
  const intervals = [...contributionIntervals(found, chromosomes.keys())];
  if (values.bedgraph !== undefined)
    await writeFile(String(values.bedgraph), [...bedGraph(intervals, chromosomes)].join(''));
  if (values.bigwig !== undefined) {
    const track = await bigWig(intervals, chromosomes);
    await writeFile(String(values.bigwig), new Uint8Array(await track.arrayBuffer()));
  }
}
