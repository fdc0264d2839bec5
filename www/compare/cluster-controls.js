/** How the motifs of a file are clustered: linkage, threshold, start, progress and cancel. */
import { COMPARE } from '../texts/compare.js';
import { h, write } from '../ui/dom.js';

const { clusters: TEXT } = COMPARE;

/**
 * @param {import('../ui/store.js').Store<import('./state.js').CompareState>} store
 * @param {import('./clustering.js').ClusterActions} actions
 */
export function clusterControls(store, actions) {
  const start = h('button', { type: 'button', id: 'clusters-start', onclick: actions.cluster }, TEXT.begin);
  const cancel = h('button', { type: 'button', id: 'clusters-cancel', onclick: actions.stopClustering }, TEXT.cancel);
  const working = h('p', { class: 'working', role: 'status' });
  const bar = h('progress', { max: 1, value: 0, 'aria-label': TEXT.share });
  store.watch(
    state => [state.queries, state.presets, state.clustering],
    ({ queries, presets, clustering }) => {
      start.disabled = !queries || !presets || clustering !== null;
      cancel.disabled = clustering === null;
      bar.hidden = clustering === null;
      bar.value = clustering?.fraction ?? 0;
      write(working, statusText({ queries, presets, clustering }));
    },
  );
  return h(
    'div',
    {},
    h('div', { class: 'row' }, ...linkageField(store, actions), ...thresholdField(store, actions)),
    h('div', { class: 'row buttons' }, start, cancel),
    working,
    bar,
  );
}

/** @param {Pick<import('./state.js').CompareState, 'queries' | 'presets' | 'clustering'>} state */
function statusText({ queries, presets, clustering }) {
  if (clustering) return clustering.motifs ? TEXT.working(clustering.motifs, clustering.fraction) : TEXT.reading;
  if (!presets) return COMPARE.loading;
  return queries ? '' : COMPARE.noQueries;
}

/** @param {import('../ui/store.js').Store<import('./state.js').CompareState>} store @param {import('./clustering.js').ClusterActions} actions */
function linkageField(store, actions) {
  const choices = Object.entries(TEXT.linkages).map(([value, title]) => h('option', { value }, title));
  const select = h(
    'select',
    {
      id: 'clusters-linkage',
      onchange: () => actions.clusterBy({ linkage: /** @type {import('./dendrogram.js').Linkage} */ (select.value) }),
    },
    ...choices,
  );
  store.watch(
    ({ clusterSettings }) => [clusterSettings],
    ({ clusterSettings }) => {
      select.value = clusterSettings.linkage;
    },
  );
  return [h('label', { for: 'clusters-linkage' }, TEXT.linkage), select];
}

/** @param {import('../ui/store.js').Store<import('./state.js').CompareState>} store @param {import('./clustering.js').ClusterActions} actions */
function thresholdField(store, actions) {
  const input = h('input', {
    type: 'number',
    id: 'clusters-threshold',
    min: 0,
    max: 1,
    step: 0.05,
    oninput() {
      const threshold = input.valueAsNumber;
      const isWrong = !(threshold >= 0 && threshold <= 1);
      input.setAttribute('aria-invalid', String(isWrong));
      if (!isWrong) actions.clusterBy({ threshold });
    },
  });
  store.watch(
    ({ clusterSettings }) => [clusterSettings],
    ({ clusterSettings: { threshold } }) => {
      if (input.valueAsNumber !== threshold) input.valueAsNumber = threshold; // what is typed stays as it is
    },
  );
  return [h('label', { for: 'clusters-threshold' }, TEXT.threshold), input];
}
