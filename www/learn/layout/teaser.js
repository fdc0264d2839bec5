/** At the top: the blur, and the two patterns that it is made of. */
import { fill, h } from '../../ui/dom.js';
import { TEXTS } from '../../texts/learn.js';

const T = TEXTS.teaser;

/**
 * @param {HTMLElement} root
 * @param {import('../lesson.js').Lesson} lesson
 */
export function teaser(root, { store, logo }) {
  const places = T.map(({ text }) => ({ text, place: h('div', { class: 'logo-place eight' }) }));
  fill(
    root,
    ...places.map(({ text, place }, i) =>
      h('figure', { class: i === 0 ? 'blur' : 'sharp' }, place, h('figcaption', {}, text)),
    ),
  );
  store.watch(
    ({ clusters, info }) => [clusters?.mixed, info],
    ({ clusters, info }) => {
      if (!clusters || !info) return;
      const shown = [clusters.mixed, ...info.facets];
      for (const [i, { place, text }] of places.entries()) if (shown[i]) logo(place, shown[i].ppm, text);
    },
  );
}
