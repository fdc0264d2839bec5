/** `node tools/glossary.mjs`: writes the entries of www/texts/en/glossary.js into the glossary of the documentation. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GLOSSARY } from '../www/texts/en/glossary.js';
import { tool } from './run.mjs';
import { root } from './site.mjs';

/** The page that shows the entries. */
export const GLOSSARY_PAGE = join(root, 'www', 'docs', 'glossary.html');

const LIST = /(<dl class="glossary">\n)[\s\S]*?( *<\/dl>)/;

/** @param {string} page the page's text @returns {string} the page with the current entries */
export function withEntries(page) {
  const terms = Object.keys(GLOSSARY).sort((a, b) => a.localeCompare(b, 'en'));
  const entries = terms.map(term => {
    const text = /** @type {Record<string, string>} */ (GLOSSARY)[term];
    return `      <dt id="${anchor(term)}">${escaped(term)}</dt>\n      <dd>${escaped(text)}</dd>\n`;
  });
  return page.replace(LIST, (_, start, end) => start + entries.join('') + end);
}

/** @param {string} term */
function anchor(term) {
  return term
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await tool(async () => writeFile(GLOSSARY_PAGE, withEntries(await readFile(GLOSSARY_PAGE, 'utf8'))));
}
