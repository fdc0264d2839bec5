/** Brackets above a logo: its segments, with their names in short. */
import { nameOf } from '../../session/matches.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';

/** @param {import('../../engine/types.js').Segment[]} segments */
export function brackets(segments) {
  return h(
    'div',
    { class: 'brackets', role: 'img', 'aria-label': description(segments) },
    ...segments.map(({ start, end, search }) => {
      const name = search?.name ?? search?.matches[0]?.target_name ?? '';
      const bracket = h('span', { class: 'bracket', title: name }, h('span', {}, name));
      bracket.style.setProperty('--from', String(start));
      bracket.style.setProperty('--length', String(end - start));
      return bracket;
    }),
  );
}

/** @param {import('../../engine/types.js').Segment[]} segments */
function description(segments) {
  const each = segments.map(({ start, end, search }) => FACETS.rows.segment(start + 1, end, nameOf(search) ?? ''));
  return FACETS.rows.segments(each);
}
