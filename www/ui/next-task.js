/** Resolves in a new task, so that the browser can paint and handle input before. */
export function nextTask() {
  return new Promise(resolve => setTimeout(resolve));
}

/** Resolves when the page has nothing else to do, or where the browser does not tell, after a moment. @returns {Promise<void>} */
export function idle() {
  return new Promise(resolve => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 50);
  });
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
