/** Texts of the page that compares motifs. */
import { counted, percent } from '../format.js';

export const COMPARE = {
  known: 'The known motifs that your motifs are compared with. Several files are treated as one database.',
  noFile: 'No file is chosen.',
  input: 'Choose the file with your motifs',
  drop: 'Drop a motif file here, or ',
  choose: 'choose a file',
  formats:
    'MEME, JASPAR, TRANSFAC, HOMER, HOCOMOCO, CIS-BP, ENCODE, RSAT, UniPROBE or a table of numbers, with motifs of any width. The file stays on this computer.',
  paste: 'Or paste motifs',
  pasteFormats:
    'Any of these formats, or consensus sequences in IUPAC letters: one on each line, with its name before it if it has one.',
  pasteExample: 'E-box CANNTG\nGATA WGATAR',
  usePasted: 'Use these motifs',
  pastedName: 'pasted-motifs',
  nothingPasted: 'The box for pasted motifs is empty.',
  nothingPastedNext: 'Paste a motif file or consensus sequences into it.',
  consensus: {
    /** @param {number} line @param {string} letters @param {string} letter */
    wrong: (line, letters, letter) => `Line ${line}, “${letters}”: “${letter}” is not an IUPAC letter for nucleotides.`,
    /** @param {number} line @param {string} header */
    empty: (line, header) => `Line ${line}, “${header}”: no sequence follows this name.`,
    next: 'Write each consensus with the letters A, C, G, T, U, R, Y, S, W, K, M, B, D, H, V and N.',
  },
  start: 'Compare',
  cancel: 'Cancel',
  share: 'Completed part of the comparison',
  /** @param {string} file @param {number} motifs @param {number} fraction */
  working: (file, motifs, fraction) =>
    `Comparing ${file} with ${counted(motifs, 'known motif')} · ${percent(fraction)}`,
  loading: 'The engine is loading.',
  noQueries: 'Choose the file with your motifs first.',
  noKnown: 'Choose known motifs to compare with.',

  matches: 'Matches',
  search: 'Search motif, factor or family',
  empty: 'Matches appear here, the most significant match of each motif first.',
  cancelled: 'Cancelled: the motifs compared so far are shown.',
  /** @param {number} queries @param {string} file @param {number} targets @param {number} matched @param {number} matches */
  summary: (queries, file, targets, matched, matches) =>
    `${counted(queries, 'motif')} of ${file} compared with ${counted(targets, 'known motif')}: ${counted(matched, 'motif')} with a match, ${counted(matches, 'match', 'matches')} in all.`,
  save: 'Save as Tomtom’s TSV',
  /** @param {number} motifs */
  unmatched: motifs => `${counted(motifs, 'motif')} without a match`,

  columns: {
    query: ['Query', 'your motif'],
    offset: ['Offset', 'positions by which your motif starts to the right of the known motif'],
    aligned: ['Aligned', 'your motif above the known motif, as they matched'],
  },
};
