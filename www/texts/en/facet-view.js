/** Texts about looking at facets: sorting, filtering and grouping them, and what the visitor notes about them. */
import { count, counted } from '../format.js';

export const FACET_VIEW = {
  label: 'Sort, group and filter the facets',
  sort: 'Sort by',
  figures: {
    rank: 'rank',
    activation: 'largest activation',
    decoupling: 'decoupling',
    purity: 'purity',
    importance: 'importance',
    information: 'information',
    sequences: 'number of sequences',
    q: 'q of the best known motif',
    p: 'p of the best known motif',
    shift: 'shift',
  },
  smallest: '↑ smallest first',
  largest: '↓ largest first',
  turn: 'Reverse the order',
  group: 'Group by',
  groups: { none: 'nothing', rule: 'syntax rule', known: 'known motif', family: 'family' },
  ungrouped: { rule: 'In no syntax rule', known: 'No known motif', family: 'No known family' },
  /** @param {string} title @param {number} facets */
  groupTitle: (title, facets) => `${title} (${count(facets)})`,
  fold: 'Fold similar facets',
  foldMeaning:
    'Facets with the same motifs at the same distances, at another place, are folded under the one of best rank. Without motifs of a dictionary: those with the same letters where the information is at least 1 bit.',
  /** @param {number} facets */
  similar: facets => `+ ${count(facets)} similar`,
  /** @param {string} name @param {number} facets */
  similarTo: (name, facets) => `${counted(facets, 'facet')} similar to ${name}`,
  filters: 'Sort, group and filter',
  asTable: 'Table of the facets',
  trusted: 'enough sequences',
  trustedMeaning: 'Leaves out facets of few sequences, whose matrices are not reliable, where there are others.',
  starred: 'starred only',
  hidden: 'hidden ones, too',
  known: 'Known motif',
  knownExample: 'such as CTCF',
  family: 'Family',
  anyFamily: 'any',
  limits: {
    decoupling: 'Decoupling at least',
    information: 'Information at least (bits)',
    sequences: 'Sequences at least',
    q: 'q at most',
    p: 'p at most',
    shiftFrom: 'Shift from (bp)',
    shiftTo: 'Shift to (bp)',
  },
  reset: 'Remove the filters',
  /** @param {number} shown @param {number} all @param {number} rows that they are folded into */
  shown: (shown, all, rows) => {
    const those =
      shown === all
        ? all === 1
          ? '1 facet'
          : `All ${count(all)} facets`
        : `${count(shown)} of ${counted(all, 'facet')}`;
    return `${those}${rows < shown ? `, folded into ${counted(rows, 'row')}` : ''}.`;
  },
  /** @param {{few: number, hidden: number, other: number}} left */
  left: ({ few, hidden, other }) => {
    const parts = [
      few > 0 ? `${count(few)} of few sequences` : '',
      hidden > 0 ? `${count(hidden)} hidden` : '',
      other > 0 ? `${count(other)} by the filters` : '',
    ].filter(Boolean);
    return parts.length > 0 ? ` Left out: ${parts.join(', ')}.` : '';
  },
  nothing: 'The filters leave no facet.',
  allFew: 'All facets have few sequences: their matrices are not reliable.',
  outside: 'Left out by the filters',
  noEngine: 'Not compared with known motifs.',

  mark: {
    /** @param {string} name */
    star: name => `Star facet ${name}`,
    starMeaning: 'Star',
    edit: 'name, note',
    /** @param {string} name */
    editing: name => `Name and note of facet ${name}`,
    hide: 'hide',
    /** @param {string} name */
    hiding: name => `Hide facet ${name}`,
    show: 'show again',
    /** @param {string} name */
    showing: name => `Show facet ${name} again`,
    name: 'Name',
    note: 'Note',
    done: 'Done',
    isHidden: 'hidden',
  },

  undo: {
    label: 'Last change of the facets',
    undo: 'Undo',
    redo: 'Redo',
    close: 'Close',
    done: {
      hidden: (/** @type {string} */ facet) => `Facet ${facet} is hidden.`,
      shown: (/** @type {string} */ facet) => `Facet ${facet} is shown again.`,
      starred: (/** @type {string} */ facet) => `Facet ${facet} has a star.`,
      unstarred: (/** @type {string} */ facet) => `Facet ${facet} has no star any more.`,
      named: (/** @type {string} */ facet) => `Facet ${facet} was named.`,
      noted: (/** @type {string} */ facet) => `The note about facet ${facet} was changed.`,
    },
    /** @param {string} facet */
    undone: facet => `The change of facet ${facet} was undone.`,
  },

  table: {
    name: ['Name', 'As you named the facet.'],
    star: ['Star', 'Whether you starred the facet.'],
    note: ['Note', 'Your note about the facet.'],
    known: ['Known motif', 'The known motifs that name the facet.'],
    q: ['q', 'q-value of the best match with a known motif.'],
    rule: ['Rule', 'The first syntax rule that the facet is an example of.'],
  },
};
