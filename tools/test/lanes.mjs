/** Several jobs at once, in lanes that each take the next one. */

/**
 * @template T
 * @typedef {object} Job
 * @property {string} name
 * @property {string} [needs] name of the job that has to be done before
 * @property {string} [alone] what it takes for itself: of the jobs that name it one runs at a time
 * @property {() => Promise<T>} run rejects where nothing that is left makes sense
 */

/**
 * Runs all jobs. A lane that is free takes the first that can run: those that wait are passed over, not waited for.
 * @template T
 * @param {Job<T>[]} jobs in the order in which they are wanted
 * @param {number} lanes jobs that run at once
 * @returns {Promise<T[]>} what each gave, in the order of the jobs; rejects as the first that does, when those that run have ended
 */
export async function inLanes(jobs, lanes) {
  const waiting = [...jobs];
  /** @type {Set<Job<T>>} */
  const running = new Set();
  /** @type {Map<Job<T>, T>} */
  const results = new Map();
  /** @type {unknown[]} */
  const errors = [];

  /** @param {Job<T>} job */
  function canRun({ needs, alone }) {
    const isNeeded = [...waiting, ...running].some(({ name }) => name === needs);
    return !isNeeded && ![...running].some(other => alone !== undefined && other.alone === alone);
  }

  /** @param {Job<T>} job */
  async function perform(job) {
    running.add(job);
    waiting.splice(waiting.indexOf(job), 1);
    try {
      results.set(job, await job.run());
    } catch (error) {
      errors.push(error);
      waiting.length = 0;
    }
    running.delete(job);
    await fill();
  }

  /** Starts what can run now. */
  async function fill() {
    const started = [];
    for (;;) {
      const next = running.size < lanes ? waiting.find(canRun) : undefined;
      if (!next) break;
      started.push(perform(next));
    }
    await Promise.all(started);
  }

  await fill();
  if (errors.length > 0) throw errors[0];
  if (waiting.length > 0) throw new Error(`The job “${waiting[0].name}” waits for itself.`);
  return jobs.map(job => /** @type {T} */ (results.get(job)));
}
