/** The columns of a match, on the page and in the report. */
import { E_VALUE, FACTOR, MOTIF, OVERLAP, offset, P_VALUE, Q_VALUE, STRAND } from '../session/views/match-columns.js';
import { COMPARE } from '../texts/compare.js';

export const FIGURES = [MOTIF, P_VALUE, E_VALUE, Q_VALUE, OVERLAP, offset(COMPARE.columns.offset[1]), STRAND];

export const COLUMNS = [FACTOR, ...FIGURES];
