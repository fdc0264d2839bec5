/** The row of steps below the header: where one is, and where one can go. */
import { fill, h } from '../../ui/dom.js';
import { TEXTS } from '../../texts/learn.js';

/** Milliseconds until the content above a step has its final height. */
const SETTLING = 3000;

/** What a visitor does to go elsewhere. */
const ELSEWHERE = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

/** Ends the scrolling to a step; null when there is none. @type {(() => void) | null} */
let going = null;

/** Goes to a step, and stays there while what is above it still grows. @param {string} id */
export function goTo(id) {
  const target = document.getElementById(id);
  if (!target) return;
  going?.();
  const grown = new ResizeObserver(() => target.scrollIntoView({ behavior: 'instant' }));
  const timer = setTimeout(arrive, SETTLING);
  function arrive() {
    grown.disconnect();
    clearTimeout(timer);
    for (const event of ELSEWHERE) removeEventListener(event, arrive);
    going = null;
  }
  going = arrive;
  for (const event of ELSEWHERE) addEventListener(event, arrive, { passive: true });
  grown.observe(document.body);
  const focus = document.getElementById(`${id}-title`) ?? target;
  focus.focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} nav
 * @param {import('../lesson.js').Lesson} lesson
 */
export function tour(nav, { store, session }) {
  const sections = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.lesson'))];
  const links = sections.map(section => {
    const number = section.querySelector('h2 .number')?.textContent;
    return h(
      'a',
      { href: `#step=${section.id}`, 'data-to': section.id },
      number && h('span', { class: 'number', 'aria-hidden': 'true' }, number),
      h('span', {}, section.dataset.step ?? ''),
    );
  });
  nav.setAttribute('aria-label', TEXTS.tour);
  const items = links.map(link => h('li', {}, link));
  fill(nav, h('ol', {}, ...items));

  document.addEventListener('click', event => {
    const link = /** @type {Element} */ (event.target).closest?.('a[href^="#"]');
    const id = link?.getAttribute('data-to') ?? link?.getAttribute('href')?.slice(1);
    const target = id && document.getElementById(id);
    if (!target) return;
    event.preventDefault();
    if (sections.some(section => section.id === id)) session.set({ step: id });
    goTo(id);
  });

  /** The step whose top was passed last is the one that is read. */
  const seen = new IntersectionObserver(here, { rootMargin: '-30% 0px -69% 0px' });
  for (const section of document.querySelectorAll('.hero, .lesson')) seen.observe(section);

  /** @param {IntersectionObserverEntry[]} entries */
  function here(entries) {
    const reading = entries.find(({ isIntersecting }) => isIntersecting)?.target;
    if (!reading || going) return;
    const step = reading.id || null;
    if (step !== store.state.address.step) session.set({ step });
  }

  store.watch(
    ({ address }) => [address.step],
    ({ address: { step } }) => {
      for (const link of links) {
        if (link.dataset.to !== step) {
          link.removeAttribute('aria-current');
          continue;
        }
        link.setAttribute('aria-current', 'step');
        const [outer, inner] = [nav.getBoundingClientRect(), link.getBoundingClientRect()];
        if (inner.left < outer.left || inner.right > outer.right) {
          nav.scrollBy({ left: inner.left - outer.left - 40, behavior: 'instant' });
        }
      }
    },
  );
  store.watch(
    ({ address }) => [address.hide],
    ({ address: { hide } }) => {
      for (const [i, section] of sections.entries()) items[i].hidden = hide.includes(section.id);
    },
  );
}
