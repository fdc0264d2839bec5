/** `compare`: Tomtom's table of one motif file against others. */
import { optionRefusal, wholeNumber } from './arguments.mjs';
import { interruptible } from './interrupt.mjs';
import { Refusal } from './refusal.mjs';

/** Matches that are worked out for one motif: more than any database holds. */
const ALL = 10_000;

/**
 * @param {import('./session.mjs').Session} session
 * @param {import('./arguments.mjs').Values} values
 */
export async function compare(session, values) {
  const { grammar } = await session.call('preset', { name: 'quick' });
  const options = compareOptions(values, grammar);
  await session.addMotifs();
  const { queries, warnings, tsv, cancelled } = await interruptible(session.compare(options), () =>
    session.cancel().catch(() => {}),
  );
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  for (const { id, warnings } of queries) {
    for (const warning of warnings) process.stderr.write(`${id}: ${warning}\n`);
  }
  if (cancelled) throw new Refusal('run.cancelled', 'The comparison was cancelled.');
  return tsv.trimEnd();
}

/**
 * @param {import('./arguments.mjs').Values} values
 * @param {import('../../www/engine/types.js').GrammarOptions} preset
 * @returns {import('../../www/engine/types.js').GrammarOptions}
 */
export function compareOptions(values, preset) {
  const threshold = Number(values.threshold);
  if (values.threshold === '' || Number.isNaN(threshold))
    throw optionRefusal('--threshold must be a number from 0 to 1.');
  return {
    ...preset,
    threshold,
    listed: ALL,
    distance: /** @type {import('../../www/engine/types.js').Distance} */ (values.distance),
    min_overlap: wholeNumber(values['min-overlap'], 'min-overlap', 1) ?? preset.min_overlap,
    both_strands: values['no-rc'] !== true,
  };
}
