/** Step 6: a deeper network: a tree of clusters that unfolds, gaps that vary, P = 1 against P = 2. */
import { fill, h, write } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';
import { axis, chart, tip } from '../figures/charts.js';
import { clusterTree } from '../figures/cluster-tree.js';
import { part } from '../layout/parts.js';
import { passage, stepSection, twin } from '../layout/step.js';
import { TEXTS } from '../../texts/learn.js';

/** @typedef {import('../../../tools/solve/tree.mjs').ClusterTree} ClusterTree */

const T = TEXTS.beyond;
const TREES = 'www/examples/ctcf-pair/tree.json';

/** @param {import('../lesson.js').Lesson} lesson */
export function beyondStep({ store, session, logo }) {
  const choice = h('fieldset', { class: 'segments' }, h('legend', {}, T.groups));
  const status = h('p', { class: 'readout', 'aria-live': 'polite' });
  const place = h('div', { class: 'tree-place' });
  const gaps = h('div');
  const bars = chart(T.gaps, { kind: 'histogram' });
  const table = h('div');
  /** @type {ClusterTree[]} */
  let trees = [];
  /** What of the trees is unfolded already. */
  let unfolded = '';

  const section = stepSection(
    'beyond',
    6,
    T,
    part('beyond-groups', T.choice, ...passage(T.choice, T.groupsText), choice, status),
    ...passage(T.tree, T.treeText),
    h('div', { class: 'figure' }, place),
    part(
      'beyond-gaps',
      T.gaps,
      ...passage(T.gaps),
      gaps,
      h('div', { class: 'figure' }, bars.element, twin(TEXTS.table, table)),
    ),
    h('p', {}, h('a', { href: '.' }, T.own)),
  );

  fill(
    choice,
    h('legend', {}, T.groups),
    ...[1, 2].map(groups =>
      h(
        'label',
        { class: 'segment' },
        h('input', {
          type: 'radio',
          name: 'groups',
          id: `groups-${groups}`,
          value: groups,
          onchange: () => session.set({ groups, path: '' }),
        }),
        h('span', {}, h('b', {}, `${T.groups} = ${groups}`)),
      ),
    ),
  );

  /** Two thousand bytes per branch are loaded only when the figure is near the window. */
  const observer = new IntersectionObserver(
    async entries => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      try {
        const answer = await fetch(TREES);
        trees = await answer.json();
        store.watch(
          ({ address }) => [address.groups, address.path],
          state => {
            if (`${state.address.groups} ${state.address.path}` !== unfolded) show(state);
          },
        );
      } catch (error) {
        session.refuse(error);
      }
    },
    { rootMargin: '1200px' },
  );
  observer.observe(section);

  /** @param {import('../state.js').LearnState} state */
  function show({ address: { groups, path } }) {
    const tree = trees.find(candidate => candidate.groups === groups) ?? trees[0];
    for (const input of choice.querySelectorAll('input')) input.checked = Number(input.value) === groups;
    write(status, T.p(tree.groups, tree.clusters, tree.decoupling.toFixed(2)));
    fill(
      place,
      clusterTree(tree, path, logo, opened => {
        unfolded = `${groups} ${opened}`;
        session.set({ path: opened });
      }),
    );
    unfolded = `${groups} ${path}`;
    fill(
      gaps,
      h(
        'p',
        { class: 'prose' },
        T.gapsText(
          tree.gaps.reduce((sum, [, leaves]) => sum + leaves, 0),
          tree.clusters,
          tree.syntax ?? '–',
        ),
      ),
    );
    bars.show(colour => gapChart(tree, colour), `${T.gaps}: ${tree.gaps.map(([gap, n]) => `${gap}: ${n}`).join(', ')}`);
    fill(
      table,
      scrollingTable({
        label: T.gaps,
        columns: [[T.gap], [T.clusters]],
        rows: tree.gaps.map(([gap, leaves]) => tableRow(gap, [leaves])),
      }),
    );
  }
  return section;
}

/** @param {ClusterTree} tree @param {import('../figures/charts.js').Colour} colour @returns {import('../figures/charts.js').ChartOption} */
function gapChart({ gaps }, colour) {
  const [low, high] = [Math.min(...gaps.map(([gap]) => gap), 16), Math.max(...gaps.map(([gap]) => gap), 31)];
  const all = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  return {
    tooltip: tip(colour),
    xAxis: axis(colour, T.gap, { type: 'category', data: all.map(String), splitLine: { show: false } }),
    yAxis: axis(colour, T.clusters, { nameGap: 32, minInterval: 1 }),
    series: [
      {
        type: 'bar',
        itemStyle: { color: colour('accent') },
        data: all.map(gap => gaps.find(([other]) => other === gap)?.[1] ?? 0),
      },
    ],
  };
}
