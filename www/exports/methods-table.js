/** The comparison of methods on a neuron as a table, with values as they were computed. */
import { ENGINE } from '../texts/engine.js';
import { say } from '../texts/say.js';
import { tsv } from '../ui/tsv.js';

/** @param {import('../engine/protocol.js').MethodsCompared} compared */
export function methodsTable({ rows }) {
  const head = [
    ...['method', 'subject', 'sequences', 'information', 'consensus', 'consensus_activation', 'consensus_share'],
    ...['correlation', 'offset', 'orientation'],
  ];
  return tsv([
    head,
    ...rows.map(row => [
      ENGINE.methods[row.method].name,
      say('subject', row.subject),
      ...[row.sequences, row.information, row.consensus, row.consensus_activation ?? '', row.decoupling ?? ''],
      ...(row.truth ? [row.truth.correlation, row.truth.offset, row.truth.orientation] : ['', '', '']),
    ]),
  ]);
}
