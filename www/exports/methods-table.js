/** The comparison of methods on a neuron as a table, with values as they were computed. */
import { ENGINE } from '../texts/engine.js';
import { say } from '../texts/say.js';
import { tableOf } from './tables.js';

/** @param {import('../engine/protocol.js').MethodsCompared} compared */
export function methodsTable({ rows }) {
  return tableOf(
    rows.map(row => ({
      method: ENGINE.methods[row.method].name,
      subject: say('subject', row.subject),
      sequences: row.sequences,
      information: row.information,
      consensus: row.consensus,
      consensus_activation: row.consensus_activation,
      consensus_share: row.decoupling,
      correlation: row.truth?.correlation,
      offset: row.truth?.offset,
      orientation: row.truth?.orientation,
    })),
  );
}
