/** Texts of everything that the engine is asked. */
import { count, percent } from '../format.js';

export const ASKING = {
  cancel: 'Cancel',
  stopping: 'Stopping …',
  share: 'Completed part',
  notKept: 'This answer is not kept with the session: save what you need of it.',
  /** What a question has to wait for. */
  obstacles: {
    network: 'Open a network first.',
    opening: 'Wait until the network is open.',
    run: 'The engine is busy with a run. Ask when the run has finished.',
    scan: 'The engine is busy with a scan. Ask when the scan has finished.',
    comparison: 'The engine is busy with a comparison. Ask when it has finished.',
    question: 'The engine is busy with another question. Ask when it has been answered, or cancel it.',
  },
  /** @param {string} what is counted @returns {(question: {done: number, fraction: number, rate: number}) => string} */
  counting:
    what =>
    ({ done, fraction, rate }) =>
      `${count(done)} ${what} · ${percent(fraction)}${rate > 0 ? ` · ${count(Math.round(rate))} per second` : ''}`,
};
