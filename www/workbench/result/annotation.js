/** The progress of the comparison of the shown report with the open motif databases, and the button that repeats it. */
import { isAnnotated, isComparable } from '../../session/annotated.js';
import { grammarOf } from '../../session/options.js';
import { isOccupied } from '../../session/runs.js';
import { RESULT } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';

/** @typedef {import('../../session/state.js').State} State */

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function annotationView(root, store, actions) {
  const bar = h('progress', { max: 1, value: 0, 'aria-label': RESULT.annotation.share });
  const status = h('span');
  const cancel = h(
    'button',
    { type: 'button', class: 'quiet', id: 'stop-annotation', onclick: actions.stopAnnotation },
    RESULT.annotation.cancel,
  );
  const working = h('div', { class: 'annotation' }, h('p', { class: 'row', role: 'status' }, status, cancel), bar);
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
      write(status, RESULT.annotation.working(motifs, share));
    },
  );
}

/** @param {import('../actions.js').Actions} actions */
function again(actions) {
  return h(
    'button',
    { type: 'button', class: 'quiet', id: 'annotate', onclick: actions.annotate },
    RESULT.annotation.start,
  );
}

/** The reason to compare the shown report again, or nothing. @param {State} state */
function offer(state) {
  const { shown, databases } = state;
  if (!shown || databases.length === 0 || isOccupied(state)) return '';
  if (!isComparable(state)) return RESULT.annotation.notDna;
  if (!isAnnotated(state)) return RESULT.annotation.other;
  const now = JSON.stringify(grammarOf(state));
  if (now !== 'null' && now !== JSON.stringify(shown.report.options.grammar)) return RESULT.annotation.otherSettings;
  return '';
}
