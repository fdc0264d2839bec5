/** Texts of the page that compares motifs. */
import { count, counted, percent } from '../format.js';

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
  pastedNext:
    'Paste matrices in one of the formats that are named above the box, or consensus sequences in IUPAC letters: one on each line, such as CANNTG, with its name before it if it has one.',
  logos: 'Below each factor: your motif above the known motif, as they matched.',
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

  matches: 'Table of matches',
  search: 'Search motif, factor or family',
  empty: 'Matches appear here, the most significant match of each motif first.',
  cancelled: 'Cancelled: the motifs compared so far are shown.',
  /** @param {number} queries @param {string} file @param {number} targets @param {number} matched @param {number} matches */
  summary: (queries, file, targets, matched, matches) =>
    `${counted(queries, 'motif')} of ${file} compared with ${counted(targets, 'known motif')}: ${counted(matched, 'motif')} with a match, ${counted(matches, 'match', 'matches')} in all.`,
  save: 'Save as Tomtom’s TSV',
  report: {
    save: 'Save as HTML report',
    cancel: 'Cancel the report',
    /** @param {number} fraction */
    working: fraction => `Drawing the report · ${percent(fraction)}`,
    /** @param {string} file */
    title: file => `${file} compared with known motifs`,
    databases: 'Known motifs',
    /** @param {string} format @param {number} motifs @param {string} sha256 */
    database: (format, motifs, sha256) => `${format}, ${counted(motifs, 'motif')}, SHA-256 ${sha256}`,
    parameters: 'Parameters',
    motifs: 'Motifs',
    contents: 'Contents',
    none: 'No match',
    /** @param {number} logos @param {number} matches */
    first: (logos, matches) => `The first ${count(logos)} of ${counted(matches, 'match', 'matches')} are drawn.`,
    citation: 'Method and citation',
    tomtom:
      'S. Gupta, J. A. Stamatoyannopoulos, T. L. Bailey, W. S. Noble: Quantifying similarity between motifs. Genome Biology 8, R24, 2007. https://doi.org/10.1186/gb-2007-8-2-r24',
    /** @param {string} version */
    made: version =>
      `Made by NeuronMotif in the browser ${version}, which computes p-, E- and q-values as Tomtom does. Your motif is above, the known motif below it, on the strand that matched; the aligned positions have a background.`,
  },
  /** @param {number} motifs */
  unmatched: motifs => `${counted(motifs, 'motif')} without a match`,

  columns: {
    query: ['Query', 'your motif'],
    offset: ['Offset', 'positions by which your motif starts to the right of the known motif'],
    aligned: ['Aligned', 'your motif above the known motif, as they matched'],
  },

  clusters: {
    begin: 'Cluster these motifs',
    empty:
      'Clusters appear here. The motifs of your file are compared with each other, and similar ones form a cluster.',
    meaning:
      'Similarity is the Pearson correlation of the probabilities in the best alignment, in which at least three quarters of the shorter motif overlap the longer one. Each cluster is represented by its motif with the largest mean similarity to the others. Motifs over four letters are compared on both strands, unless the parameter “Strands” excludes it.',
    linkage: 'Linkage',
    linkages: { average: 'Average: the mean of all pairs', complete: 'Complete: the most different pair' },
    threshold: 'Smallest similarity within a cluster',
    reading: 'Reading the motifs',
    /** @param {number} motifs @param {number} fraction */
    working: (motifs, fraction) => `Comparing ${counted(motifs, 'motif')} with each other · ${percent(fraction)}`,
    share: 'Completed part of the clustering',
    cancel: 'Cancel the clustering',
    /** @param {number} motifs @param {string} file @param {number} clusters @param {number} alone */
    summary: (motifs, file, clusters, alone) =>
      `${counted(motifs, 'motif')} of ${file} in ${counted(clusters, 'cluster')}, ${alone === 0 ? 'none' : count(alone)} of them with one motif.`,
    saveMeme: 'Save the representatives as MEME',
    saveTsv: 'Save the clusters as TSV',
    table: 'Table of clusters',
    search: 'Search motif',
    columns: {
      representative: ['Representative', 'the motif with the largest mean similarity to the others of its cluster'],
      logo: ['Logo', 'the representative'],
      motifs: ['Motifs', 'number of motifs in the cluster'],
      mean: ['Mean similarity', 'mean similarity of the representative to the other motifs'],
      members: ['Members', 'the motifs, aligned with the representative'],
    },
    /** @param {number} motifs */
    members: motifs => counted(motifs, 'motif'),
    alone: 'no other',
    /** @param {string} title @param {string} similarity @param {boolean} reversed */
    member: (title, similarity, reversed) => `${title} · ${similarity}${reversed ? ' · reverse complement' : ''}`,
    file: ['cluster', 'motif', 'name', 'representative', 'similarity', 'offset', 'strand'],
    /** @param {string} file @param {number} motifs @param {number} limit */
    tooMany: (file, motifs, limit) =>
      `${file} has ${counted(motifs, 'motif')}; up to ${count(limit)} can be compared with each other.`,
    tooManyNext: 'Divide the file into smaller ones.',
  },
};
