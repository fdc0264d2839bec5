/** Texts about the patterns in the contributions to a neuron. */
import { count, counted, percent, signed } from '../format.js';

export const PATTERNS = {
  title: 'Patterns in the contributions (TF-MoDISco)',
  how: 'Which patterns of letters raise the value of the neuron in your sequences, and which lower it? In the strongest window of each sequence, places whose letters contribute much (seqlets) are aligned and clustered.',
  start: 'Find patterns',
  /** @param {{done: number, fraction: number}} question */
  progress: ({ done, fraction }) =>
    done > 0
      ? `${count(done)} records explained · ${percent(fraction)}`
      : `Patterns are searched and compared · ${percent(fraction)}`,
  cancelled: 'Cancelled before the search was done: no pattern is shown.',
  /** @param {{records: number, searched: number, length: number, left: number, options: {both_strands: boolean}}} found @param {string} method */
  summary: ({ records, searched, length, left, options }, method) =>
    [
      `${count(searched)} of ${counted(records, 'record')} searched, ${counted(length, 'letter')} of each${options.both_strands ? ', on both strands' : ''}; contributions by ${method}.`,
      records - searched - left > 0 &&
        `${counted(records - searched - left, 'record')} left out, without a window of known letters as long as the receptive field.`,
      left > 0 && `${counted(left, 'record')} left out for lack of room.`,
    ]
      .filter(Boolean)
      .join(' '),
  positive: {
    /** @param {number} patterns */
    title: patterns => `Raise the neuron: ${counted(patterns, 'pattern')}`,
    label: 'Logos of the patterns that raise the neuron',
  },
  negative: {
    /** @param {number} patterns */
    title: patterns => `Lower the neuron: ${counted(patterns, 'pattern')}`,
    label: 'Logos of the patterns that lower the neuron',
  },
  /** @param {number} seqlets */
  seqlets: seqlets => `${counted(seqlets, 'seqlet')} found.`,
  /** @param {number} seqlets @param {number} needed */
  tooFew: (seqlets, needed) =>
    `${seqlets === 0 ? 'No seqlet' : counted(seqlets, 'seqlet')} found. The search needs at least ${count(needed)}: give more sequences.`,
  /** @param {number} seqlets @param {number} support */
  noPattern: (seqlets, support) =>
    `${counted(seqlets, 'seqlet')} found, but no pattern is common to at least ${count(support)} of them. More sequences with the motifs of the neuron may help.`,
  notCompared: 'not compared with known motifs',
  /** @param {string} name @param {string} match */
  known: (name, match) => `${name}: ${match}`,
  /** @param {number} number counted from 1 */
  pattern: number => `Pattern ${number}`,
  /** @param {number} seqlets */
  from: seqlets => counted(seqlets, 'seqlet'),
  /** @param {number} value */
  contribution: value => `mean contribution ${signed(value)}`,
  /** @param {string} consensus */
  logo: consensus => `Probabilities of the letters, consensus ${consensus}`,
  /** @param {string} consensus */
  contributionLogo: consensus => `Mean contributions of the letters, consensus ${consensus}`,
  table: {
    label: 'Patterns in the contributions',
    search: 'Search patterns',
    pattern: 'Pattern',
    seqlets: 'Seqlets',
    contribution: 'Contribution',
    contributionMeaning: 'mean sum of the contributions of a seqlet, in units of the value of the neuron',
    consensus: 'Consensus',
    consensusMeaning: 'the most probable letters, from the first to the last position that counts',
    first: 'First',
    firstMeaning: 'first position of the pattern whose contribution is at least 30 % of the largest one',
    last: 'Last',
    lastMeaning: 'last position of this kind',
    known: 'Known motif',
    q: 'q-value',
  },
  meme: 'Save as MEME',
  bed: 'Save the seqlets as BED',
  json: 'Save all as JSON',
};
