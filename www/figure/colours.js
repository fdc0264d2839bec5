/**
 * The colours of a figure, which is always on white: as the engine draws letters (chosen for colour-blind readers), in shades
 * of grey, or as most programs colour bases.
 */

/** @typedef {'safe' | 'grey' | 'classic'} Scheme */

/** @type {readonly Scheme[]} */
export const SCHEMES = ['safe', 'grey', 'classic'];

/** The engine's colours of letters, and what other schemes have in their place. @type {Readonly<Record<string, {grey: string, classic: string}>>} */
export const LETTERS = {
  '#2f9e77': { grey: '#6e6e6e', classic: '#008000' },
  '#3d71db': { grey: '#3f3f3f', classic: '#0000ff' },
  '#c87d08': { grey: '#9a9a9a', classic: '#ffa500' },
  '#d5383d': { grey: '#000000', classic: '#ff0000' },
};

/** The ink, that of rules and marks, and the mark of segments. */
export const INK = '#000000';
export const RULE = '#8a8a8a';
export const SEGMENT = '#5d48a0';

/**
 * @param {string} colour as an attribute or a browser writes it
 * @param {Scheme} scheme
 * @returns {string} `#rrggbb` or `none`
 */
export function coloured(colour, scheme) {
  const hex = hexOf(colour);
  if (hex === 'none' || scheme === 'safe') return hex;
  return LETTERS[hex]?.[scheme] ?? (scheme === 'grey' ? greyOf(hex) : hex);
}

/** @param {string} colour */
function hexOf(colour) {
  if (colour === 'none' || colour === 'transparent') return 'none';
  const parts = /^rgba?\((\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(colour)?.slice(1).map(Number);
  if (parts) return `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`;
  return /^#[\da-f]{6}$/i.test(colour) ? colour.toLowerCase() : INK;
}

/** The grey that looks as light. @param {string} hex */
function greyOf(hex) {
  const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16));
  const level = Math.round(0.2126 * red + 0.7152 * green + 0.0722 * blue).toString(16);
  return `#${level.padStart(2, '0').repeat(3)}`;
}
