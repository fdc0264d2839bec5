/** What the network answers about an arrangement of motifs: with and without each, at every distance and every place. */
import { curvesOf } from '../../figure/curves.js';
import { measured } from '../../texts/format.js';
import { say } from '../../texts/say.js';
import { UI } from '../../texts/ui.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { plot } from '../../ui/plot.js';
import { scrollingTable, tableRow } from '../../ui/table.js';

/** @typedef {import('../../engine/types.js').SyntaxTree} SyntaxTree */
/** @typedef {import('../../engine/types.js').Mean} Mean */

const { answers: TEXT } = FACETS;

/**
 * @param {SyntaxTree} tree
 * @param {string} backgrounds what the letters were written into
 * @param {string} id of the tree, for elements and files
 * @param {(facet: string) => HTMLElement} link
 * @returns {HTMLElement | null} nothing where the network was not asked
 */
export function answersView({ answers, leaves, gaps, text }, backgrounds, id, link) {
  if (!answers) return null;
  const { without, with: all, alone, left_out: leftOut, reversed, swapped, written = [] } = answers;
  const leafColumns = /** @type {const} */ ([alone, leftOut, reversed]).filter(({ length }) => length > 0);
  const pair = (/** @type {number} */ left) => /** @type {const} */ ([leaves[left].name, leaves[left + 1].name]);
  return h(
    'div',
    { class: 'answers' },
    h('h4', {}, TEXT.title),
    h('p', {}, TEXT.meaning(answers.backgrounds, backgrounds), link(answers.crm), TEXT.meaningEnd),
    h('p', {}, TEXT.whole(mean(without), mean(all)), answers.joint && ` ${say('joint', { kind: answers.joint })}`),
    leaves.length > 1 &&
      scrollingTable({
        label: TEXT.table(text),
        kind: 'means',
        file: `${id}-means`,
        columns: [
          TEXT.motif,
          ...(written.length > 0 ? [TEXT.written] : []),
          ...TEXT.columns.slice(0, leafColumns.length),
        ],
        rows: leaves.map(({ name }, i) =>
          tableRow(name, [
            ...(written.length > 0 ? [h('code', {}, written[i].letters)] : []),
            ...leafColumns.map(means => mean(means[i])),
          ]),
        ),
      }),
    ...swapped.map((value, i) => h('p', {}, TEXT.swapped(...pair(i), mean(value)))),
    pairsTable(answers, leaves, text, id),
    leaves.length === 1 && written.length > 0 && h('p', {}, TEXT.letters, ' ', h('code', {}, written[0].letters)),
    ...curvesOf({ answers, leaves, gaps }, id).map(curve => curveFigure(curve, text)),
  );
}

/** @param {import('../../engine/types.js').Answers} answers @param {import('../../engine/types.js').Leaf[]} leaves @param {string} tree in one line @param {string} id of it */
function pairsTable({ pairs = [] }, leaves, tree, id) {
  if (pairs.length === 0) return null;
  return scrollingTable({
    label: TEXT.pairs.table(tree),
    intro: TEXT.pairs.meaning,
    kind: 'means',
    file: `${id}-pairs`,
    columns: TEXT.pairs.columns,
    rows: pairs.map(({ leaves: [left, right], with: both, best, distances: { accepted }, joint }) =>
      tableRow(TEXT.pairs.motifs(leaves[left].name, leaves[right].name), [
        mean(both),
        best,
        accepted ? TEXT.pairs.range(...accepted) : UI.table.none,
        say('link', { kind: joint ?? 'none' }),
      ]),
    ),
  });
}

/** @param {import('../../figure/curves.js').Curve} curve @param {string} tree in one line */
function curveFigure({ id, label, caption, data }, tree) {
  const { element, update } = plot({ id, label: TEXT.inTree(label, tree), file: id, height: 170 });
  update(data);
  return h('figure', {}, element, h('figcaption', {}, caption));
}

/** @param {Mean} value */
function mean({ mean, error }) {
  return measured(mean, error);
}
