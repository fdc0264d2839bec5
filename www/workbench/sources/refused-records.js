/** Records that were refused: each kind once, with its count, the first one, and the lines of some others. */
import { SEQUENCES } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';

const { refused: TEXT } = SEQUENCES;

/**
 * @param {import('../../sources/refusals.js').Refusal[]} refused
 * @param {string} id
 * @returns {HTMLElement | null} nothing where none was
 */
export function refusedRecords(refused, id) {
  if (refused.length === 0) return null;
  const all = refused.reduce((sum, { count }) => sum + count, 0);
  return h(
    'details',
    { class: 'refused-records', id },
    h('summary', {}, TEXT.summary(all)),
    h('ul', {}, ...refused.map(kind)),
  );
}

/** @param {import('../../sources/refusals.js').Refusal} refusal */
function kind({ code, message, next, count, further }) {
  const lines = further.map(({ line }) => line).filter(line => line !== null);
  return h(
    'li',
    {},
    h('code', {}, code),
    ` ${TEXT.times(count)}`,
    count > 1 && TEXT.first,
    `${message} ${next}`,
    lines.length > 0 && ` ${TEXT.further(lines)}`,
  );
}
