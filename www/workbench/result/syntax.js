/** How the dictionary's motifs are arranged: trees, their truth tables, and the layer in which each part comes up first. */
import { counted } from '../../texts/format.js';
import { h } from '../../ui/dom.js';
import { drawing } from '../../ui/drawing.js';
import { copyText, save } from '../../ui/save.js';
import { scrollingTable, tableRow } from '../../ui/table.js';
import { showFacet } from './show-facet.js';

/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../engine/types.js').SyntaxTree} SyntaxTree */
/** @typedef {import('../../engine/types.js').Combination} Combination */
/** @typedef {import('../../engine/types.js').Origin} Origin */
/** @typedef {import('../actions.js').Actions} Actions */

/** Facets of a truth table's row that are linked at once. */
const MOST = 12;

/**
 * @param {NeuronReport} neuron
 * @param {(tree: SyntaxTree) => Promise<string>} draw SVG of a tree
 * @param {Actions} actions
 * @param {boolean} hasLower whether layers below were analysed, so that it is known where motifs come up first
 * @returns {HTMLElement | null}
 */
export function syntaxView(neuron, draw, actions, hasLower) {
  const { syntax, layer, channel } = neuron;
  if (!syntax || syntax.length === 0) return null;
  const origins = hasLower ? (neuron.origins ?? []) : [];
  return h(
    'section',
    { class: 'syntax' },
    h('h3', {}, `Syntax: ${counted(syntax.length, 'tree')}`),
    h(
      'p',
      { class: 'hint' },
      'Motifs from 5′ to 3′ and the bases between them. A solid branch is a fixed distance (hard syntax), a dashed one a flexible distance (soft syntax). A filled circle means that the motif occurs.',
    ),
    ...syntax.flatMap((tree, i) => [
      i > 0 && h('p', { class: 'or' }, 'or'),
      treeView(
        tree,
        `syntax-${layer}.${channel}-${i + 1}`,
        origins.filter(({ tree: of }) => of === i),
        neuron,
        draw,
        actions,
      ),
    ]),
  );
}

/** @param {SyntaxTree} tree @param {string} file @param {Origin[]} origins @param {NeuronReport} neuron @param {(tree: SyntaxTree) => Promise<string>} draw @param {Actions} actions */
function treeView(tree, file, origins, neuron, draw, actions) {
  const place = h('div', {
    class: 'scroll tree',
    tabindex: 0,
    role: 'region',
    'aria-label': `Syntax tree ${tree.text}`,
  });
  const drawn = draw(tree);
  drawn.then(
    text => place.replaceChildren(treeDrawing(text, tree.text)),
    () => place.replaceChildren(h('p', { class: 'hint' }, 'The engine draws trees; it is not there.')),
  );
  const button = (/** @type {string} */ label, /** @type {() => Promise<void>} */ act) =>
    h('button', { type: 'button', class: 'quiet', onclick: () => act().catch(actions.refuse) }, label);
  return h(
    'article',
    { class: 'tree-card' },
    h('p', { class: 'tree-text' }, h('code', {}, tree.text)),
    place,
    h(
      'p',
      { class: 'row' },
      button('Save SVG', async () => save(`${file}.svg`, await drawn, 'image/svg+xml')),
      button('Copy as text', () => copyText(tree.text)),
    ),
    truthTable(tree),
    originList(origins, tree, neuron, actions),
  );
}

/** @param {string} text @param {string} says */
function treeDrawing(text, says) {
  const svg = drawing(text, `Syntax tree ${says}`);
  svg.classList.replace('logo', 'syntax-tree');
  svg.removeAttribute('preserveAspectRatio');
  return svg;
}

/** @param {SyntaxTree} tree */
function truthTable({ leaves, rows, text }) {
  return scrollingTable({
    label: `Which motifs of ${text} occur together`,
    says: 'Which motifs occur together, and in which facets.',
    kind: 'truth',
    columns: [
      ['Facets'],
      ...leaves.map(({ name, motif }) => /** @type {[string, string]} */ ([name, `motif ${motif}`])),
      ['Which'],
    ],
    rows: rows.map(row =>
      tableRow(row.crms.length, [...row.present.map(here => (here ? '● yes' : '○ no')), facetLinks(row)]),
    ),
  });
}

/** @param {Combination} row */
function facetLinks({ crms }) {
  const link = (/** @type {string} */ id) =>
    h('button', { type: 'button', class: 'link', onclick: () => showFacet(id) }, id);
  const place = h('span', { class: 'words' }, ...crms.slice(0, MOST).map(link));
  if (crms.length <= MOST) return place;
  const all = () => {
    const rest = crms.slice(MOST).map(link);
    more.replaceWith(...rest);
    rest[0].focus();
  };
  const more = h('button', { type: 'button', class: 'quiet', onclick: all }, `and ${crms.length - MOST} more`);
  place.append(more);
  return place;
}

/**
 * Where each part of the tree comes up first; a motif that occurs twice in it is told once.
 * @param {Origin[]} origins
 * @param {SyntaxTree} tree
 * @param {NeuronReport} neuron
 * @param {Actions} actions
 */
function originList(origins, tree, neuron, actions) {
  if (origins.length === 0) return null;
  const lines = origins.map(origin => originLine(origin, tree, neuron, actions));
  const told = new Set();
  const different = lines.filter(({ textContent }) => !told.has(textContent) && told.add(textContent));
  return h('ul', { class: 'origins' }, ...different);
}

/** @param {Origin} origin @param {SyntaxTree} tree @param {NeuronReport} neuron @param {Actions} actions */
function originLine({ leaves: [from, to], layer, channels }, tree, neuron, actions) {
  const names = tree.leaves.slice(from, to).map(({ name }) => name);
  const isNew = layer === neuron.layer;
  const links = channels
    .slice(0, MOST)
    .flatMap((channel, i) => [
      i > 0 && ' ',
      h('button', { type: 'button', class: 'link', onclick: () => actions.showNeuron(`${layer}.${channel}`) }, channel),
    ]);
  return h(
    'li',
    {},
    h('b', {}, names.join(' – ')),
    isNew ? ' is new in this layer' : ` first seen in layer ${layer}, ${channels.length === 1 ? 'neuron' : 'neurons'} `,
    ...(isNew ? [] : links),
    !isNew && channels.length > MOST && ` and ${channels.length - MOST} more`,
  );
}
