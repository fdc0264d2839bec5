/**
 * A run in slices. Between two slices whatever came in is answered: a logo, a pause, a cancel. Pausing and
 * cancelling are simply not taking the next slice, so what was computed stays.
 */

/** @typedef {import('./types.js').Progress} Progress */
/** @typedef {import('./types.js').TrainingProgress} TrainingProgress */
/**
 * Work that is done step by step: a run, the annotation of a report, a training.
 * @typedef {object} Steps
 * @property {(milliseconds: number) => Progress | (TrainingProgress & {stage: string})} step
 * @property {() => string} report of everything finished so far, as JSON
 * @property {() => void} free
 */

/** Milliseconds of one slice: long enough to keep the thread pool busy, short enough to cancel at once. */
const SLICE = 50;
/** Milliseconds between two progress events, and between two partial reports, at least. */
const PROGRESS_EVERY = 66;
const PARTIAL_EVERY = 500;

export class Job {
  /** @type {'running' | 'paused' | 'cancelled'} */
  #state = 'running';
  #wake = () => {};

  /**
   * @param {Steps} steps
   * @param {(event: import('./protocol.js').Event) => void} tell
   */
  constructor(steps, tell) {
    this.steps = steps;
    this.tell = tell;
  }

  /** @param {'running' | 'paused' | 'cancelled'} state */
  steer(state) {
    if (this.#state === 'cancelled') return;
    this.#state = state;
    this.#wake();
  }

  /**
   * Works until everything is done or the run is cancelled.
   * @returns {Promise<import('./protocol.js').Ran>}
   */
  async work() {
    const progressDue = every(PROGRESS_EVERY);
    const partialDue = every(PARTIAL_EVERY);
    let unsent = false;
    while (this.#state !== 'cancelled') {
      const progress = this.steps.step(SLICE);
      const completed = 'completed' in progress && progress.completed !== null;
      const news = progress.stage === 'done' || completed;
      unsent ||= completed;
      if (progressDue() || news) this.tell({ event: 'progress', progress });
      if (progress.stage === 'done') break;
      if (unsent && partialDue()) {
        this.tell({ event: 'partial', report: this.steps.report() });
        unsent = false;
      }
      await breathe();
      while (this.#state === 'paused') await this.#steered();
    }
    return { report: this.steps.report(), cancelled: this.#state === 'cancelled' };
  }

  #steered() {
    return new Promise(resolve => {
      this.#wake = () => resolve(null);
    });
  }
}

/**
 * @param {number} interval milliseconds
 * @returns {() => boolean} whether so long has passed since it last said so
 */
function every(interval) {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const due = performance.now() - last >= interval;
    if (due) last = performance.now();
    return due;
  };
}

/** Lets the messages that wait be served; a timer would add milliseconds to every slice. */
function breathe() {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(null);
    };
    port2.postMessage(null);
  });
}
