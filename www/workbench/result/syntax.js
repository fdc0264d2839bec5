/** The syntax trees of a neuron, those that differ in one motif as one, and the layer in which each part occurs first. */
import { wholeTrees } from '../../session/whole-trees.js';
import { UI } from '../../texts/ui.js';
import { FACETS } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { drawing } from '../../ui/drawing.js';
import { copyText, save } from '../../ui/save.js';
import { answersView } from './answers.js';
import { foundIn } from './repeats.js';
import { truthTable } from './truth-table.js';

/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../engine/types.js').SyntaxTree} SyntaxTree */
/** @typedef {import('../../engine/types.js').Origin} Origin */
/** @typedef {import('../../session/whole-trees.js').WholeTree} WholeTree */
/** @typedef {import('../actions.js').Actions} Actions */

/** Maximum number of linked neurons per row. */
const MAX_LINKS = 12;

const { syntax: TEXT } = FACETS;

/**
 * What the view of a tree is made with.
 * @typedef {object} Context
 * @property {NeuronReport} neuron
 * @property {(tree: SyntaxTree) => Promise<string>} draw SVG of a tree
 * @property {Actions} actions
 * @property {(facet: string) => HTMLElement} link
 * @property {boolean} hasLower whether previous layers were analysed, so that the first occurrence of motifs is known
 * @property {string} backgrounds what the network was asked with
 */

/**
 * @param {Context} context
 * @param {() => void} openFigure
 * @returns {HTMLElement | null}
 */
export function syntaxView(context, openFigure) {
  const { syntax = [] } = context.neuron;
  if (syntax.length === 0) return null;
  const rules = wholeTrees(syntax);
  return h(
    'section',
    { class: 'syntax' },
    h('h3', {}, TEXT.title(rules.length)),
    h('p', { class: 'hint' }, TEXT.meaning),
    h('p', {}, h('button', { type: 'button', id: 'trees-figure', onclick: openFigure }, UI.figure)),
    ...rules.flatMap((rule, i) => [i > 0 && h('p', { class: 'or' }, TEXT.or), ruleCard(rule, syntax, context)]),
  );
}

/** A tree, with those that have another motif in the place of one of its leaves. @param {WholeTree} rule @param {SyntaxTree[]} syntax @param {Context} context */
function ruleCard({ index, tree, text, others }, syntax, context) {
  const { neuron, draw, actions, link } = context;
  const file = fileOf(index, neuron);
  const place = h('div', { class: 'scroll tree', tabindex: 0, role: 'region', 'aria-label': TEXT.label(text) });
  const drawn = draw(tree);
  drawn.then(
    svg => place.replaceChildren(treeDrawing(svg, text)),
    () => place.replaceChildren(h('p', { class: 'hint' }, TEXT.noEngine)),
  );
  const button = (/** @type {string} */ label, /** @type {() => Promise<void>} */ act) =>
    h('button', { type: 'button', class: 'quiet', onclick: () => act().catch(actions.refuse) }, label);
  return h(
    'article',
    { class: 'tree-card', 'data-tree': `tree-${index + 1}` },
    h(
      'p',
      { class: 'tree-text' },
      h('code', {}, text),
      ' ',
      others.length === 0 && foundIn(tree.found, neuron.repeats),
    ),
    others.length === 0 && gain(tree),
    place,
    h(
      'p',
      { class: 'row' },
      button(TEXT.save, async () => save(`${file}.svg`, await drawn, 'image/svg+xml')),
      button(TEXT.copy, () => copyText(text, UI.copy.text)),
      button(TEXT.link, () => actions.link('rule', `tree-${index + 1}`)),
    ),
    ...(others.length === 0
      ? known(index, tree, context)
      : [index, ...others].map(each => alternative(each, each === index, syntax[each], context))),
    truthTable(tree, file, neuron, link),
  );
}

/** One of several trees that differ in a motif. @param {number} index @param {boolean} isFirst @param {SyntaxTree} tree @param {Context} context */
function alternative(index, isFirst, tree, context) {
  return h(
    'section',
    { class: 'alternative', 'data-tree': isFirst ? undefined : `tree-${index + 1}` },
    h('h4', {}, h('code', {}, tree.text), ' ', foundIn(tree.found, context.neuron.repeats)),
    gain(tree),
    ...known(index, tree, context),
  );
}

/** What is known of one tree. @param {number} index @param {SyntaxTree} tree @param {Context} context */
function known(index, tree, { neuron, actions, link, hasLower, backgrounds }) {
  const origins = hasLower ? (neuron.origins ?? []) : [];
  return [
    answersView(tree, backgrounds, fileOf(index, neuron), link),
    leftOut(tree, neuron),
    originList(
      origins.filter(({ tree: of }) => of === index),
      tree,
      neuron,
      actions,
    ),
  ];
}

/** @param {number} index @param {NeuronReport} neuron */
function fileOf(index, { layer, channel }) {
  return `syntax-${layer}.${channel}-${index + 1}`;
}

/** @param {SyntaxTree} tree */
function gain(tree) {
  return tree.gain !== undefined && h('p', { class: 'hint' }, TEXT.gain(tree.gain, wholeGain(tree)));
}

/** What all letters of the motifs do, where the network was asked. @param {SyntaxTree} tree */
function wholeGain({ answers }) {
  return answers ? answers.with.mean - answers.without.mean : null;
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
