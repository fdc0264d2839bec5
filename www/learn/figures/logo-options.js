/** How logos are drawn on the guided page, so that shipped ones and fresh ones are the same. */
import { savedLogo } from '../../session/logo-sizes.js';

const HEIGHT = 56;
const COLUMN = 28;

/** @returns {import('../../engine/types.js').LogoOptions} the page scales it to its place */
export function lessonLogo() {
  return { ...savedLogo('Sequence logo'), height: HEIGHT, column_width: COLUMN, axis: false, ruler: false };
}
