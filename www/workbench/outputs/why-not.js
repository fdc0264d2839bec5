/** Why the outputs cannot be asked now. */
import { isBusy } from '../../session/state.js';
import { OUTPUTS } from '../../texts/workbench.js';

const { whyNot: TEXT } = OUTPUTS;

/** @param {import('../../session/state.js').State} state @returns {string} nothing where they can */
export function whyNotAsk(state) {
  const { model, opening, details, annotation, comparingMethods, asking } = state;
  if (opening) return TEXT.opening;
  if (!model) return TEXT.noNetwork;
  if (isBusy(state)) return TEXT.run;
  if (details.scan && 'abort' in details.scan) return TEXT.scan;
  if (annotation || comparingMethods) return TEXT.comparing;
  return asking ? TEXT.asking : '';
}
