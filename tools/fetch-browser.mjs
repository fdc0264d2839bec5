/** Installs a browser where there is none: from Debian, or the build of puppeteer's downloader. */
import { BROWSER_CACHE, FETCHED, findBrowser } from './browsers.mjs';
import { installDebian } from './debian.mjs';
import { say } from './run.mjs';

/** @typedef {import('./browsers.mjs').ProgramName} ProgramName */

const DEBIAN = { chromium: 'chromium', shell: 'chromium-headless-shell', firefox: 'firefox-esr' };

/**
 * @param {ProgramName} name
 * @returns {Promise<string | undefined>} the program's path; nothing where every way failed
 */
export async function ensureBrowser(name) {
  const found = await findBrowser(name);
  if (found !== undefined) return found;
  say(`Installing ${name}, for the tests`);
  if (await installDebian([DEBIAN[name]])) return findBrowser(name);
  try {
    return await download(name);
  } catch (error) {
    say(`${name} could not be downloaded: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** @param {ProgramName} name */
async function download(name) {
  const { detectBrowserPlatform, install, resolveBuildId } = await import('@puppeteer/browsers');
  const platform = detectBrowserPlatform();
  if (platform === undefined) throw new Error('there is no build for this system');
  const browser = /** @type {import('@puppeteer/browsers').Browser} */ (FETCHED[name]);
  const buildId = await resolveBuildId(browser, platform, 'stable');
  const { executablePath } = await install({ browser, buildId, cacheDir: BROWSER_CACHE });
  return executablePath;
}
