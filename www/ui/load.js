import { UI } from '../texts/ui.js';

/**
 * A file of the site.
 * @param {string} path relative to the page
 * @returns {Promise<Response>}
 */
export async function load(path) {
  const answer = await fetch(path);
  if (answer.ok) return answer;
  throw new Error(UI.notLoaded(path, answer.status));
}
