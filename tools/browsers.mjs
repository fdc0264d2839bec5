/** Browsers for the tests, the benchmarks and the headless command: finding and starting them. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { root } from './site.mjs';

/** @typedef {'chromium' | 'firefox'} BrowserName */
/** @typedef {BrowserName | 'shell'} ProgramName the shell is Chromium without an interface, which takes half the time */

/** Folder of downloaded browsers. */
export const BROWSER_CACHE = join(root, 'target', 'browsers');

/** Names on the search path, the usual places elsewhere, and the variable that overrides both. */
const KNOWN = {
  chromium: {
    variable: 'CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
  },
  shell: {
    variable: 'CHROMIUM_SHELL',
    names: ['chromium-headless-shell', 'chrome-headless-shell'],
    places: [],
  },
  firefox: {
    variable: 'FIREFOX',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
  },
};

/** What puppeteer's downloader calls them. */
export const FETCHED = /** @type {const} */ ({
  chromium: 'chrome',
  shell: 'chrome-headless-shell',
  firefox: 'firefox',
});

/** Chromium has no sandbox as root in a container; the other options disable its own network requests. */
const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** What the driver adds so that hidden tabs run as those in front. */
const UNTHROTTLED = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** Milliseconds that a browser may take to start: on a busy machine more than the usual 30 s. */
const LAUNCH_PATIENCE = 120_000;

/**
 * @param {ProgramName} name
 * @returns {Promise<string | undefined>} the program's path, if this machine has one
 */
export async function findBrowser(name) {
  const { variable, names, places } = KNOWN[name];
  const named = process.env[variable];
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = folders.flatMap(folder => names.map(program => join(folder, program)));
  return [...candidates, ...places].find(isProgram) ?? (await findFetched(name));
}

/** @param {ProgramName} name */
async function findFetched(name) {
  if (!existsSync(BROWSER_CACHE)) return undefined;
  const { getInstalledBrowsers } = await import('@puppeteer/browsers');
  const fetched = await getInstalledBrowsers({ cacheDir: BROWSER_CACHE });
  return fetched.find(({ browser }) => browser === FETCHED[name])?.executablePath;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts a browser without a window. The caller closes it.
 * @param {BrowserName} name
 * @param {object} [options]
 * @param {boolean} [options.handlesSignals] false where the caller itself ends this program on Ctrl-C, and the browser with it
 * @param {boolean} [options.throttles] true treats hidden tabs as a visitor's browser does, which drivers switch off
 * @param {boolean} [options.watches] false where nothing asks which requests a page makes: being told of each of some
 *   hundred costs as much as loading the page
 * @param {boolean} [options.bare] whether Chromium without an interface will do, where this machine has it
 * @returns {Promise<import('puppeteer-core').Browser>}
 */
export async function launch(name, { handlesSignals = true, throttles = false, watches = true, bare = false } = {}) {
  const shell = bare && name === 'chromium' ? await findBrowser('shell') : undefined;
  const executablePath = shell ?? (await findBrowser(name));
  if (executablePath === undefined) {
    throw new Error(`No ${name} on this machine: install one, or name its program in ${KNOWN[name].variable}.`);
  }
  return puppeteer.launch({
    browser: name === 'chromium' ? 'chrome' : 'firefox',
    executablePath,
    headless: shell ? 'shell' : true,
    timeout: LAUNCH_PATIENCE,
    handleSIGINT: handlesSignals,
    handleSIGTERM: handlesSignals,
    protocolTimeout: 0,
    networkEnabled: watches,
    args: name === 'chromium' ? CHROMIUM_ARGUMENTS : [],
    ignoreDefaultArgs: throttles && name === 'chromium' ? UNTHROTTLED : false,
  });
}
