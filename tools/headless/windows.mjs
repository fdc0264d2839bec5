/** `windows`: the windows of sequences that activate neurons most. */
import { readFile } from 'node:fs/promises';
import { surveyed } from '../../www/session/questions/survey.js';
import { wholeNumber } from './arguments.mjs';
import { interruptible } from './interrupt.mjs';
import { opened } from './opened.mjs';
import { channels } from './options.mjs';
import { records, warn } from './sources.mjs';
import { table } from './table.mjs';

/** @param {import('./session.mjs').Session} session @param {import('./arguments.mjs').Values} values */
export async function windows(session, values) {
  const network = await opened(session);
  const layer = wholeNumber(values.layer, 'layer', 1) ?? 1;
  const request = {
    layer,
    channels: channels(layer, String(values.neurons), network),
    windows: wholeNumber(values.windows, 'windows', 1) ?? 3_000,
  };
  const report = values.report === undefined ? undefined : await readFile(String(values.report), 'utf8');
  const source = await records(values, { length: null, alphabet: network.alphabet });
  const cancel = new AbortController();
  const {
    neurons,
    records: count,
    scanned,
    skipped,
  } = await interruptible(surveyed(session, source, request, { report, signal: cancel.signal }), () => cancel.abort());
  warn(source.refused);
  process.stderr.write(`${count} sequences, ${scanned} windows, ${skipped} with unknown letters left out\n`);
  for (const { channel, active, strong, explained } of neurons.filter(({ explained }) => explained !== undefined)) {
    const share = `facets explain ${Math.round(100 * (explained ?? 0))} % of the ${strong} strong windows`;
    process.stderr.write(`neuron ${layer}.${channel}: ${active} places; ${share}\n`);
  }
  const rows = neurons.flatMap(({ channel, windows, facets }) =>
    windows.map(({ region, place, value, facet, held }, index) => [
      ...[channel, index + 1, value, place.chromosome, place.start, place.end, place.strand, region.name],
      facet === undefined ? '' : facets?.[facet].id,
      held,
    ]),
  );
  const head = ['neuron', 'rank', 'value', 'chromosome', 'start', 'end', 'strand', 'sequence', 'facet', 'held'];
  return table(head, rows);
}
