import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { unlessBrowser } from './browser.mjs';
import { ready, tabTo, visitLesson } from './lesson.mjs';
import { count, shows, text } from './visit.mjs';

describe('the guided page with the keyboard alone', { skip: await unlessBrowser('chromium') }, () => {
  test('one takes the whole tour', async () => {
    await visitLesson({}, async page => {
      const { keyboard } = page;
      await ready(page);
      await tabTo(page, '.tour a');
      await keyboard.press('Enter');

      await tabTo(page, '#network .term');
      await keyboard.press('Enter');
      assert.match(await text(page, '.term-window'), /^filter/);
      const focused = (/** @type {string} */ selector) =>
        page.waitForFunction((/** @type {string} */ wanted) => document.activeElement?.matches(wanted), {}, selector);
      await focused('.term-window');
      await keyboard.press('Escape');
      await focused('#network .term');
      await tabTo(page, '.tile');
      await keyboard.press('ArrowRight');
      await keyboard.press('t');
      await page.waitForFunction(() => location.hash.includes('a=CTCCTGCC'));
      await tabTo(page, '.network-place');
      await keyboard.press('ArrowRight');
      await shows(page, '#network .readout', /Filter 1 at CTCCT/);

      await tabTo(page, '#train-epochs');
      await keyboard.press('ArrowDown');
      await tabTo(page, '#train-start');
      await keyboard.press('Enter');
      await shows(page, '#train-status', 'Trained in');
      await tabTo(page, '#train-back');
      await keyboard.press('Enter');
      await shows(page, '#train-status', 'No training yet');

      await tabTo(page, '#landscape .row button');
      await keyboard.press('Enter');
      await shows(page, '#landscape-status', /^0\.00 of the first facet, 0\.00/);
      await tabTo(page, '.landscape');
      await keyboard.press('ArrowUp');
      await shows(page, '#landscape-status', /^0\.01 of the first facet, 0\.01/);

      await tabTo(page, '#rank');
      await keyboard.press('ArrowRight');
      await tabTo(page, '#k');
      await keyboard.press('ArrowRight');
      await shows(page, '#k-status', 'k = 2');
      assert.equal(await count(page, '.cluster'), 2);
      await tabTo(page, '#mix');
      await keyboard.press('Home');
      await page.waitForFunction(() => location.hash.includes('mix=0'));

      await tabTo(page, '#groups-1');
      await keyboard.press('ArrowRight');
      await page.waitForFunction(() => location.hash.includes('groups=2'));
      await page.waitForSelector('.cluster-tree li li');
      await tabTo(page, '.cluster-tree li');
      await keyboard.press('ArrowDown');
      await keyboard.press('ArrowRight');
      await page.waitForFunction(() => location.hash.includes('path=0'));

      await tabTo(page, '.hide-parts summary');
      await keyboard.press('Enter');
      await tabTo(page, '.hide-list input');
      await keyboard.press('Space');
      await shows(page, '#teach', '1 part of this page is hidden');
      await tabTo(page, '#answers');
      await keyboard.press('Space');
      assert.ok(await page.$eval('.answer', answer => answer.checkVisibility()));
    });
  });

  test('every stop shows that it has the focus', async () => {
    await visitLesson({}, async page => {
      await ready(page);
      for (let stop = 0; stop < 90; stop++) {
        await page.keyboard.press('Tab');
        const shows = await page.evaluate(() => {
          const focused = /** @type {Element} */ (document.activeElement);
          const standIns = [focused, focused.nextElementSibling, focused.firstElementChild];
          return (
            focused === document.body ||
            standIns.some(element => element && getComputedStyle(element).outlineStyle === 'solid')
          );
        });
        assert.ok(shows, `stop ${stop}: ${await page.evaluate('document.activeElement.outerHTML.slice(0, 200)')}`);
      }
    });
  });
});
