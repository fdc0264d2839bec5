/** Random networks against ONNX Runtime. */
import { compared } from './compare.mjs';
import { Coverage } from './coverage.mjs';
import { described } from './description.mjs';
import { generate } from './generate.mjs';

/** @typedef {import('./description.mjs').Description} Description */

/** @returns {import('../run.mjs').Subject<Description>} */
export function networks() {
  const coverage = new Coverage();
  return {
    name: 'networks',
    extension: '.onnx',
    begin: async () => {},
    write: seed => {
      const { builder, input } = generate(seed);
      coverage.count(builder);
      return { bytes: builder.file(), description: described(builder, input) };
    },
    compare: compared,
    report: () => coverage.table(),
  };
}
