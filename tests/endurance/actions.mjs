/**
 * What the random visitor does. An action is chosen from what is on the page, and is then plain data: it can be logged, and
 * done again from the log.
 */
import { controls } from './controls.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {import('./random.mjs').Choices} Choices */
/** @typedef {import('./controls.mjs').Control} Control */
/** @typedef {import('./files.mjs').GivenFile} GivenFile */
/** @typedef {{kind: string, selector?: string, text?: string, value?: string, values?: string[], number?: number}} Action */
/** @typedef {{page: Page, files: GivenFile[]}} Visit */

/**
 * @typedef {object} Kind
 * @property {number} weight
 * @property {(visit: Visit, choices: Choices) => Promise<Omit<Action, 'kind'> | null>} choose nothing where the page has nothing for it
 * @property {(visit: Visit, action: Action) => Promise<unknown>} act
 */

const KEYS = [
  'r',
  'p',
  'c',
  'j',
  'k',
  'o',
  'Escape',
  'Enter',
  'Space',
  'Tab',
  'ArrowDown',
  'ArrowUp',
  'Home',
  '+',
  '-',
];

const TEXTS = [
  ...[
    '',
    'all',
    '0',
    '1',
    '0-3',
    '0,2',
    '3-1',
    '9999',
    'x',
    '<b>bold</b>',
    '1e99',
    '-1',
    '0.5',
    ' ',
    'ACGT',
    'AGCT,0.5',
  ],
  ...['GATTACA'.repeat(30), `>name\n${'CCAGGTGC'.repeat(200)}`, 'é🙂', 'N'.repeat(5000)],
];
const NUMBERS = ['', '0', '1', '2', '3', '7', '20', '100', '0.5', '-1', '1e9', '9007199254740992'];

const HASHES = [
  ...[
    '',
    '#example=ctcf-pair',
    '#example=zeb1-toy',
    '#example=regions&output=2&ranked=3&rankedIn=20',
    '#output=7&scale=output&ranked=9',
    '#example=none-such',
    '#layer=1&neurons=all',
    '#layer=2&neurons=0,2',
  ],
  ...['#layer=99', '#neurons=5-2', '#preset=paper&layer=3', '#motifs=none', '#motifs=jaspar-core', '#motifs=none-such'],
  ...[
    '#seed=7&sampling.generations=5',
    '#neuron=1.1',
    '#area=outputs',
    '#area=neurons&neuron=1.0',
    '#tab=rule&at=tree-1',
    '#align=field',
    '#tab=rule',
    '#tab=effect',
    '#letters=AGCT',
    '#sampling.population=3',
    '#?&=%%%',
  ],
];

const SIZES = ['390x844', '320x640', '768x1024', '1280x900'];

/** @type {Record<string, Kind>} */
export const KINDS = {
  press: {
    weight: 50,
    choose: async ({ page }, choices) => control(await found(page, 'press'), choices),
    act: ({ page }, { selector = '' }) => page.click(selector),
  },
  start: {
    weight: 8,
    choose: async () => ({}),
    act: ({ page }) => clickIfThere(page, '#start:not(:disabled)'),
  },
  cancel: {
    weight: 6,
    choose: async () => ({}),
    act: ({ page }) => clickIfThere(page, '#cancel:not(:disabled)'),
  },
  fill: {
    weight: 12,
    async choose({ page }, choices) {
      const field = control(await found(page, 'fill'), choices);
      return field && { ...field, value: choices.one(choices.chance(0.5) ? NUMBERS : TEXTS) };
    },
    act: ({ page }, { selector, value }) => page.evaluate(fill, selector ?? '', value ?? ''),
  },
  choose: {
    weight: 4,
    async choose({ page }, choices) {
      const lists = await found(page, 'choose');
      if (lists.length === 0) return null;
      const { selector, options } = choices.one(lists);
      return { selector, value: choices.one(options) ?? '' };
    },
    act: ({ page }, { selector = '', value = '' }) => page.select(selector, value),
  },
  keys: {
    weight: 8,
    choose: async (_, choices) => ({ values: Array.from({ length: 1 + choices.whole(4) }, () => choices.one(KEYS)) }),
    async act({ page }, { values = [] }) {
      for (const key of values) await page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key));
    },
  },
  drop: {
    weight: 7,
    choose: async ({ files }, choices) => ({
      values: Array.from({ length: choices.chance(0.7) ? 1 : 1 + choices.whole(4) }, () => choices.one(files).name),
      selector: choices.one(['body', 'body', '#own-sequences', '#known', '#scan']),
    }),
    act: ({ page, files }, { values = [], selector = 'body' }) =>
      page.evaluate(
        drop,
        selector,
        files.filter(({ name }) => values.includes(name)),
      ),
  },
  pick: {
    weight: 3,
    async choose({ page, files }, choices) {
      const field = control(await found(page, 'file'), choices);
      return field && { ...field, values: [choices.one(files).name] };
    },
    act: ({ page, files }, { values = [], selector = '' }) =>
      page.evaluate(
        pick,
        selector,
        files.filter(({ name }) => values.includes(name)),
      ),
  },
  wait: {
    weight: 8,
    choose: async (_, choices) => ({ number: choices.one([20, 100, 300, 1000, 3000]) }),
    act: (_, { number }) => new Promise(resolve => setTimeout(resolve, number)),
  },
  reload: {
    weight: 2,
    choose: async () => ({}),
    act: ({ page }) => page.reload({ waitUntil: 'domcontentloaded' }),
  },
  back: {
    weight: 4,
    choose: async () => ({}),
    act: ({ page }) => page.goBack({ waitUntil: 'domcontentloaded', timeout: 10_000 }),
  },
  forward: {
    weight: 2,
    choose: async () => ({}),
    act: ({ page }) => page.goForward({ waitUntil: 'domcontentloaded', timeout: 10_000 }),
  },
  hash: {
    weight: 4,
    choose: async (_, choices) => ({ value: choices.one(HASHES) }),
    act: ({ page }, { value = '' }) => page.evaluate(hash => location.assign(hash || '#'), value),
  },
  size: {
    weight: 2,
    choose: async (_, choices) => ({ value: choices.one(SIZES) }),
    act({ page }, { value = '' }) {
      const [width, height] = value.split('x').map(Number);
      return page.setViewport({ width, height });
    },
  },
};

/** @param {Page} page @param {import('./controls.mjs').Use} use @returns {Promise<Control[]>} */
function found(page, use) {
  return page.evaluate(controls, use);
}

/** One of a kind first, so that the many links of a table do not crowd out the rest. */
function control(/** @type {Control[]} */ all, /** @type {Choices} */ choices) {
  if (all.length === 0) return null;
  const wanted = choices.one([...new Set(all.map(({ group }) => group))]);
  const { selector, text } = choices.one(all.filter(({ group }) => group === wanted));
  return { selector, text };
}

/** @param {Page} page @param {string} selector */
async function clickIfThere(page, selector) {
  const button = await page.$(selector);
  await button?.click();
}

/** In the page: writes into a field as a paste does. */
function fill(/** @type {string} */ selector, /** @type {string} */ value) {
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector(selector));
  if (!field) return;
  field.focus();
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** In the page: chooses files as the browser's dialog does. */
function pick(/** @type {string} */ selector, /** @type {GivenFile[]} */ files) {
  const input = /** @type {HTMLInputElement | null} */ (document.querySelector(selector));
  if (!input) return;
  const chosen = new DataTransfer();
  for (const { name, base64 } of files) {
    chosen.items.add(new File([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))], name));
  }
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** In the page: drops files on an element. */
function drop(/** @type {string} */ selector, /** @type {GivenFile[]} */ files) {
  const dataTransfer = new DataTransfer();
  for (const { name, base64 } of files) {
    dataTransfer.items.add(new File([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))], name));
  }
  const target = document.querySelector(selector) ?? document.body;
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    target.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }
}
