/** A network that one page hands to the other, through this tab's own memory. It never leaves the tab. */

const KEY = 'neuronmotif.handed';

/** @param {string} name @param {Blob} content opens it in the workbench */
export async function handOver(name, content) {
  const bytes = new Uint8Array(await content.arrayBuffer());
  sessionStorage.setItem(KEY, JSON.stringify({ name, bytes: [...bytes] }));
  location.href = new URL('../..', import.meta.url).href;
}

/** @returns {File | null} what was handed over, once */
export function takeHandedOver() {
  const text = sessionStorage.getItem(KEY);
  if (!text) return null;
  sessionStorage.removeItem(KEY);
  const { name, bytes } = /** @type {{name: string, bytes: number[]}} */ (JSON.parse(text));
  return new File([Uint8Array.from(bytes)], name);
}
