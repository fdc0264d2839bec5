/** One framework or network: explanation, code, and the versions it was tested with. */
import { EXPORT } from '../texts/export.js';
import { UI } from '../texts/ui.js';
import { h, write } from '../ui/dom.js';
import { copyText } from '../ui/save.js';

/** @typedef {{id: string, title: string, for: string, text: string, file: string | null, tested: string | null}} Snippet */

/**
 * @param {Snippet} snippet
 * @param {string | null} code
 * @param {string} folder of its file
 */
export function snippet({ id, title, for: purpose, text, file, tested }, code, folder) {
  return h(
    'article',
    { class: 'snippet', id, 'aria-labelledby': `${id}-title` },
    h('h3', { id: `${id}-title` }, title),
    h('p', { class: 'hint' }, EXPORT.purpose(purpose)),
    h('p', {}, text),
    code && file && block(code, title, `${folder}${file}`),
    tested && h('p', { class: 'hint tested' }, EXPORT.tested(tested)),
  );
}

/** @param {string} code @param {string} title @param {string} address */
function block(code, title, address) {
  const done = h('span', { class: 'hint', role: 'status' });
  const copy = h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-label': EXPORT.copyTitle(title),
      async onclick() {
        const copied = await copyText(code, UI.copy.text).then(
          () => true,
          () => false,
        );
        write(done, copied ? EXPORT.copied : EXPORT.notCopied);
      },
    },
    EXPORT.copy,
  );
  // A block that scrolls must be reached by the keyboard.
  return h(
    'div',
    { class: 'code' },
    h('pre', { tabindex: 0, role: 'region', 'aria-label': EXPORT.snippet(title) }, h('code', {}, code)),
    h('p', { class: 'row' }, copy, h('a', { href: address, download: '' }, address.split('/').at(-1)), done),
  );
}
