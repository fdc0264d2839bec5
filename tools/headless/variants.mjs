/** `variants`: the change of outputs and neurons by each variant. */
import { unitNames } from '../../www/session/questions/unit-names.js';
import { variantChanges } from '../../www/session/questions/variants.js';
import { wholeNumber } from './arguments.mjs';
import { opened } from './opened.mjs';
import { channels } from './options.mjs';
import { units } from './outputs.mjs';
import { genome, variants as read, warn } from './sources.mjs';
import { table } from './table.mjs';

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
  const opening = await genome(values);
  const found = await read(values, opening, info.length);
  const { changes, refused } = await variantChanges(session, opening, found.variants, request, { length: info.length });
  warn([...found.refused, ...refused]);
  const asked = request.units.length > 0 ? request.units : names.map((_, unit) => unit);
  const neurons = changes[0]?.neurons.map(({ channel }) => `neuron ${layer}.${channel}`) ?? [];
  const head = ['chromosome', 'position', 'id', 'ref', 'alt'];
  const columns = [...asked.map(unit => names[unit]), ...neurons].flatMap(name => [
    `${name} reference`,
    `${name} change`,
  ]);
  const rows = changes.map(({ variant: { chromosome, position, id, ref, alt }, reference, change, neurons }) => [
    ...[chromosome, position, id, ref, alt],
    ...reference.flatMap((value, index) => [value, change[index]]),
    ...neurons.flatMap(({ reference, change }) => [reference, change]),
  ]);
  return table([...head, ...columns], rows);
}
