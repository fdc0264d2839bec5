/** The facets of a neuron as a table of logos: the paper's figure 3A. */
import { FIGURE } from '../texts/figure.js';
import { count, figure, shift, significance } from '../texts/format.js';
import { bestMatch, knownName } from '../session/facets/figures.js';
import { matchesOf, namingOf, partsOf, reverseComplement } from '../session/matches.js';
import { chosenRows } from './chosen.js';

/** @typedef {import('../engine/types.js').Crm} Crm */
/** @typedef {import('../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../engine/types.js').Report} Report */
/** @typedef {import('./settings.js').FigureName} FigureName */
/** @typedef {import('./settings.js').FigureSettings} FigureSettings */
/** @typedef {import('./table.js').LogoTable} LogoTable */

/** Positions on either side of the motifs. */
const MARGIN = 2;

/** What stands next to a facet. @type {Record<FigureName, (crm: Crm) => string>} */
const CELLS = {
  activation: crm => figure(crm.max_activation),
  decoupling: crm => figure(crm.decoupling),
  importance: crm => figure(crm.importance),
  information: crm => figure(crm.information),
  sequences: crm => count(crm.sequences),
  shift: crm => shift(crm.shift),
  match: crm => bestMatch(crm)?.part.search.name ?? knownName(crm) ?? '–',
  q: crm => bestQ(bestMatch(crm)),
};

/**
 * @param {NeuronReport} neuron
 * @param {Report} report that it belongs to
 * @param {FigureSettings} settings
 * @param {(crm: Crm) => string} nameOfFacet
 * @returns {LogoTable}
 * @throws {import('./problem.js').FigureProblem} where no facet is chosen
 */
export function facetTable(neuron, report, settings, nameOfFacet) {
  const { layer, channel, crms } = neuron;
  const { alphabet, name } = report.model;
  const listed = chosenRows(settings.facets, crms, settings.order === 'listed');
  const chosen = settings.order === 'shift' ? listed.toSorted((a, b) => a.shift - b.shift) : listed;
  const startOf = (/** @type {Crm} */ crm) => (settings.align === 'shift' ? -crm.shift : 0);
  const rows = chosen.map(crm => ({
    name: nameOfFacet(crm),
    start: startOf(crm),
    matrix: crm.ppm,
    segments: crm.segments ?? [],
    cells: settings.figures.map(figure => CELLS[figure](crm)),
  }));
  const known = settings.known ? knownOf(chosen, report, startOf) : [];
  const compared = report.known !== undefined;
  const kept = settings.figures.map(figure => compared || (figure !== 'match' && figure !== 'q'));
  return {
    title: FIGURE.facetsTitle(layer, channel, name),
    rowName: FIGURE.facet,
    columns: settings.figures
      .map(name => ({ name: FIGURE.heads[name], isText: name === 'match' }))
      .filter((_, i) => kept[i]),
    rows: rows.map(row => ({ ...row, cells: row.cells.filter((_, i) => kept[i]) })),
    known,
    knownName: FIGURE.known,
    shown: shownOf(rows, known, settings.extent),
    axis: FIGURE.axis[settings.align],
    letters: alphabet.length,
  };
}

/** @param {ReturnType<typeof bestMatch>} best */
function bestQ(best) {
  return best ? significance(best.match.q) : '–';
}

/**
 * The known motifs that name the parts of one facet: of the chosen ones that with the most significant match, and of several
 * such that with the most known motifs.
 * @param {Crm[]} crms
 * @param {Report} report
 * @param {(crm: Crm) => number} startOf
 * @returns {import('./table.js').KnownLogo[]}
 */
function knownOf(crms, { known, model }, startOf) {
  const named = crms.flatMap(crm => matchesOf(crm).slice(0, 1)).map(best => ({ ...best, parts: namedParts(best) }));
  const best = named.toSorted((a, b) => a.match.q - b.match.q || namings(b.parts) - namings(a.parts))[0];
  if (!best || !known) return [];
  return best.parts.flatMap(({ start, search }) =>
    namingOf(search).map(match => {
      const { id, name, ppm } = known.motifs[match.motif];
      return {
        lines: [FIGURE.knownMotif(name, id), FIGURE.knownQ(significance(match.q))],
        start: startOf(best.crm) + start - match.offset,
        matrix: match.orientation === '-' ? reverseComplement(ppm, model.alphabet) : ppm,
      };
    }),
  );
}

/** Its segments, or all of it where that is what matches best. @param {import('../session/matches.js').FacetMatch} best */
function namedParts({ crm, part }) {
  return part.whole ? [part] : partsOf(crm).filter(({ whole }) => !whole);
}

/** Number of known motifs that name some parts. @param {import('../session/matches.js').Part[]} parts */
function namings(parts) {
  return parts.reduce((sum, { search }) => sum + namingOf(search).length, 0);
}

/**
 * @param {LogoTable['rows']} rows
 * @param {LogoTable['known']} known
 * @param {FigureSettings['extent']} extent
 * @returns {import('./table.js').Range} all positions, or those of the segments and known motifs, where there are any
 */
function shownOf(rows, known, extent) {
  const whole = rows.map(({ start, matrix }) => ({ start, end: start + matrix.length }));
  const marked = rows.flatMap(({ start, segments }) =>
    segments.map(segment => ({ start: start + segment.start - MARGIN, end: start + segment.end + MARGIN })),
  );
  const motifs = known.map(({ start, matrix }) => ({ start, end: start + matrix.length }));
  const ranges = extent === 'motif' && marked.length > 0 ? [...marked, ...motifs] : [...whole, ...motifs];
  return { start: Math.min(...ranges.map(({ start }) => start)), end: Math.max(...ranges.map(({ end }) => end)) };
}
