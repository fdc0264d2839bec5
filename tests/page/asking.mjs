/** What the tests about the visitor's sequences and signals do again and again. */
import assert from 'node:assert/strict';
import { press, ready, saved } from './visit.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {Page} page opens the files of the example, until the engine can be asked */
export async function useExample(page) {
  await ready(page);
  await press(page, '#sources-example');
  await page.waitForSelector('#compare-alleles:not(:disabled)');
  await page.waitForSelector('#survey:not(:disabled)');
}

/** @param {Page} page asks, and waits for the answer @param {string} button @param {string} answer */
export async function answered(page, button, answer) {
  await page.waitForSelector(`${button}:not(:disabled)`);
  await press(page, button);
  await page.waitForSelector(answer);
  await page.waitForFunction(
    (/** @type {string} */ id) => document.querySelector(id)?.textContent !== 'Cancel',
    {},
    button,
  );
}

/** @param {Page} page @param {import('../../www/session/sources-state.js').SlotId} slot @param {...string} paths */
export async function give(page, slot, ...paths) {
  const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (
    await page.waitForSelector(`#sources-${slot}`)
  );
  await input.uploadFile(...paths);
}

/** @param {Page} page what a button saves as a table @param {string} button @returns {Promise<{name: string, rows: Record<string, string>[]}>} */
export async function tableOf(page, button) {
  const { name, base64 } = await page.evaluate(saved, button);
  const [head, ...lines] = Buffer.from(base64, 'base64')
    .toString()
    .trim()
    .split('\n')
    .map(line => line.split('\t'));
  return { name, rows: lines.map(cells => Object.fromEntries(head.map((column, place) => [column, cells[place]]))) };
}

/** @param {number} value @param {number} wanted @param {number} tolerance @param {string} what */
export function near(value, wanted, tolerance, what) {
  assert.ok(Math.abs(value - wanted) <= tolerance, `${what}: ${value}, not ${wanted}`);
}

/** @param {Page} page a plot as the table next to it @param {string} id of the plot @returns {Promise<Record<string, string>[]>} */
export async function tableOfPlot(page, id) {
  await page.evaluate(openTable, id);
  return (await tableOf(page, `#${id}-table-save`)).rows;
}

/** In the page: a table is built when it is opened. @param {string} id of the plot */
async function openTable(id) {
  const boxes = [...document.querySelectorAll('.plot-box details')];
  for (const details of boxes) /** @type {HTMLDetailsElement} */ (details).open = true;
  while (!document.getElementById(`${id}-table-save`)) await new Promise(resolve => setTimeout(resolve, 20));
}
