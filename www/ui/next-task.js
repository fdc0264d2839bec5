/** Resolves in a new task, so that the browser can paint and handle input before. */
export function nextTask() {
  return new Promise(resolve => setTimeout(resolve));
}

/** Milliseconds of work between two pauses, in which the page answers. */
const SLICE = 12;

/** @returns {() => Promise<void>} resolves at once, or in a new task where the last one was long ago */
export function pauses() {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
    await nextTask();
    since = performance.now();
  };
}
