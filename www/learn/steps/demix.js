/** Step 5: NeuronMotif, step by step: every sequence, their maps, clusters, logos, and when to stop. */
import { count, figure, percent, signed } from '../../texts/format.js';
import { fill, h, write } from '../../ui/dom.js';
import { scrollingTable, tableRow } from '../../ui/table.js';
import { chart } from '../figures/charts.js';
import { clusterCards } from '../figures/cluster-cards.js';
import { decouplingChart, histogramChart, scatterChart } from '../figures/demix-charts.js';
import { prose } from '../layout/markup.js';
import { part } from '../layout/parts.js';
import { slider } from '../layout/slider.js';
import { button, passage, stepSection, twin } from '../layout/step.js';
import { TEXTS } from '../../texts/learn.js';

const T = TEXTS.demix;
const LAST = 65_536;

/** @param {import('../lesson.js').Lesson} lesson */
export function demixStep({ store, session, logo }) {
  return stepSection(
    'demix',
    5,
    T,
    part('demix-all', T.all, ...everySequence(store, session)),
    part('demix-maps', T.maps, ...maps(store, session, logo)),
    part('demix-when', T.when, ...when(store)),
    part('demix-mix', T.mix, ...mixing(store, session, logo)),
  );
}

/** @typedef {import('../state.js').LearnStore} Store */
/** @typedef {import('../actions.js').Actions} Session */

/** @param {Store} store @param {Session} session */
function everySequence(store, session) {
  const status = h('div');
  const bars = chart(T.all, { kind: 'histogram' });
  const top = h('div');
  const ranked = h('output', { class: 'readout', for: 'rank' });
  /** Far more ranks than pixels: each step to the right multiplies the rank. */
  const rank = slider({
    id: 'rank',
    label: T.rank,
    min: 0,
    max: 1000,
    read: at => `${Math.round(LAST ** (at / 1000))}`,
    change: at => session.set({ rank: Math.round(LAST ** (at / 1000)) }),
  });
  rank.element.addEventListener('keydown', event => {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    session.set({ rank: Math.max(1, Math.min(LAST, store.state.address.rank + by)) });
  });
  const take = button(T.take, () => {
    const { ranked: row } = store.state;
    if (row) session.set({ a: row.sequence });
  });
  store.watch(
    ({ address }) => [address.rank],
    ({ address }) => rank.show(Math.round((1000 * Math.log(address.rank)) / Math.log(LAST)), count(address.rank)),
  );
  store.watch(
    ({ info }) => [info],
    ({ info }) => {
      if (!info) return;
      fill(status, ...prose(T.allText(count(info.total), count(info.positives)), 'prose'));
      bars.show(colour => histogramChart(info.histogram, colour), T.allText(count(info.total), count(info.positives)));
      fill(
        top,
        scrollingTable({
          label: T.top,
          columns: [[T.rank], ['sequence'], [T.value]],
          rows: info.top.map(({ rank: place, sequence, value }) =>
            tableRow(place, [h('code', {}, sequence), value.toFixed(3)]),
          ),
        }),
      );
    },
  );
  store.watch(
    ({ ranked: row }) => [row],
    ({ ranked: row }) => row && write(ranked, T.ranked(count(row.rank), row.sequence, signed(row.value))),
  );
  return [
    ...passage(T.all),
    status,
    h(
      'div',
      { class: 'figure' },
      bars.element,
      h('div', { class: 'row ranks' }, rank.element, ranked, take),
      twin(T.top, top),
    ),
  ];
}

/** @param {Store} store @param {Session} session @param {import('../figures/logos.js').ShowLogo} logo */
function maps(store, session, logo) {
  const explained = h('div');
  const table = h('div');
  const cards = h('div', { class: 'clusters' });
  const status = h('p', { class: 'readout', 'aria-live': 'polite', id: 'k-status' });
  const k = slider({ id: 'k', label: T.k, min: 1, max: 4, read: String, change: value => session.set({ k: value }) });
  const cloud = chart(T.maps, {
    kind: 'cloud',
    onclick({ seriesIndex, dataIndex }) {
      const points = store.state.clusters?.points;
      const members = points?.sequence.filter((_, i) => points.cluster[i] === seriesIndex);
      if (members?.[dataIndex]) session.set({ a: members[dataIndex] });
    },
  });
  store.watch(
    ({ address }) => [address.k],
    ({ address }) => k.show(address.k),
  );
  store.watch(
    ({ clusters }) => [clusters],
    ({ clusters }) => {
      if (!clusters) return;
      const [first, second] = clusters.explained;
      fill(explained, ...prose(T.mapsText(percent(first + second)), 'prose'));
      cloud.show(
        colour => scatterChart(clusters, colour),
        `${T.maps}: ${clusters.clusters.map(({ sequences }, i) => `${T.clusterName(i + 1)}, ${count(sequences)}`).join('; ')}`,
      );
      fill(table, centroidTable(clusters));
      fill(cards, ...clusterCards(clusters.clusters, logo));
      write(status, T.decoupled(clusters.k, clusters.decoupling));
    },
  );
  return [
    ...passage(T.maps),
    explained,
    ...passage(T.cluster, T.clusterText),
    h(
      'div',
      { class: 'figure two-columns cloud-figure' },
      h('div', {}, cloud.element, twin(TEXTS.table, table)),
      h('div', {}, k.element, status, cards),
    ),
  ];
}

/** @param {import('../../engine/types.js').Clusters} clusters */
function centroidTable({ centroids, clusters }) {
  return scrollingTable({
    label: T.maps,
    columns: [[T.clusters], [T.sequences], ['PC 1'], ['PC 2']],
    rows: centroids.map(({ x, y }, i) =>
      tableRow(T.clusterName(i + 1), [count(clusters[i].sequences), figure(x), figure(y)]),
    ),
  });
}

/** @param {Store} store */
function when(store) {
  const bars = chart(T.when, { kind: 'decoupling' });
  const table = h('div');
  store.watch(
    ({ decouplings, address }) => [decouplings, address.k],
    ({ decouplings, address }) => {
      const known = Object.entries(decouplings).map(([k, value]) => T.decoupled(Number(k), value));
      bars.show(colour => decouplingChart(decouplings, address.k, colour), `${T.when} ${known.join('; ')}`);
      fill(
        table,
        scrollingTable({
          label: T.when,
          columns: [['k'], [TEXTS.methods.decoupling]],
          rows: Object.entries(decouplings).map(([k, value]) => tableRow(k, [value.toFixed(3)])),
        }),
      );
    },
  );
  return [...passage(T.when, T.whenText), h('div', { class: 'figure' }, bars.element, twin(TEXTS.table, table))];
}

/** @param {Store} store @param {Session} session @param {import('../figures/logos.js').ShowLogo} logo */
function mixing(store, session, logo) {
  const mix = slider({
    id: 'mix',
    label: T.mix,
    min: 0,
    max: 100,
    read: value => T.blend(value),
    change: value => session.set({ mix: value }),
    ends: [T.demixed, T.mixed],
  });
  const cards = h('div', { class: 'clusters two' });
  store.watch(
    ({ address }) => [address.mix],
    ({ address }) => mix.show(address.mix),
  );
  store.watch(
    ({ address, clusters, info }) => [address.mix, clusters, info],
    ({ address, clusters, info }) => {
      if (!clusters || !info) return;
      const facets = clusters.k > 1 ? clusters.clusters : info.facets;
      while (cards.children.length > facets.length) cards.lastChild?.remove();
      for (const [i, { ppm }] of facets.entries()) {
        const place = cards.children[i] ?? cards.appendChild(h('div', { class: 'logo-place eight' }));
        logo(
          place,
          blended(ppm, clusters.mixed.ppm, address.mix / 100),
          `${T.clusterName(i + 1)}: ${T.blend(address.mix)}`,
        );
      }
    },
  );
  return [...passage(T.mix, T.mixText), h('div', { class: 'figure' }, mix.element, cards)];
}

/**
 * Between two matrices, for the eye: the results are its two ends.
 * @param {number[][]} one @param {number[][]} other @param {number} share of the other
 */
function blended(one, other, share) {
  return one.map((row, i) => row.map((value, j) => value + (other[i][j] - value) * share));
}
