/** Methods of explaining a neuron side by side, as a table of logos: the lower rows of the paper's figure 3A. */
import { FIGURE } from '../texts/figure.js';
import { count, figure } from '../texts/format.js';
import { methodTitle } from '../texts/say.js';
import { chosenRows } from './chosen.js';

/**
 * @param {import('../engine/protocol.js').MethodsCompared} compared
 * @param {import('../engine/types.js').NeuronReport} neuron
 * @param {import('../engine/types.js').Report} report
 * @param {import('./settings.js').FigureSettings} settings
 * @returns {import('./table.js').LogoTable}
 * @throws {import('./problem.js').FigureProblem} where no method is chosen
 */
export function methodTable({ rows: all, truth }, { layer, channel, receptive_field: field }, { model }, settings) {
  const rows = chosenRows(settings.methods, all).map(row => ({
    name: methodTitle(row),
    start: 0,
    matrix: row.contributions ?? row.ppm,
    signed: row.contributions !== null,
    segments: [],
    cells: [
      figure(row.information),
      figure(row.decoupling ?? Number.NaN),
      ...(truth ? [figure(row.truth?.correlation ?? Number.NaN)] : []),
      row.sequences > 0 ? count(row.sequences) : '–',
    ],
  }));
  const { information, share, correlation, sequences } = FIGURE.methodHeads;
  return {
    title: FIGURE.methodsTitle(layer, channel, model.name),
    rowName: FIGURE.method,
    columns: [information, share, ...(truth ? [correlation] : []), sequences].map(name => ({ name, isText: false })),
    rows,
    known: [],
    knownName: '',
    shown: { start: 0, end: Math.max(field, ...rows.map(({ matrix }) => matrix.length)) },
    axis: FIGURE.axis.field,
    letters: model.alphabet.length,
  };
}
