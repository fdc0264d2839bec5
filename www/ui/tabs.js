/**
 * Tabs as WAI-ARIA has them, activated by hand: arrow keys move along the tabs, Enter or Space opens one. What a tab shows is
 * built when it is opened for the first time, and stays until the tab is gone.
 */
import { fill, h, refill } from './dom.js';
import { rovingFocus } from './roving-focus.js';

/** What a tab shows, and what ends it when it goes. @typedef {{parts: import('./dom.js').Child[], stop?: () => void}} Content */
/** @template {string} T @typedef {{id: T, label: string, build: () => Content}} Tab */
/** @template {string} T @typedef {{tab: Tab<T>, button: HTMLButtonElement, panel: HTMLElement, content: Content | null}} Place */

/**
 * @template {string} T
 * @param {object} tabs
 * @param {string} tabs.id with which the ids of its elements begin: `ID-tab-…` and `ID-panel-…`
 * @param {string} tabs.label what a screen reader calls the list of tabs
 * @param {(id: T) => void} tabs.choose called with the tab that the visitor opens; it has to call `show`
 * @returns {{list: HTMLElement, panels: HTMLElement, offer: (tabs: Tab<T>[]) => void, show: (id: T) => void, buildAll: () => void, stop: () => void}}
 *   `show` opens the first tab where there is none with this id
 */
export function tabList({ id, label, choose }) {
  /** @type {Place<T>[]} */
  let places = [];
  /** @type {T | null} */
  let wanted = null;
  const list = h('div', { class: 'tabs', role: 'tablist', 'aria-label': label });
  const panels = h('div', { class: 'tab-panels' });
  rovingFocus(list, '[role=tab]', { isLine: true });
  // The tab key comes back to the open tab, not to the last one that was passed.
  list.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && list.contains(relatedTarget))) mark();
  });

  /** @param {Tab<T>} tab @returns {Place<T>} */
  function place(tab) {
    const [name, target] = [`${id}-tab-${tab.id}`, `${id}-panel-${tab.id}`];
    const onclick = () => choose(tab.id);
    return {
      tab,
      button: h('button', { type: 'button', role: 'tab', id: name, 'aria-controls': target, onclick }, tab.label),
      panel: h('div', {
        role: 'tabpanel',
        id: target,
        tabindex: 0,
        'aria-labelledby': name,
        'data-title': tab.label,
      }),
      content: null,
    };
  }

  /** @param {Place<T>} place */
  function build(place) {
    if (place.content) return;
    place.content = place.tab.build();
    fill(place.panel, ...place.content.parts);
  }

  function mark() {
    const open = places.find(({ tab }) => tab.id === wanted) ?? places[0];
    for (const { button, panel, tab } of places) {
      button.setAttribute('aria-selected', String(tab === open.tab));
      button.tabIndex = tab === open.tab ? 0 : -1;
      panel.hidden = tab !== open.tab;
    }
    return open;
  }

  function draw() {
    const open = mark();
    if (open) build(open);
  }

  return {
    list,
    panels,
    offer(tabs) {
      const known = places;
      places = tabs.map(tab => known.find(one => one.tab.id === tab.id) ?? place(tab));
      for (const one of known) if (!places.includes(one)) one.content?.stop?.();
      refill(list, ...places.map(({ button }) => button));
      refill(panels, ...places.map(({ panel }) => panel));
      draw();
    },
    show(tab) {
      wanted = tab;
      draw();
    },
    /** For print, which shows all of them. */
    buildAll: () => places.forEach(build),
    stop() {
      for (const { content } of places) content?.stop?.();
    },
  };
}
