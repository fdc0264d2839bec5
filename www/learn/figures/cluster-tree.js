/** A tree of clusters, operated as trees are: arrow keys open, close and move. */
import { count } from '../../texts/format.js';
import { h } from '../../ui/dom.js';
import { TEXTS } from '../../texts/learn.js';

/** @typedef {import('../../../tools/solve/tree.mjs').ClusterTree} ClusterTree */
/** @typedef {import('../../../tools/solve/tree.mjs').Branch} Branch */

const T = TEXTS.beyond;

/**
 * @param {ClusterTree} tree
 * @param {string} open path of the branch that is unfolded at first
 * @param {import('./logos.js').ShowLogo} logo
 * @param {(path: string) => void} remember what was unfolded last
 */
export function clusterTree(tree, open, logo, remember) {
  const root = h('ul', { class: 'cluster-tree', role: 'tree', 'aria-label': T.tree, onkeydown: key });
  root.append(item(tree.branches[0], 1));
  toggle(/** @type {HTMLElement} */ (root.firstElementChild), true);
  const steps = open ? open.split('.') : [];
  for (const [i] of steps.entries()) {
    const found = root.querySelector(`[data-path="${steps.slice(0, i + 1).join('.')}"]`);
    if (found instanceof HTMLElement) toggle(found, true);
  }
  const first = root.firstElementChild;
  if (first instanceof HTMLElement) first.tabIndex = 0;

  /** @param {Branch} branch @param {number} level @returns {HTMLLIElement} */
  function item(branch, level) {
    const leaf = depth(branch) === tree.pools;
    const place = h('div', { class: 'logo-place wide' });
    const description = inWords(branch, leaf);
    const element = h(
      'li',
      {
        role: 'treeitem',
        'aria-level': level,
        'aria-expanded': leaf ? null : 'false',
        'aria-label': description,
        tabindex: -1,
        'data-path': branch.path,
      },
      h(
        'div',
        { class: 'branch', onclick: () => toggle(element) },
        h(
          'span',
          { class: 'branch-status' },
          h('span', { class: 'twist', 'aria-hidden': 'true' }, leaf ? '·' : '▸'),
          description,
        ),
        place,
      ),
    );
    const matrix = branch.percent.map(row => row.map(value => Math.max(value, 0.1) / 100));
    const seen = new IntersectionObserver(entries => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      seen.disconnect();
      logo(place, matrix, description);
    });
    seen.observe(place);
    return element;
  }

  /** @param {HTMLElement} element @param {boolean} [wanted] */
  function toggle(element, wanted) {
    const state = element.getAttribute('aria-expanded');
    if (state === null) return;
    const opened = wanted ?? state === 'false';
    element.setAttribute('aria-expanded', String(opened));
    const path = element.dataset.path ?? '';
    let group = element.querySelector(':scope > ul');
    if (opened && !group) {
      const level = Number(element.getAttribute('aria-level')) + 1;
      group = h('ul', { role: 'group' }, ...childrenOf(path).map(branch => item(branch, level)));
      element.append(group);
    }
    if (group instanceof HTMLElement) group.hidden = !opened;
    if (wanted === undefined) remember(opened ? path : path.split('.').slice(0, -1).join('.'));
  }

  /** @param {string} path */
  function childrenOf(path) {
    const level = path === '' ? 0 : path.split('.').length;
    const below = path === '' ? '' : `${path}.`;
    return tree.branches.filter(branch => depth(branch) === level + 1 && branch.path.startsWith(below));
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    const from = /** @type {HTMLElement} */ (event.target).closest('li');
    if (!from) return;
    const shown = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('li'))].filter(
      li => !li.closest('ul[hidden]'),
    );
    const at = shown.indexOf(from);
    const closed = from.getAttribute('aria-expanded') === 'false';
    const opened = from.getAttribute('aria-expanded') === 'true';
    const acts = /** @type {Record<string, () => void>} */ ({
      ArrowDown: () => go(from, shown[at + 1]),
      ArrowUp: () => go(from, shown[at - 1]),
      ArrowRight: () => (closed ? toggle(from) : go(from, shown[at + 1])),
      ArrowLeft: () => (opened ? toggle(from) : go(from, from.parentElement?.closest('li') ?? undefined)),
      Home: () => go(from, shown[0]),
      End: () => go(from, shown[shown.length - 1]),
      Enter: () => toggle(from),
      ' ': () => toggle(from),
    });
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
  return root;
}

/** @param {HTMLElement} from @param {HTMLElement | undefined} to */
function go(from, to) {
  if (!to) return;
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

/** @param {Branch} branch */
function depth({ path }) {
  return path === '' ? 0 : path.split('.').length;
}

/** @param {Branch} branch @param {boolean} leaf */
function inWords({ path, sequences, decoupling, gap }, leaf) {
  const name = path === '' ? T.root : `${T.cluster} ${path}`;
  const apart = gap === null ? '' : `, ${T.gapOf(gap)}`;
  return `${name}: ${count(sequences)}, ${leaf ? T.decoupling : T.meanDecoupling} ${decoupling.toFixed(2)}${apart}`;
}
