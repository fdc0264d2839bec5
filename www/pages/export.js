/** The export guide: the page itself contains everything but the snippets. */
import { snippet } from '../export-guide/snippet.js';
import { byId, fill, h } from '../ui/dom.js';
import { load } from '../ui/load.js';
import { keepOffline } from '../ui/offline.js';
import { themeView } from '../ui/theme.js';

/** @typedef {import('../export-guide/snippet.js').Snippet} Snippet */

/** Where the snippets lie, relative to the page. */
const SNIPPETS = 'www/export-guide/snippets/';

themeView(byId('theme'));
show();
keepOffline();

/** Shows the snippets. Until then, or on failure, the page shows links to their files. */
async function show() {
  const snippets = /** @type {Snippet[]} */ (await (await load(`${SNIPPETS}index.json`)).json());
  const code = await Promise.all(snippets.map(async ({ file }) => file && (await load(SNIPPETS + file)).text()));
  fill(byId('frameworks'), ...snippets.map(({ id, title }) => h('li', {}, h('a', { href: `#${id}` }, title))));
  fill(byId('snippets'), ...snippets.map((one, i) => snippet(one, code[i], SNIPPETS)));
  // The target of the address did not exist when the browser looked for it, or has moved.
  if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
