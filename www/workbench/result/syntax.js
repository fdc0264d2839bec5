/** The syntax trees of a neuron, their truth tables, and the layer in which each part occurs first. */
import { motifName } from '../../session/matches.js';
import { UI } from '../../texts/ui.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { drawing } from '../../ui/drawing.js';
import { copyText, save } from '../../ui/save.js';
import { scrollingTable, tableRow } from '../../ui/table.js';
import { answersView } from './answers.js';
import { foundIn } from './repeats.js';

/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../engine/types.js').SyntaxTree} SyntaxTree */
/** @typedef {import('../../engine/types.js').Combination} Combination */
/** @typedef {import('../../engine/types.js').Origin} Origin */
/** @typedef {import('../actions.js').Actions} Actions */

/** Maximum number of linked facets or neurons per row. */
const MAX_LINKS = 12;

const { syntax: TEXT } = FACETS;

/**
 * @param {NeuronReport} neuron
 * @param {(tree: SyntaxTree) => Promise<string>} draw SVG of a tree
 * @param {Actions} actions
 * @param {(facet: string) => HTMLElement} link
 * @param {boolean} hasLower whether previous layers were analysed, so that the first occurrence of motifs is known
 * @param {string} backgrounds what the network was asked with
 * @param {() => void} openFigure
 * @returns {HTMLElement | null}
 */
export function syntaxView(neuron, draw, actions, link, hasLower, backgrounds, openFigure) {
  const { syntax, layer, channel } = neuron;
  if (!syntax || syntax.length === 0) return null;
  const origins = hasLower ? (neuron.origins ?? []) : [];
  return h(
    'section',
    { class: 'syntax' },
    h('h3', {}, TEXT.title(syntax.length)),
    h('p', { class: 'hint' }, TEXT.meaning),
    h('p', {}, h('button', { type: 'button', id: 'trees-figure', onclick: openFigure }, UI.figure)),
    ...syntax.flatMap((tree, i) => [
      i > 0 && h('p', { class: 'or' }, TEXT.or),
      treeView(
        tree,
        i + 1,
        `syntax-${layer}.${channel}-${i + 1}`,
        origins.filter(({ tree: of }) => of === i),
        neuron,
        draw,
        actions,
        link,
        backgrounds,
      ),
    ]),
  );
}

/** @param {SyntaxTree} tree @param {number} number of it, from 1 @param {string} file @param {Origin[]} origins @param {NeuronReport} neuron @param {(tree: SyntaxTree) => Promise<string>} draw @param {Actions} actions @param {(facet: string) => HTMLElement} link @param {string} backgrounds */
function treeView(tree, number, file, origins, neuron, draw, actions, link, backgrounds) {
  const place = h('div', {
    class: 'scroll tree',
    tabindex: 0,
    role: 'region',
    'aria-label': TEXT.label(tree.text),
  });
  const drawn = draw(tree);
  drawn.then(
    text => place.replaceChildren(treeDrawing(text, tree.text)),
    () => place.replaceChildren(h('p', { class: 'hint' }, TEXT.noEngine)),
  );
  const button = (/** @type {string} */ label, /** @type {() => Promise<void>} */ act) =>
    h('button', { type: 'button', class: 'quiet', onclick: () => act().catch(actions.refuse) }, label);
  return h(
    'article',
    { class: 'tree-card', 'data-tree': `tree-${number}` },
    h('p', { class: 'tree-text' }, h('code', {}, tree.text), ' ', foundIn(tree.found, neuron.repeats)),
    tree.gain !== undefined && h('p', { class: 'hint' }, TEXT.gain(tree.gain)),
    place,
    h(
      'p',
      { class: 'row' },
      button(TEXT.save, async () => save(`${file}.svg`, await drawn, 'image/svg+xml')),
      button(TEXT.copy, () => copyText(tree.text)),
      button(TEXT.link, () => actions.link('rule', `tree-${number}`)),
    ),
    answersView(tree, backgrounds, file, link),
    leftOut(tree, neuron),
    truthTable(tree, file, neuron, link),
    originList(origins, tree, neuron, actions),
  );
}

/**
 * The motifs that the neuron does not need.
 * @param {SyntaxTree} tree
 * @param {NeuronReport} neuron
 */
function leftOut({ left_out: motifs = [], leaves }, { dictionary = [] }) {
  if (motifs.length === 0) return null;
  const line = (/** @type {import('../../engine/types.js').LeftOut} */ { motif, start, raise }) => {
    const name = dictionary.find(({ id }) => id === motif)?.name ?? motif;
    const isCopy = leaves.some(leaf => leaf.motif === motif);
    return h('li', {}, TEXT.raises(name, start, raise, isCopy));
  };
  return h('div', { class: 'left-out' }, h('p', { class: 'hint' }, TEXT.leftOut), h('ul', {}, ...motifs.map(line)));
}

/** @param {string} text SVG @param {string} tree in one line */
function treeDrawing(text, tree) {
  const svg = drawing(text, TEXT.label(tree));
  svg.classList.replace('logo', 'syntax-tree');
  svg.removeAttribute('preserveAspectRatio');
  return svg;
}

/** @param {SyntaxTree} tree @param {string} file @param {NeuronReport} neuron @param {(facet: string) => HTMLElement} link */
function truthTable({ leaves, rows, text }, file, { dictionary = [] }, link) {
  const called = (/** @type {string} */ id) => dictionary.filter(motif => motif.id === id).map(motifName)[0] ?? '';
  return scrollingTable({
    label: TEXT.table(text),
    intro: TEXT.tableMeaning,
    kind: 'truth',
    file: `${file}-table`,
    fileRows: rows.map(({ present, crms }) => [crms.length, ...present.map(Number), crms.join(' ')]),
    columns: [
      [TEXT.facets],
      ...leaves.map(({ name, motif }) => /** @type {[string, string]} */ ([name, TEXT.motif(motif, called(motif))])),
      [TEXT.which],
    ],
    rows: rows.map(row =>
      tableRow(row.crms.length, [
        ...row.present.map(here => (here ? TEXT.present : TEXT.absent)),
        facetLinks(row, link),
      ]),
    ),
  });
}

/** @param {Combination} row @param {(facet: string) => HTMLElement} link */
function facetLinks({ crms }, link) {
  const place = h('span', { class: 'words' }, ...crms.slice(0, MAX_LINKS).map(link));
  if (crms.length <= MAX_LINKS) return place;
  const all = () => {
    const rest = crms.slice(MAX_LINKS).map(link);
    more.replaceWith(...rest);
    rest[0].focus();
  };
  const more = h('button', { type: 'button', class: 'quiet', onclick: all }, TEXT.more(crms.length - MAX_LINKS));
  place.append(more);
  return place;
}

/**
 * The layer in which each part of the tree occurs first; a motif that occurs twice is listed once.
 * @param {Origin[]} origins
 * @param {SyntaxTree} tree
 * @param {NeuronReport} neuron
 * @param {Actions} actions
 */
function originList(origins, tree, neuron, actions) {
  if (origins.length === 0) return null;
  const lines = origins.map(origin => originLine(origin, tree, neuron, actions));
  const listed = new Set();
  const different = lines.filter(({ textContent }) => !listed.has(textContent) && listed.add(textContent));
  return h('ul', { class: 'origins' }, ...different);
}

/** @param {Origin} origin @param {SyntaxTree} tree @param {NeuronReport} neuron @param {Actions} actions */
function originLine({ leaves: [from, to], layer, channels }, tree, neuron, actions) {
  const names = tree.leaves.slice(from, to).map(({ name }) => name);
  const isNew = layer === neuron.layer;
  const links = channels
    .slice(0, MAX_LINKS)
    .flatMap((channel, i) => [
      i > 0 && ' ',
      h('button', { type: 'button', class: 'link', onclick: () => actions.showNeuron(`${layer}.${channel}`) }, channel),
    ]);
  return h(
    'li',
    {},
    h('b', {}, names.join(' – ')),
    isNew ? TEXT.isNew : TEXT.firstIn(layer, channels.length),
    ...(isNew ? [] : links),
    !isNew && channels.length > MAX_LINKS && ` ${TEXT.more(channels.length - MAX_LINKS)}`,
  );
}
