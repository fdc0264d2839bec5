/** The way through a graph with the arrow keys. */

/**
 * @param {import('./blocks.js').Block[]} blocks
 * @param {number} index
 * @param {string} key
 * @returns {number | undefined} the box to which a key leads from this one
 */
export function neighbour(blocks, index, key) {
  const { inputs } = blocks[index];
  const last = blocks.length - 1;
  const sideways = (/** @type {number} */ step) => {
    const row = blocks.flatMap((block, i) => (block.inputs.some(input => inputs.includes(input)) ? [i] : []));
    return row[row.indexOf(index) + step];
  };
  switch (key) {
    case 'ArrowDown': {
      const reader = blocks.findIndex(block => block.inputs.includes(index));
      return reader >= 0 ? reader : Math.min(index + 1, last);
    }
    case 'ArrowUp':
      return inputs.find(input => input !== null) ?? Math.max(index - 1, 0);
    case 'ArrowRight':
      return sideways(1);
    case 'ArrowLeft':
      return sideways(-1);
    case 'Home':
      return 0;
    case 'End':
      return last;
  }
}
