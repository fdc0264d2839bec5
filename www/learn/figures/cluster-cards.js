/** The clusters of step 5 as cards: sign, logo, figures. */
import { count, figure } from '../../texts/format.js';
import { h } from '../../ui/dom.js';
import { TEXTS } from '../../texts/learn.js';
import { CLUSTER_SIGNS } from './demix-charts.js';

const T = TEXTS.demix;
const M = TEXTS.methods;

/**
 * @param {import('../../engine/types.js').ClusterFigures[]} clusters
 * @param {import('./logos.js').ShowLogo} logo
 */
export function clusterCards(clusters, logo) {
  return clusters.map((cluster, i) => {
    const place = h('div', { class: 'logo-place eight' });
    logo(place, cluster.ppm, `${T.clusterName(i + 1)}: ${cluster.consensus}`);
    return h(
      'figure',
      { class: `cluster cluster-${i + 1}` },
      h(
        'figcaption',
        {},
        h('span', { class: 'sign', 'aria-hidden': 'true' }, CLUSTER_SIGNS[i].sign),
        h('b', {}, T.clusterName(i + 1)),
        ` ${count(cluster.sequences)} ${T.sequences}`,
      ),
      place,
      figuresOf(cluster),
    );
  });
}

/** @param {import('../../engine/types.js').ClusterFigures} cluster */
function figuresOf({ consensus, decoupling, importance, information, correlation }) {
  return h(
    'dl',
    { class: 'figures' },
    ...entry(T.consensus, h('code', {}, consensus)),
    ...entry(M.decoupling, h('b', {}, decoupling.toFixed(2))),
    ...entry(T.importance, importance.toFixed(2)),
    ...entry(M.information, M.bits(figure(information))),
    ...(correlation === null ? [] : entry(M.correlation, correlation.toFixed(2))),
  );
}

/** @param {string} term @param {import('../../ui/dom.js').Child} value */
export function entry(term, value) {
  return [h('dt', {}, term), h('dd', {}, value)];
}
