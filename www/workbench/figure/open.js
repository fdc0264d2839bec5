/** Opens the builder of figures, which is loaded when it is first needed. */
import { asProblem } from '../../ui/problem.js';

/**
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../../engine/client.js').Engine} engine
 */
export function createFigures(store, engine) {
  /** @param {import('./subjects.js').FigureRequest} request */
  async function openFigure(request) {
    try {
      const { openDialog } = await import('./dialog.js');
      openDialog(request, store, { changeFigure }, engine);
    } catch (error) {
      store.update({ problem: asProblem(error) });
    }
  }

  /** @param {import('../../session/state.js').State['figure']} figure null for what is usual */
  function changeFigure(figure) {
    store.update({ figure });
  }

  return { openFigure, changeFigure };
}
