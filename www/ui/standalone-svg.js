/** A drawing whose colours are in the style sheets of the page → a file that needs nothing else, in the light colours. */
import { h } from './dom.js';
import { save } from './save.js';

/** Properties that children inherit. */
const PROPERTIES = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-opacity'],
  ...['font-family', 'font-size', 'font-weight', 'text-anchor'],
];

/**
 * Saves a drawing as such a file.
 * @param {string} file its name, without ending
 * @param {SVGSVGElement} drawing that is not part of the page
 * @param {string} title
 */
export function saveDrawing(file, drawing, title) {
  save(`${file}.svg`, standaloneSvg(drawing, title), 'image/svg+xml');
}

/**
 * @param {SVGSVGElement} drawing that is not part of the page
 * @param {string} title
 * @returns {string} the text of the file
 */
export function standaloneSvg(drawing, title) {
  const root = document.documentElement;
  const { theme } = root.dataset;
  const place = h('div', { class: 'unseen', 'aria-hidden': 'true' }, drawing);
  document.body.append(place);
  root.dataset.theme = 'light'; // nothing is painted before it is set back
  try {
    for (const element of [drawing, ...drawing.querySelectorAll('*')]) {
      const own = getComputedStyle(element);
      const above = element.parentElement === place ? null : getComputedStyle(element.parentElement ?? root);
      for (const property of PROPERTIES) {
        const value = own.getPropertyValue(property);
        if (value !== above?.getPropertyValue(property)) element.setAttribute(property, value);
      }
    }
  } finally {
    if (theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = theme;
    place.remove();
  }
  for (const element of [drawing, ...drawing.querySelectorAll('[class]')]) element.removeAttribute('class');
  const name = document.createElementNS(drawing.namespaceURI, 'title');
  name.textContent = title;
  drawing.prepend(name);
  return `${new XMLSerializer().serializeToString(drawing)}\n`;
}
