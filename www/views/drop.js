/** The whole page takes a dropped file. */

/**
 * @param {HTMLElement} veil shown while a file hovers over the page
 * @param {import('../actions.js').Actions} actions
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
    event.preventDefault();
    hover(-depth);
    const file = event.dataTransfer?.files[0];
    if (file) actions.openFile(file);
  });
}
