/** Choosing several of a list, as file managers do: a press chooses one, Ctrl adds, Shift extends from where the choice began. */

/**
 * @param {(index: number) => string | undefined} idAt
 * @param {(chosen: string[]) => void} choose
 */
export function choosing(idAt, choose) {
  let anchor = 0;

  /** @param {number} from @param {number} to */
  function between(from, to) {
    const [first, last] = [Math.min(from, to), Math.max(from, to)];
    return Array.from({ length: last - first + 1 }, (_, i) => idAt(first + i)).filter(id => id !== undefined);
  }

  return {
    /** Only this one. @param {number} index */
    only(index) {
      anchor = index;
      choose(between(index, index));
    },
    /** @param {number} index @param {readonly string[]} chosen */
    toggle(index, chosen) {
      anchor = index;
      const [id] = between(index, index);
      if (id !== undefined) choose(chosen.includes(id) ? chosen.filter(other => other !== id) : [...chosen, id]);
    },
    /** All from where the choice began. @param {number} index */
    extend: index => choose(between(anchor, index)),
  };
}
