/** `meme`: motifs of the windows of sequences that activate a neuron most. */
import { writeFile } from 'node:fs/promises';
import { bedOfSites, jsonOfMotifs } from '../../www/session/questions/meme-files.js';
import { windowMotifs } from '../../www/session/questions/meme.js';
import { wholeNumber } from './arguments.mjs';
import { interruptible } from './interrupt.mjs';
import { opened } from './opened.mjs';
import { Refusal } from './refusal.mjs';
import { records, warn } from './sources.mjs';
import { table } from './table.mjs';

/** @param {import('./session.mjs').Session} session @param {import('./arguments.mjs').Values} values */
export async function meme(session, values) {
  const network = await opened(session);
  const request = {
    layer: wholeNumber(values.layer, 'layer', 1) ?? 1,
    channel: wholeNumber(values.channel, 'channel') ?? 0,
    options: {
      motifs: wholeNumber(values.motifs, 'motifs', 1) ?? 3,
      min_width: wholeNumber(values['min-width'], 'min-width', 1) ?? 6,
      max_width: wholeNumber(values['max-width'], 'max-width', 1) ?? 30,
      sequences: wholeNumber(values.windows, 'windows', 1) ?? 500,
      both_strands: values['no-rc'] !== true,
    },
  };
  const source = await records(values, { length: null, alphabet: network.alphabet });
  const work = windowMotifs(session, source, request);
  const found = await interruptible(work, () => session.cancel().catch(() => {}));
  if (!found || found.cancelled) throw new Refusal('run.cancelled', 'The command was cancelled.');
  warn(source.refused);
  process.stderr.write(`${found.records} sequences, ${found.windows} windows of ${found.length} letters searched\n`);
  if (values.meme !== undefined) await writeFile(String(values.meme), found.meme);
  if (values.sites !== undefined) await writeFile(String(values.sites), bedOfSites(found));
  if (values.json !== undefined) await writeFile(String(values.json), jsonOfMotifs(found));
  return listed(found.motifs);
}

/** @param {import('../../www/session/questions/meme.js').PlacedMotif[]} motifs */
function listed(motifs) {
  const rows = motifs.map(({ id, ppm, sites, share, information, gain, consensus }) => [
    ...[id, ppm.length, sites.length, share, information, gain, consensus],
  ]);
  return table(['motif', 'width', 'sites', 'share', 'information', 'gain', 'consensus'], rows);
}
