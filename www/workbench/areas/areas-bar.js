/** The bar that shows in which area of the workbench one is, and goes to the others. */
import { AREAS } from '../../session/address.js';
import { areaOf, TOGETHER } from '../../session/area.js';
import { AREA } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { rovingFocus } from '../../ui/roving-focus.js';
import { focusArea } from './focus.js';

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} main its `data-area` decides, with the width of the window, what is seen
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function areasBar(root, main, store, actions) {
  const buttons = AREAS.map(id =>
    h('button', { type: 'button', id: `area-${id}`, onclick: () => actions.goTo(id) }, AREA.names[id]),
  );
  const bar = h('div', { class: 'areas', role: 'toolbar', 'aria-label': AREA.label }, ...buttons);
  rovingFocus(bar, 'button', { isLine: true });
  fill(root, bar);
  /** @type {string | null} */
  let before = null;
  store.watch(
    state => [areaOf(state)],
    state => {
      const area = areaOf(state);
      const focused = document.activeElement;
      main.dataset.area = area;
      main.classList.toggle('together', TOGETHER.includes(area));
      for (const [i, button] of buttons.entries()) {
        const isHere = AREAS[i] === area;
        button.tabIndex = isHere ? 0 : -1;
        if (isHere) button.setAttribute('aria-current', 'step');
        else button.removeAttribute('aria-current');
      }
      if (before !== null) requestAnimationFrame(() => comeTo(area, focused)); // reads the layout, so it waits for the next frame
      before = area;
    },
  );
}

/** Scrolls to an area that has just been shown. @param {string} area @param {Element | null} focused what had the focus */
function comeTo(area, focused) {
  if (focused && !focused.checkVisibility()) focusArea(area); // it has gone
  document.getElementById(`area-${area}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const top = document.querySelector(`[data-of="${area}"]`)?.getBoundingClientRect().top ?? 0;
  if (top < 0 || top > innerHeight / 2) scrollTo({ top: 0, behavior: 'instant' }); // all areas begin at the top
}
