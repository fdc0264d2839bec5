/** What the visitor does to facets: marking them, undoing that, and choosing which facets and neurons are shown. */
import { DEFAULT_VIEW } from '../../session/facets/arrange.js';
import { marked, markOf } from '../../session/facets/marks.js';

/** @typedef {import('../../session/facets/marks.js').FacetMark} FacetMark */
/** @typedef {import('../../session/facets/marks.js').Step} Step */
/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */

/** Steps that can be undone. */
const STEPS = 200;

/** @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store */
export function createMarking(store) {
  /**
   * @param {NeuronReport} neuron
   * @param {string} facet
   * @param {Partial<Record<keyof FacetMark, string | boolean>>} patch
   */
  function markFacet(neuron, facet, patch) {
    const { marks, markHistory } = store.state;
    const before = markOf(marks, neuron, facet);
    const mark = /** @type {FacetMark} */ ({ ...before, ...patch });
    const next = marked(marks, neuron, facet, mark);
    if (JSON.stringify(markOf(next, neuron, facet)) === JSON.stringify(before)) return;
    const step = { change: { facet, kind: kindOf(patch) }, marks };
    store.update({ marks: next, markHistory: { past: [...markHistory.past, step].slice(-STEPS), future: [] } });
  }

  function undoMark() {
    const { marks, markHistory } = store.state;
    const last = markHistory.past.at(-1);
    if (!last) return;
    const past = markHistory.past.slice(0, -1);
    store.update({
      marks: last.marks,
      markHistory: { past, future: [...markHistory.future, { change: last.change, marks }] },
    });
  }

  function redoMark() {
    const { marks, markHistory } = store.state;
    const next = markHistory.future.at(-1);
    if (!next) return;
    const future = markHistory.future.slice(0, -1);
    store.update({
      marks: next.marks,
      markHistory: { past: [...markHistory.past, { change: next.change, marks }], future },
    });
  }

  return {
    markFacet,
    undoMark,
    redoMark,
    /** @param {Partial<import('../../session/facets/arrange.js').FacetView>} patch */
    viewFacets: patch => store.update({ facetView: { ...store.state.facetView, ...patch } }),
    /** @param {Partial<import('../../session/wall-view.js').WallView>} patch */
    viewWall: patch => store.update({ wallView: { ...store.state.wallView, ...patch } }),
    /** @param {readonly string[]} neurons `layer.channel` */
    chooseOnWall: neurons => store.update({ wallChosen: neurons }),
    viewAllFacets: () => {
      const { sort, reversed, group, fold } = store.state.facetView;
      store.update({ facetView: { ...DEFAULT_VIEW, sort, reversed, group, fold } });
    },
  };
}

/** @param {Partial<Record<keyof FacetMark, string | boolean>>} patch @returns {Step['change']['kind']} */
function kindOf(patch) {
  if (patch.hidden !== undefined) return patch.hidden ? 'hidden' : 'shown';
  if (patch.starred !== undefined) return patch.starred ? 'starred' : 'unstarred';
  return patch.name === undefined ? 'noted' : 'named';
}
