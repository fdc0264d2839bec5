/** `modisco`: patterns of the contributions of letters to a neuron. */
import { writeFile } from 'node:fs/promises';
import { discovered } from '../../www/session/questions/modisco.js';
import { bedOfSeqlets, jsonOfPatterns, patternsOf } from '../../www/session/questions/modisco-files.js';
import { attribution, wholeNumber } from './arguments.mjs';
import { interruptible } from './interrupt.mjs';
import { opened } from './opened.mjs';
import { Refusal } from './refusal.mjs';
import { records, warn } from './sources.mjs';
import { table } from './table.mjs';

/** @typedef {import('../../www/session/questions/modisco.js').Discovered} Discovered */
/** @typedef {import('../../www/session/questions/modisco.js').PlacedPattern} PlacedPattern */

/** @param {import('./session.mjs').Session} session @param {import('./arguments.mjs').Values} values */
export async function modisco(session, values) {
  const network = await opened(session);
  const request = /** @type {Partial<import('../../www/engine/types.js').DiscoveryRequest>} */ ({
    layer: wholeNumber(values.layer, 'layer', 1) ?? 1,
    channel: wholeNumber(values.channel, 'channel') ?? 0,
    method: values.method,
    attribution: attribution(values),
    within: wholeNumber(values.within, 'within', 1) ?? 400,
  });
  const source = await records(values, { length: null, alphabet: network.alphabet });
  const work = discovered(session, source, request);
  const found = await interruptible(work, () => session.cancel().catch(() => {}));
  if (!found || found.cancelled) throw new Refusal('run.cancelled', 'The command was cancelled.');
  warn(source.refused);
  process.stderr.write(`${summary(found)}\n`);
  if (values.meme !== undefined) await writeFile(String(values.meme), found.meme);
  if (values.seqlets !== undefined) await writeFile(String(values.seqlets), bedOfSeqlets(found));
  if (values.json !== undefined) await writeFile(String(values.json), jsonOfPatterns(found));
  return listed(patternsOf(found));
}

/** @param {Discovered} found */
function summary({ records, searched, left, length, seqlets: [positive, negative] }) {
  const room = left > 0 ? `, no room for ${left}` : '';
  return `${records} sequences, ${searched} searched, ${length} letters of each${room}; ${positive} positive and ${negative} negative seqlets`;
}

/** @param {PlacedPattern[]} patterns */
function listed(patterns) {
  const rows = patterns.map(({ id, seqlets, contribution, consensus, start, end }) => [
    ...[id, seqlets.length, contribution, consensus, start, end],
  ]);
  return table(['pattern', 'seqlets', 'contribution', 'consensus', 'start', 'end'], rows);
}
