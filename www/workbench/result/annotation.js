/** The comparison of the shown report with the open motif databases, while it goes on, and when it can be done anew. */
import { grammarOf, isAnnotated, isBusy, isComparable } from '../../session/state.js';
import { counted, percent } from '../../texts/format.js';
import { fill, h, write } from '../../ui/dom.js';

/** @typedef {import('../../session/state.js').State} State */

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function annotationView(root, store, actions) {
  const bar = h('progress', { max: 1, value: 0, 'aria-label': 'Share of the comparison that is done' });
  const says = h('span');
  const cancel = h(
    'button',
    { type: 'button', class: 'quiet', id: 'stop-annotation', onclick: actions.stopAnnotation },
    'Cancel',
  );
  const working = h('div', { class: 'annotation' }, h('p', { class: 'row', role: 'status' }, says, cancel), bar);
  store.watch(
    state => [state.annotation === null, offer(state), isComparable(state)],
    state => {
      const words = offer(state);
      if (state.annotation) fill(root, working);
      else fill(root, words && h('p', { class: 'note row' }, words, isComparable(state) && again(actions)));
    },
  );
  store.watch(
    ({ annotation }) => [annotation],
    ({ annotation, databases }) => {
      const motifs = databases.reduce((sum, { info }) => sum + info.motifs, 0);
      const share = annotation?.progress?.fraction ?? 0;
      bar.value = share;
      write(says, `Comparing these facets with ${counted(motifs, 'known motif')} · ${percent(share)}`);
    },
  );
}

/** @param {import('../actions.js').Actions} actions */
function again(actions) {
  return h(
    'button',
    { type: 'button', class: 'quiet', id: 'annotate', onclick: actions.annotate },
    'Compare with known motifs',
  );
}

/** Why one may want to compare the shown report, or nothing. @param {State} state */
function offer(state) {
  const { shown, databases, annotation } = state;
  if (!shown || databases.length === 0 || annotation || isBusy(state)) return '';
  if (!isComparable(state)) return 'Not compared with known motifs: those that come with the page are DNA.';
  if (!isAnnotated(state)) return 'These facets were not compared with the motif databases that are open now.';
  const now = JSON.stringify(grammarOf(state));
  if (now !== 'null' && now !== JSON.stringify(shown.report.options.grammar))
    return 'These facets were compared with other settings than those chosen now.';
  return '';
}
