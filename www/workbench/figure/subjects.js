/** What the builder can make a figure of: the names of its rows, and how it is composed. */
import { drawingFigure } from '../../figure/drawing.js';
import { chosenNumbers } from '../../figure/chosen.js';
import { facetTable } from '../../figure/facets.js';
import { methodTable } from '../../figure/methods.js';
import { rowsFigure } from '../../figure/rows.js';
import { nameOf as searchName } from '../../session/matches.js';
import { strongestOf, wholeTrees } from '../../session/whole-trees.js';
import { methodTitle } from '../../texts/say.js';
import { FIGURE } from '../../texts/figure.js';

/** @typedef {import('../../figure/settings.js').FigureSettings} FigureSettings */
/** @typedef {import('../../figure/library.js').Kit} Kit */
/** What draws logos and trees. @typedef {import('../../exports/everything.js').SavingEngine} Engine */

/**
 * What a figure is made of; `nameOf` gives the names of facets, which are their identifiers otherwise, `shown` the ranks of those
 * that the page shows.
 * @typedef {{kind: 'facets' | 'trees', neuron: import('../../engine/types.js').NeuronReport, report: import('../../engine/types.js').Report, nameOf?: (facet: string) => string, shown?: () => number[]}
 *   | {kind: 'methods', neuron: import('../../engine/types.js').NeuronReport, report: import('../../engine/types.js').Report, compared: import('../../engine/protocol.js').MethodsCompared}
 *   | ({kind: 'drawing'} & import('../../ui/figure-offer.js').Drawing)} FigureRequest
 */

/**
 * @typedef {object} Subject
 * @property {string} file its name, without ending
 * @property {string} title
 * @property {'facets' | 'trees' | 'methods' | null} chosen the setting that chooses rows; null where there is no choice
 * @property {{number: number, name: string}[]} rows numbers that choose them, and their names
 * @property {(() => number[]) | null} shown the numbers of those that the page shows, where it leaves some out
 * @property {boolean} hasFacets whether it is of facets, which have an order, a shift and figures to choose
 * @property {boolean} hasLogos whether its rows are logos that the builder arranges
 * @property {(settings: FigureSettings, kit: Kit) => Promise<import('../../figure/page.js').Page & {fontSize?: number}>} compose
 */

/** @param {FigureRequest} request @param {Engine} engine @returns {Subject} */
export function subjectOf(request, engine) {
  if (request.kind === 'drawing') return drawn(request);
  const { neuron, report } = request;
  const { layer, channel } = neuron;
  const { alphabet, name } = report.model;
  /** @type {import('../../figure/table.js').DrawLogo} */
  const logo = (matrix, options, signed) =>
    signed
      ? engine.call('contributionLogo', { map: matrix, alphabet, options })
      : engine.call('logo', { ppm: matrix, alphabet, options });
  const file = `${request.kind}-${layer}.${channel}`;
  if (request.kind === 'trees') return trees(request, file, engine);
  if (request.kind === 'methods') {
    return {
      file,
      title: FIGURE.methodsTitle(layer, channel, name),
      chosen: 'methods',
      rows: numbered(request.compared.rows.map(methodTitle)),
      shown: null,
      hasFacets: false,
      hasLogos: true,
      compose: (settings, { font }) =>
        rowsFigure(methodTable(request.compared, neuron, report, settings), settings, { font, logo }),
    };
  }
  const { nameOf = id => id, shown = null } = request;
  return {
    file,
    title: FIGURE.facetsTitle(layer, channel, name),
    chosen: 'facets',
    rows: numbered(
      neuron.crms.map(crm => [nameOf(crm.id), searchName(crm.segments?.[0]?.search)].filter(Boolean).join(' · ')),
    ),
    shown,
    hasFacets: true,
    hasLogos: true,
    compose: (settings, { font }) =>
      rowsFigure(
        facetTable(neuron, report, settings, ({ id }) => nameOf(id)),
        settings,
        { font, logo },
      ),
  };
}

/** @param {string[]} names @returns {Subject['rows']} */
function numbered(names) {
  return names.map((name, i) => ({ number: i + 1, name }));
}

/** @param {Extract<FigureRequest, {kind: 'drawing'}>} request @returns {Subject} */
function drawn({ file, title, svg }) {
  return {
    file,
    title,
    chosen: null,
    rows: [],
    shown: null,
    hasFacets: false,
    hasLogos: false,
    compose: async (settings, { font }) => drawingFigure(title, [await svg()], settings, font),
  };
}

/**
 * Trees have the numbers that the report gives them; those that another one stands for are in its drawing, which they also choose.
 * @param {Extract<FigureRequest, {neuron: unknown}>} request @param {string} file @param {Engine} engine
 * @returns {Subject}
 */
function trees({ neuron, report }, file, engine) {
  const { syntax = [], dictionary = [], layer, channel } = neuron;
  const { alphabet, name } = report.model;
  const title = FIGURE.treesTitle(layer, channel, name);
  const rows = wholeTrees(syntax).map(({ index, text }) => ({ number: index + 1, name: text }));
  const strongest = strongestOf(syntax);
  const numbers = syntax.map((_, index) => index + 1);
  return {
    file,
    title,
    chosen: 'trees',
    rows,
    shown: null,
    hasFacets: false,
    hasLogos: false,
    async compose(settings, { font }) {
      const wanted = chosenNumbers(settings.trees, numbers).map(number => strongest.get(number - 1) ?? number - 1);
      const chosen = [...new Set(wanted)].map(index => syntax[index]);
      const texts = await Promise.all(chosen.map(tree => engine.call('syntaxSvg', { tree, dictionary, alphabet })));
      return drawingFigure(title, texts, settings, font);
    },
  };
}
