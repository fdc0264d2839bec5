/** What figures are made with, loaded once. */
import { loadKit } from '../../figure/library.js';
import { load } from '../../ui/load.js';

/** @type {Promise<import('../../figure/library.js').Kit> | null} */
let kit = null;

export function figureKit() {
  kit ??= loadKit(async name => new Uint8Array(await (await load(`www/vendor/${name}`)).arrayBuffer())).then(showFont);
  kit.catch(() => {
    kit = null; // the next figure tries again
  });
  return kit;
}

/** The preview has the font that was measured. @param {import('../../figure/library.js').Kit} tools */
async function showFont(tools) {
  const { regular, bold } = tools.files;
  for (const [bytes, weight] of /** @type {const} */ ([
    [regular, '400'],
    [bold, '700'],
  ])) {
    document.fonts.add(await new FontFace('Arimo', bytes, { weight }).load());
  }
  return tools;
}
