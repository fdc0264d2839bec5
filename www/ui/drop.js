/** The whole page takes dropped files, but for those that an element of it has taken: it prevents the event's default. */

/**
 * @param {HTMLElement} veil shown while a file hovers over the page
 * @param {{openFiles: (files: File[], target: EventTarget | null) => void}} actions opens the files, given the element they were dropped on
 */
export function dropFiles(veil, actions) {
  let depth = 0;
  const carriesFile = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') ?? false;
  const hover = (/** @type {number} */ change) => {
    depth = Math.max(0, depth + change);
    veil.hidden = depth === 0;
  };
  addEventListener('dragenter', event => carriesFile(event) && hover(1));
  addEventListener('dragleave', event => carriesFile(event) && hover(-1));
  addEventListener('dragover', event => carriesFile(event) && event.preventDefault());
  addEventListener('drop', event => {
    if (!carriesFile(event)) return;
    const isTaken = event.defaultPrevented;
    event.preventDefault();
    hover(-depth);
    if (!isTaken) actions.openFiles([...(event.dataTransfer?.files ?? [])], event.target);
  });
}
