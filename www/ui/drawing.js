/** SVG text from the engine → a picture on the page, a file, or a bitmap. */
import { UI } from '../texts/ui.js';
import { h } from './dom.js';

/**
 * A logo as part of the page, or an empty place of its kind when there is none.
 * @param {string | undefined} text SVG
 * @param {string} description for screen readers
 * @returns {Element}
 */
export function drawing(text, description) {
  const root = text && new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (!(root instanceof SVGSVGElement)) return h('div', { class: 'logo' });
  const svg = document.importNode(root, true);
  svg.classList.add('logo');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', description);
  return svg;
}

/**
 * A bitmap of an SVG on white, twice as large as it is drawn, ready for slides.
 * @param {string} text SVG
 * @returns {Promise<Blob>}
 */
export async function toPng(text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = h('canvas', { width: 2 * image.naturalWidth, height: 2 * image.naturalHeight });
    const context = canvas.getContext('2d');
    if (!context) throw new Error(UI.png.noCanvas);
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error(UI.png.tooLarge))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
