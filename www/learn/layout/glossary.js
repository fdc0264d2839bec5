/** The glossary: a list at the end of the page, and a small window next to each term in the text. */
import { fill, h } from '../../ui/dom.js';
import { BASICS, GLOSSARY, TEXTS } from '../../texts/learn.js';

const WINDOW = 'term-window';

/** The window opens below its term, and stays inside the page. */
const MARGIN = 8;

/** @param {string} term @param {string} written */
export function termButton(term, written) {
  const button = h(
    'button',
    { type: 'button', class: 'term', 'aria-haspopup': 'dialog', onclick: () => open(button, term) },
    written,
  );
  return button;
}

/** The button that the window belongs to. @type {HTMLElement | null} */
let opener = null;

/** @param {HTMLElement} button @param {string} term */
function open(button, term) {
  const place = document.getElementById(WINDOW) ?? make();
  opener = button;
  fill(place, h('b', {}, term), h('p', {}, GLOSSARY[term]));
  place.setAttribute('aria-label', `${TEXTS.glossary.title}: ${term}`);
  button.scrollIntoView({ behavior: 'instant', block: 'nearest' });
  place.showPopover();
  put(place, button);
  place.focus();
}

function make() {
  const place = h('div', { id: WINDOW, class: 'term-window', popover: 'auto', role: 'dialog', tabindex: -1 });
  addEventListener('scroll', () => opener && place.matches(':popover-open') && put(place, opener), { passive: true });
  document.body.append(place);
  return place;
}

/** Places the window next to its term until the term leaves the screen. @param {HTMLElement} place @param {HTMLElement} button */
function put(place, button) {
  const { left, bottom, top } = button.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) return place.hidePopover();
  const { offsetWidth: width, offsetHeight: height } = place;
  const below = bottom + MARGIN + height < innerHeight;
  place.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
  place.style.top = `${below ? bottom + MARGIN : Math.max(MARGIN, top - height - MARGIN)}px`;
}

/** The terms of the guided page, in the order of the alphabet. */
export function glossaryList() {
  const terms = Object.keys(BASICS).sort((a, b) => a.localeCompare(b, 'en'));
  return h('dl', { class: 'glossary' }, ...terms.flatMap(term => [h('dt', {}, term), h('dd', {}, BASICS[term])]));
}
