/** Resolves in a new task, so that the browser can paint and handle input before. */
export function nextTask() {
  return new Promise(resolve => setTimeout(resolve));
}
