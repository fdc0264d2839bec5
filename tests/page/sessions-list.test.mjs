import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { root } from '../../tools/site.mjs';
import { file } from '../headless/command.mjs';
import { memeFile } from '../headless/motif-files.mjs';
import { unlessBrowser } from './browser.mjs';
import { again, another, kept, opened, OWN, results, sessions, SHORT, written } from './keeping.mjs';
import { count, pick, press, ready, run, saved, shows } from './visit.mjs';

const MOTIFS = { MYZEB: 'CACCTGC', OTHER: 'TTTTTAAAA' };

for (const browser of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`the list of sessions in ${browser}`, { skip: await unlessBrowser(browser) }, () => {
    test('renames and deletes, and what is deleted is gone', async () => {
      await kept({ browser, hash: SHORT }, async (page, origin) => {
        await opened(page, 'keep');
        await run(page);
        await written(page);
        await press(page, '#sessions-open');
        await shows(page, '.session h3', 'model.onnx');
        await shows(page, '#sessions-room', /^All sessions: \d+ kB\. This page may keep up to/);
        await press(page, '.session button[id^=session-rename]');
        await page.$eval('.session input', input => /** @type {HTMLInputElement} */ (input).select());
        await page.keyboard.type('Pairs of CTCF');
        await page.keyboard.press('Enter');
        await shows(page, '.session h3', 'Pairs of CTCF');
        await press(page, '#sessions-close');
        await again(page);
        await ready(page);
        await press(page, '#sessions-open');
        await shows(page, '.session h3', 'Pairs of CTCF');

        await press(page, '.session button[id^=session-delete]');
        await shows(page, '.session', 'Delete “Pairs of CTCF” from this device? This cannot be undone.');
        assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Cancel');
        await page.keyboard.press('Enter');
        assert.equal(await count(page, '.session'), 1);
        await press(page, '.session button[id^=session-delete]');
        await press(page, '.session button[id^=session-delete-yes]');
        await shows(page, '.sessions', 'No session is kept yet.');
        assert.deepEqual(await page.evaluate(everything), { sessions: 0, parts: 0 });
        await press(page, '#sessions-close');
        assert.equal((await results(page)).neurons, 3);
        await page.goto(origin);
        await page.reload();
        await ready(page);
        assert.equal(await count(page, '.session-line'), 0);
      });
    });

    test('exports a session as one file, which brings everything back where nothing is kept', async () => {
      await kept({ browser, hash: SHORT }, async page => {
        await opened(page, 'keep');
        await pick(page, await memeFile('own.meme', MOTIFS));
        await page.waitForSelector('.database');
        await ready(page);
        await run(page);
        const found = await results(page);
        await written(page);
        await press(page, '#sessions-open');
        await page.waitForSelector('.session');
        const exported = await page.evaluate(saved, '.session button[id^=session-export]', 'Export');
        assert.equal(exported.name, 'model.neuronmotif');
        const path = await file(exported.name, Buffer.from(exported.base64, 'base64'));
        await press(page, '#sessions-delete-all');
        await press(page, '#sessions-delete-all-yes');
        await shows(page, '.sessions', 'No session is kept yet.');
        await press(page, '#sessions-close');
        await press(page, '#example-zeb1-toy');
        await shows(page, '.provenance', 'Example, computed in advance');
        await ready(page);

        await pick(page, path);
        await shows(page, '.facts', 'model.onnx');
        await shows(page, '.database', 'own.meme');
        await ready(page);
        assert.deepEqual(await results(page), found);
        assert.equal(await sessions(page), 1);
        await run(page);
        assert.deepEqual(await results(page), found);
        await again(page);
        await shows(page, '.facts', 'model.onnx');
        assert.deepEqual(await results(page), found);
      });
    });
  });
}

describe('a session without its network', { skip: await unlessBrowser('chromium') }, () => {
  test('is exported and imported, and asks for the file', async () => {
    await kept({ hash: SHORT }, async page => {
      await opened(page, 'keep-not');
      await run(page);
      const found = await results(page);
      await written(page);
      await press(page, '#sessions-open');
      await page.waitForSelector('.session');
      const exported = await page.evaluate(saved, '.session button[id^=session-export]', 'Export');
      await press(page, '#sessions-close');
      await page.goto(new URL('/#motifs=none', page.url()).href);
      await page.reload();
      await ready(page);
      await pick(page, await file(exported.name, Buffer.from(exported.base64, 'base64')));
      await shows(page, '#session-awaited', 'open “model.onnx” again');
      assert.deepEqual(await results(page), found);
      assert.equal(await sessions(page), 2);
      await pick(page, OWN);
      await shows(page, '.facts', 'model.onnx');
      await ready(page);
      assert.deepEqual(await results(page), found);
      assert.equal(await sessions(page), 2);
    });
  });
});

describe('several runs of a session', { skip: await unlessBrowser('chromium') }, () => {
  test('leave a report each, which can be shown again and removed', async () => {
    await kept({ hash: SHORT }, async page => {
      await opened(page, 'keep');
      await run(page);
      const first = await results(page);
      assert.equal(await page.$eval('#reports-choice', choice => choice.checkVisibility()), false);
      await page.$eval('#seed', input => {
        /** @type {HTMLInputElement} */ (input).value = '7';
        input.dispatchEvent(new Event('change'));
      });
      await ready(page);
      await run(page);
      const second = await results(page);
      assert.notEqual(second.digest, first.digest);
      await written(page, 6);
      await again(page);
      assert.deepEqual(await results(page), second);
      await ready(page);
      const options = await page.$$eval('#reports option', all => all.map(({ textContent }) => textContent ?? ''));
      assert.match(
        options.join('; '),
        /^Layer 1, neurons 0-2 · quick, seed 1 · [^;]*; Layer 1, neurons 0-2 · quick, seed 7 · /,
      );
      await page.select('#reports', await page.$eval('#reports option', ({ value }) => value));
      await shows(page, '.result-head code', first.digest);
      assert.equal(await sessions(page), 1);
      await again(page);
      assert.deepEqual(await results(page), first);
      await press(page, '#reports-remove');
      await shows(page, '.result-head code', second.digest);
      await page.waitForFunction(() => /** @type {HTMLElement} */ (document.querySelector('#reports-choice')).hidden);
      await written(page, 3);
      await again(page);
      assert.deepEqual(await results(page), second);
    });
  });

  test('of different neurons show each other’s neurons, and become one report', async () => {
    await kept({ hash: SHORT }, async page => {
      await opened(page, 'keep');
      await run(page);
      await page.$eval('#neurons-text', input => {
        /** @type {HTMLInputElement} */ (input).value = '3-4';
        input.dispatchEvent(new Event('input'));
        input.dispatchEvent(new Event('change'));
      });
      await ready(page);
      await run(page);
      await shows(page, '#reports-more', /^3 more neurons were analysed in other runs of this session\.$/);
      await shows(page, '.wall-cell[data-neuron="1.0"] .wall-name', /^in another run$/);
      await page.click('.wall-cell[data-neuron="1.0"]');
      await shows(page, '.neuron h3', /neuron 0/);
      await shows(page, '#reports-more', /^2 more neurons/);
      await ready(page);
      await press(page, '#reports-unite');
      await page.waitForFunction(() => !document.querySelector('#reports-more'));
      await shows(page, '#reports option:checked', /^Layer 1, neurons 0-4 /);
      assert.equal(await count(page, '#reports option'), 3);
    });
  });
});

describe('a session without results or files', { skip: await unlessBrowser('chromium') }, () => {
  test('is neither listed nor offered', async () => {
    await kept({ hash: SHORT }, async (page, origin) => {
      await ready(page);
      await pick(page, OWN);
      await shows(page, '.facts', 'model.onnx');
      await ready(page);
      const later = await another(page);
      await page.close();
      await later.bringToFront();
      await later.goto(origin);
      await ready(later);
      assert.equal(await count(later, '#session-last'), 0);
      assert.equal(await sessions(later), 0);
    });
  });
});

describe('a file of another kind', { skip: await unlessBrowser('chromium') }, () => {
  test('is refused as a session, and what is open stays', async () => {
    await kept({ hash: SHORT }, async page => {
      await page.waitForSelector('#engine-status[data-state=ready]');
      for (const [name, content] of Object.entries({ 'text.neuronmotif': 'no archive', 'empty.neuronmotif': '' })) {
        await pick(page, await file(name, content));
        await shows(page, '#problem', `“${name}”`);
        await shows(page, '#problem', 'session.unread');
      }
      await shows(page, '.provenance', 'Example, computed in advance');
      assert.equal(await sessions(page), 0);
    });
  });
});

describe('a new visit', { skip: await unlessBrowser('chromium') }, () => {
  test('offers the last session, and a network that is opened again its own', async () => {
    await kept({ hash: SHORT }, async (page, origin) => {
      await opened(page, 'keep');
      await run(page);
      await written(page);
      const found = await results(page);
      const later = await another(page);
      await page.close();
      await later.bringToFront();
      await later.goto(origin);
      await shows(later, '#session-last', /^Your last session: “model\.onnx”, results of layer 1, neurons 0-2,/);
      await ready(later);
      await shows(later, '.provenance', 'Example, computed in advance');
      await pick(later, `${root}/www/examples/ctcf-pair/model.onnx`);
      await shows(
        later,
        '#session-last',
        /^There is a session of this network: “model\.onnx”, results of layer 1, neurons 0-2,/,
      );
      await press(later, '#session-open-last');
      await shows(later, '.provenance', 'Your run');
      assert.deepEqual(await results(later), found);
      await ready(later);
      assert.equal(await sessions(later), 1);
      await later.evaluate('history.go(-2)');
      await shows(later, '.provenance', 'Example, computed in advance');
      await ready(later);
      await later.evaluate('history.go(2)');
      await shows(later, '.provenance', 'Your run');
      assert.deepEqual(await results(later), found);
    });
  });
});

/** In the page: how much is kept. */
function everything() {
  return new Promise(resolve => {
    const request = indexedDB.open('neuronmotif');
    request.onsuccess = () => {
      const transaction = request.result.transaction(['sessions', 'parts']);
      const sessions = transaction.objectStore('sessions').count();
      const parts = transaction.objectStore('parts').count();
      transaction.oncomplete = () => {
        request.result.close();
        resolve({ sessions: sessions.result, parts: parts.result });
      };
    };
  });
}
