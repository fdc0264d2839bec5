/** How soon the guided page can be read, and how soon it answers the first touch. */
import { ready, visitLesson } from '../page/lesson.mjs';
import { median } from './rounds.mjs';

/**
 * @typedef {object} LessonTimes milliseconds, one value per visit
 * @property {number[]} page from the start of the visit until the page can be read, without its engine
 * @property {number[]} touch from a click on a letter until the drawing has the new numbers, right after the engine's start
 */

/** @param {number} visits with a fresh browser each @returns {Promise<LessonTimes>} */
export async function measureLesson(visits) {
  process.stderr.write('  the guided page\n');
  /** @type {LessonTimes} */
  const times = { page: [], touch: [] };
  for (let visit = 0; visit < visits; visit++) {
    await visitLesson({}, async page => {
      await ready(page);
      times.page.push(Number(await page.evaluate("performance.getEntriesByName('page')[0].startTime")));
      times.touch.push(await page.evaluate(touch));
    });
  }
  return times;
}

/** @param {LessonTimes} times @returns {string} */
export function lessonLine({ page, touch }) {
  const summary = (/** @type {number[]} */ all) =>
    `${median(all).toFixed(0)} ms (${Math.min(...all).toFixed(0)}–${Math.max(...all).toFixed(0)})`;
  return `the guided page, ${page.length} visits: readable after ${summary(page)}, first touch answered after ${summary(touch)}`;
}

/** In the page: milliseconds from a click on a letter to the new numbers in the drawing. */
function touch() {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('The touch was not answered.')), 5000);
    const drawing = /** @type {Element} */ (document.querySelector('svg.network'));
    const tile = /** @type {HTMLElement} */ (document.querySelector('.tile'));
    const began = performance.now();
    new MutationObserver((_, observer) => {
      observer.disconnect();
      resolve(performance.now() - began);
    }).observe(drawing, { subtree: true, characterData: true, childList: true });
    tile.click();
  });
}
