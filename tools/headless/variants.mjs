/** `variants`: the change of outputs, neurons and facets by each variant. */
import { readFile, writeFile } from 'node:fs/promises';
import { motifsOfFacets } from '../../www/session/matches.js';
import { unitNames } from '../../www/session/questions/unit-names.js';
import { variantChanges } from '../../www/session/questions/variants.js';
import { wholeNumber } from './arguments.mjs';
import { opened } from './opened.mjs';
import { channels } from './options.mjs';
import { units } from './outputs.mjs';
import { Refusal } from './refusal.mjs';
import { genome, variants as read, warn } from './sources.mjs';
import { table } from './table.mjs';

const WHICH = ['chromosome', 'position', 'id', 'ref', 'alt'];

/** @param {import('./session.mjs').Session} session @param {import('./arguments.mjs').Values} values */
export async function variants(session, values) {
  const network = await opened(session);
  const info = await session.call('outputs.open', { scale: values.scale === 'output' ? 'output' : 'logit' });
  const names = unitNames(info);
  const layer = wholeNumber(values.layer, 'layer', 1) ?? 0;
  const request = {
    units: units(values.units, names),
    layer,
    channels: layer === 0 ? [] : channels(layer, String(values.neurons), network),
  };
  if (values.facets !== undefined) needsNeurons(values);
  const report = values.report === undefined ? undefined : await readFile(String(values.report), 'utf8');
  const opening = await genome(values);
  const found = await read(values, opening, info.length);
  const asked = { request, report };
  const { changes, refused } = await variantChanges(session, opening, found.variants, asked, { length: info.length });
  warn([...found.refused, ...refused]);
  const listed = request.units.length > 0 ? request.units : names.map((_, unit) => unit);
  const neurons = changes[0]?.neurons.map(({ channel }) => `neuron ${layer}.${channel}`) ?? [];
  const columns = [...listed.map(unit => names[unit]), ...neurons].flatMap(name => [
    `${name} reference`,
    `${name} change`,
  ]);
  const rows = changes.map(({ variant: { chromosome, position, id, ref, alt }, reference, change, neurons }) => [
    ...[chromosome, position, id, ref, alt],
    ...reference.flatMap((value, index) => [value, change[index]]),
    ...neurons.flatMap(({ reference, change }) => [reference, change]),
  ]);
  if (values.facets !== undefined)
    await writeFile(String(values.facets), `${facetTable(changes, layer, motifsOfFacets(JSON.parse(report ?? '')))}\n`);
  return table([...WHICH, ...columns], rows);
}

/** @param {import('./arguments.mjs').Values} values */
function needsNeurons({ report, layer }) {
  if (report !== undefined && layer !== undefined) return;
  const message = 'The changes of facets need the report with the facets, and the layer of its neurons.';
  throw new Refusal('request.option', message, 'Give --report and --layer.');
}

/**
 * @param {import('../../www/session/questions/variants.js').VariantChange[]} changes @param {number} layer
 * @param {Map<string, string>} motifs what those of each facet are called
 */
function facetTable(changes, layer, motifs) {
  const rows = changes.flatMap(({ variant: { chromosome, position, id, ref, alt }, facets }) =>
    facets.map(facet => [
      ...[chromosome, position, id, ref, alt, `${layer}.${facet.channel}`, facet.id, motifs.get(facet.id)],
      ...[facet.held, facet.held_change, facet.reference, facet.change],
    ]),
  );
  const head = ['neuron', 'facet', 'motifs', 'held reference', 'held change', 'value reference', 'value change'];
  return table([...WHICH, ...head], rows);
}
