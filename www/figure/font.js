/** How wide words are, and their outlines. */

/**
 * @typedef {object} Font
 * @property {(text: string, size: number, bold?: boolean) => number} width
 * @property {(text: string, size: number, bold?: boolean) => string} outline path from the origin on the baseline
 * @property {(text: string) => string[]} missing characters that it has no shape for
 * @property {(text: string, size: number, room: number, bold?: boolean) => string} fit the text, or its beginning and an ellipsis
 */

/** The font of figures, and those of the same widths that programs have in its place. */
export const FAMILY = 'Arimo, Arial, Helvetica, "Liberation Sans", sans-serif';

/** @typedef {import('../../tools/vendor/figures.js').Face} Face */

/** @param {Face} regular @param {Face} strong @returns {Font} */
export function fontOf(regular, strong) {
  const face = (/** @type {boolean} */ bold) => (bold ? strong : regular);
  /** @type {Font['width']} */
  const width = (text, size, bold = false) => {
    const used = face(bold);
    return (used.layout(text).advanceWidth * size) / used.unitsPerEm;
  };
  return {
    width,
    outline(text, size, bold = false) {
      const used = face(bold);
      const scale = size / used.unitsPerEm;
      const { glyphs, positions } = used.layout(text);
      let x = 0;
      const shapes = glyphs.map(({ path }, i) => {
        const { xAdvance, xOffset, yOffset } = positions[i];
        const shape = path.scale(scale, -scale).translate((x + xOffset) * scale, -yOffset * scale);
        x += xAdvance;
        return shape.toSVG();
      });
      return shapes.join('');
    },
    missing: text => [...new Set(text)].filter(letter => !regular.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)),
    fit(text, size, room, bold = false) {
      if (width(text, size, bold) <= room) return text;
      const letters = [...text];
      while (letters.length > 1 && width(`${letters.join('')}…`, size, bold) > room) letters.pop();
      return `${letters.join('').trimEnd()}…`;
    },
  };
}
