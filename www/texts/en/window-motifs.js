/** Texts about the motifs of the strongest windows, by MEME's algorithm. */
import { count, counted, percent } from '../format.js';

export const WINDOW_MOTIFS = {
  title: 'Motifs of the strongest windows (MEME)',
  how: 'What does an established motif finder see in the same sequences? The windows from half of the largest value on are searched for motifs by the algorithm of MEME: expectation maximisation with zero or one site in each window (paper, Fig. S21). It does not know the network, so it can be compared with the facets.',
  start: 'Find motifs',
  options: {
    motifs: 'Motifs',
    sequences: 'Maximum number of windows',
    min_width: 'Minimum width',
    max_width: 'Maximum width',
    strands: 'Both strands',
    order: 'The maximum width is smaller than the minimum width.',
  },
  /** @param {{done: number, fraction: number}} question */
  progress: ({ done, fraction }) =>
    done > 0
      ? `${count(done)} records scanned · ${percent(fraction)}`
      : `Motifs are searched and compared · ${percent(fraction)}`,
  cancelled: 'Cancelled before the search was done: no motif is shown.',
  /** @param {{records: number, windows: number, length: number, options: {both_strands: boolean}}} found */
  summary: ({ records, windows, length, options }) =>
    `${counted(windows, 'window')} of ${counted(length, 'letter')} in ${counted(records, 'record')}, from half of the largest value on${options.both_strands ? '; on both strands' : ''}.`,
  /** @param {number} windows */
  none: windows =>
    windows < 2
      ? 'Fewer than two windows have half of the largest value: give more sequences.'
      : 'No motif explains the windows better than the frequencies of their letters.',
  label: 'Logos of the motifs of the strongest windows',
  /** @param {number} number counted from 1 */
  motif: number => `Motif ${number}`,
  /** @param {number} sites */
  sites: sites => counted(sites, 'site'),
  /** @param {number} share */
  share: share => `in ${percent(share)} of the windows`,
  flat: 'too few informative positions to be compared with known motifs',
  /** @param {string} consensus */
  logo: consensus => `Probabilities of the letters, consensus ${consensus}`,
  table: {
    label: 'Motifs of the strongest windows',
    search: 'Search motifs',
    motif: 'Motif',
    width: 'Width',
    sites: 'Sites',
    share: 'Share',
    shareMeaning: 'share of the windows with a site, as the model estimates it',
    information: 'Information',
    informationMeaning: 'mean information content, bits per position',
    gain: 'Gain',
    gainMeaning: 'log-likelihood ratio to the frequencies of the letters, less what the parameters cost, nats',
    consensus: 'Consensus',
    known: 'Known motif',
    q: 'q-value',
  },
  meme: 'Save the informative parts as MEME',
  bed: 'Save the sites as BED',
  json: 'Save all as JSON',
};
