/** In the page: what a visitor can press, fill in or choose from. */

/** @typedef {{selector: string, group: string, text: string, type: string, options: string[]}} Control */
/** @typedef {'press' | 'fill' | 'choose' | 'file'} Use */

/**
 * Runs in the page. Links to other sites and into other tabs are left out.
 * @param {Use} use
 * @returns {Control[]} those that are visible and not switched off; for files also those behind a label
 */
export function controls(use) {
  const kinds = {
    press: 'button, summary, label, a[href], [role=button], [role=radio], svg [tabindex]',
    fill: 'textarea, input[type=text], input[type=number], input[type=range], input:not([type])',
    choose: 'select',
    file: 'input[type=file]',
  };
  const isUsable = (/** @type {Element} */ element) =>
    !element.matches(':disabled, [hidden] *') &&
    (use === 'file' || element.checkVisibility({ visibilityProperty: true }));
  const staysHere = (/** @type {Element} */ element) =>
    !(element instanceof HTMLAnchorElement) || (element.origin === location.origin && element.target === '');

  /** @param {Element} element @returns {string} */
  function path(element) {
    if (element.id) return `[id="${CSS.escape(element.id)}"]`;
    const { parentElement: parent } = element;
    if (!parent) return element.localName;
    return `${path(parent)} > :nth-child(${[...parent.children].indexOf(element) + 1})`;
  }

  return [...document.querySelectorAll(kinds[use])]
    .filter(element => isUsable(element) && staysHere(element))
    .map(element => ({
      selector: path(element),
      group: `${element.localName}.${element.getAttribute('class') ?? ''}#${element.id.replace(/[\d.]+/g, '')}`,
      text: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40),
      type: element.getAttribute('type') ?? element.localName,
      options: element instanceof HTMLSelectElement ? [...element.options].map(({ value }) => value) : [],
    }));
}
