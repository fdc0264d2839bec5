/** The file of the pack that says under which licence each of its files may be passed on. */
import { readFile } from 'node:fs/promises';
import { entryOf } from './catalogue.mjs';

export const LICENCES = 'LICENCES.md';

/**
 * @param {import('./catalogue.mjs').Entry[]} catalogue
 * @param {string[]} paths every file of the reference data, whether it is packed or not
 * @returns {Promise<string>} Markdown
 */
export async function licencesText(catalogue, paths) {
  const rows = paths.map(path => {
    const { licence = null, notice = '', source = '', reason = '' } = entryOf(catalogue, path) ?? {};
    return `| \`${path}\` | ${licence ?? `none: ${reason}`} | ${notice} | ${source} |`;
  });
  const mit = await readFile(new URL('licences/MIT.txt', import.meta.url), 'utf8');
  return `# Licences of the reference data

Files without a licence are not in the pack, unless it was made with \`--all\`.

| file | licence | whose | source |
|---|---|---|---|
${rows.join('\n')}

## MIT

${mit}
## CC-BY-4.0

https://creativecommons.org/licenses/by/4.0/legalcode
`;
}
