/**
 * A job in slices. Between two slices the worker answers the requests that have come in, such as a logo, a pause or a
 * cancel. A job that is paused or cancelled does not start its next slice, so its results so far are kept.
 */

/** @typedef {import('./types.js').Progress} Progress */
/** @typedef {import('./types.js').TrainingProgress} TrainingProgress */
/** @typedef {import('./types.js').OutputsProgress} OutputsProgress */
/**
 * Work that is done step by step: a run, the annotation of a report, a training.
 * @typedef {object} Steps
 * @property {(milliseconds: number) => Progress | (TrainingProgress & {stage: string}) | OutputsProgress} step
 * @property {() => string} report of everything finished so far, as JSON
 * @property {() => void} free
 */

/** Milliseconds of one slice: long enough to keep the thread pool busy, short enough to cancel at once. */
const SLICE = 50;
/** Minimum milliseconds between two progress events, and between two partial reports. */
const PROGRESS_EVERY = 66;
const PARTIAL_EVERY = 500;

export class Job {
  /** @type {'running' | 'paused' | 'cancelled'} */
  #state = 'running';
  #wake = () => {};

  /**
   * @param {import('./protocol.js').JobMethod} name
   * @param {Steps} steps
   * @param {(event: import('./protocol.js').Event) => void} send
   */
  constructor(name, steps, send) {
    this.name = name;
    this.steps = steps;
    this.send = send;
  }

  /** @param {'running' | 'paused' | 'cancelled'} state */
  setState(state) {
    if (this.#state === 'cancelled') return;
    this.#state = state;
    this.#wake();
  }

  /**
   * Works until everything is done or the run is cancelled.
   * @returns {Promise<import('./protocol.js').JobResult>}
   */
  async work() {
    const progressDue = every(PROGRESS_EVERY);
    const partialDue = every(PARTIAL_EVERY);
    let unsent = false;
    while (this.#state !== 'cancelled') {
      const progress = this.steps.step(SLICE);
      const completed = 'completed' in progress && progress.completed !== null;
      const finished = progress.stage === 'done' || completed;
      unsent ||= completed;
      if (progressDue() || finished) this.send({ job: this.name, event: 'progress', progress });
      if (progress.stage === 'done') break;
      if (unsent && partialDue()) {
        this.send({ job: this.name, event: 'partial', report: this.steps.report() });
        unsent = false;
      }
      await readMessages();
      while (this.#state === 'paused') await this.#stateChanged();
    }
    return { report: this.steps.report(), cancelled: this.#state === 'cancelled' };
  }

  #stateChanged() {
    return new Promise(resolve => {
      this.#wake = () => resolve(null);
    });
  }
}

/**
 * @param {number} interval milliseconds
 * @returns {() => boolean} whether that time has passed since it last returned true
 */
function every(interval) {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const due = performance.now() - last >= interval;
    if (due) last = performance.now();
    return due;
  };
}

/** Lets the worker read the messages that have come in; a timer would add milliseconds to every slice. */
function readMessages() {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(null);
    };
    port2.postMessage(null);
  });
}
