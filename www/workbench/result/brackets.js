/** Brackets above a logo: its segments, with their names in short. */
import { nameOf } from '../../session/matches.js';
import { FACETS } from '../../texts/workbench.js';
import { s } from '../../ui/dom.js';

const HEIGHT = 18;
/** Approximate width of a letter of the label in px. */
const LETTER = 6.5;

/**
 * @param {import('../../engine/types.js').Segment[]} segments
 * @param {number} positions of the facet
 * @param {number} column pixels of a position
 */
export function brackets(segments, positions, column) {
  const width = positions * column;
  return s(
    'svg',
    { class: 'brackets', width, height: HEIGHT, role: 'img', 'aria-label': description(segments) },
    ...segments.flatMap(({ start, end, search }) => {
      const [left, right] = [start * column + 1.5, end * column - 1.5];
      const name = search?.name ?? search?.matches[0]?.target_name ?? '';
      const fits = name.length * LETTER < right - left + 2 * column;
      return [
        s('path', { d: `M${left},${HEIGHT}V${HEIGHT - 4.5}H${right}V${HEIGHT}` }),
        fits ? s('text', { x: (left + right) / 2, y: HEIGHT - 7.5, 'text-anchor': 'middle' }, name) : null,
      ];
    }),
  );
}

/** @param {import('../../engine/types.js').Segment[]} segments */
function description(segments) {
  const each = segments.map(({ start, end, search }) => FACETS.rows.segment(start + 1, end, nameOf(search) ?? ''));
  return FACETS.rows.segments(each);
}
