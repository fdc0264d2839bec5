/** Known motifs above the logos: those that would cover each other stand in lanes of their own. */

/** @typedef {import('./table.js').KnownLogo} KnownLogo */
/** @typedef {KnownLogo & {centre: number}} PlacedLogo `centre` of its lines, in positions from the first that is shown */

/**
 * @param {import('./table.js').LogoTable} table
 * @param {import('./table.js').Block} block
 * @param {number} size of the font
 * @param {import('./font.js').Font} font
 * @returns {PlacedLogo[][]} from top to bottom, each lane from left to right
 */
export function knownLanes({ known, shown }, { column }, size, font) {
  const room = column * (shown.end - shown.start);
  const placed = known
    .filter(({ start, matrix }) => start < shown.end && start + matrix.length > shown.start)
    .map(logo => {
      const lines = logo.lines.map(line => font.fit(line, size, room));
      const half = Math.max(...lines.map(line => font.width(line, size))) / 2;
      const [from, to] = [logo.start, logo.start + logo.matrix.length].map(
        at => column * (Math.min(Math.max(at, shown.start), shown.end) - shown.start),
      );
      const middle = Math.min(Math.max((from + to) / 2, half), room - half);
      return {
        logo: { ...logo, lines, centre: middle / column },
        left: Math.min(from, middle - half),
        right: Math.max(to, middle + half),
      };
    })
    .toSorted((a, b) => a.left - b.left);
  /** @type {(typeof placed)[]} */
  const lanes = [];
  for (const one of placed) {
    const lane = lanes.find(lane => (lane.at(-1)?.right ?? 0) + size <= one.left);
    if (lane) lane.push(one);
    else lanes.push([one]);
  }
  return lanes.map(lane => lane.map(({ logo }) => logo));
}
