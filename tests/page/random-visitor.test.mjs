/** The random visitor of `npm run endure -- monkey`, for a moment: always the same stream of choices. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { monkey } from '../endurance/monkey.mjs';
import { unlessBrowser } from './browser.mjs';

const SEED = 20;
const SECONDS = 12;

describe('a visitor who does anything', { skip: await unlessBrowser('chromium') }, () => {
  test('finds no exception, no contradiction and no end of what the page can do', async context => {
    const { actions, findings, runs } = await monkey({ browser: 'chromium', seed: SEED, seconds: SECONDS });
    context.diagnostic(`${actions.length} actions, ${runs} runs of the toy example`);
    const log = actions.map(action => JSON.stringify(action)).join('\n');
    assert.deepEqual(findings, [], `\n${log}`);
  });
});
