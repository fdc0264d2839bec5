/** The project's words are the field's terms and plain English: words that readers misunderstood do not come back. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { test } from 'node:test';

/** Each pattern with what to write instead. @type {[RegExp, string][]} */
const WORDS = [
  [/\bbeside\b/i, 'next to; external data (weights); in addition to'],
  [/\bpiles?\b/i, 'cluster'],
  [/\bhears?\b/i, 'receives; is called with'],
  [/(?:\b(?:type|struct|enum|class)|\}|<|,|:|\|) ?(Kept|Told)\b/, 'a name that says what it is'],
  [/\b(LEAST|MOST)_/, 'MIN_, MAX_'],
  [/\b(least|most)_[a-z]/, 'min_, max_'],
  [/\bgoes_?on\b/i, 'continues'],
  [
    /\b(values?|rows?|columns?|bits|numbers?|letters?|one|lines?|sequences?|calls?|bytes?) an? (sequence|position|letter|neuron|channel|second|line|byte|call|column|example)\b/i,
    'per',
  ],
];

/** What has these words for a reason: texts of saved reports, whose digests are fixed. @type {[string, RegExp][]} */
const EXCEPTIONS = [['src/report/digest/wording.rs', /bits a position\. Best q/]];

/** @param {string} name @returns {string[]} the files of a stage of the crate */
const stage = name => [`src/${name}`, `src/${name}.rs`];

/** What is searched; folders are added when they have been rewritten. */
const SEARCHED = [
  ...[
    'tools/audit',
    'tools/attribution',
    'tools/dist',
    'tools/headless',
    'tools/lesson',
    'tools/modisco',
    'tools/node',
    'tools/occurrences',
    'tools/reference',
    'tools/release',
    'tools/test',
    'tools/train',
    'tools/workflow',
  ],
  ...(await readdir('tools')).filter(name => name.endsWith('.mjs')).map(name => `tools/${name}`),
  ...['sample', 'demix', 'motif', 'substructure', 'analysis', 'options', 'stages'].flatMap(stage),
  ...['report', 'render', 'grammar', 'dictionary', 'syntax', 'known', 'wasm'].flatMap(stage),
  ...['contrast', 'texts', 'typescript', 'host', 'lib', 'golden'].map(name => `src/${name}.rs`),
  ...[
    'tools/fuzz',
    'tests/bench',
    'tests/differential',
    'tests/evidence',
    'tests/headless',
    'tests/integration',
    'tests/memory.rs',
    'tests/page',
  ],
  ...['tests/tools', 'www', 'README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'],
];

/** Generated or foreign: data, vendored code, generated corpora, and this list itself. */
const SKIPPED =
  /(^|\/)(corpus|examples|motifs|vendor|golden|quality|growth|node_modules|target|words\.test\.mjs|THIRD-PARTY[^/]*)(\/|$)/;

const TEXT = new Set(['.rs', '.js', '.mjs', '.ts', '.md', '.html', '.css', '.py']);

/** @param {string} path @returns {Promise<string[]>} the text files below */
async function textFiles(path) {
  if (SKIPPED.test(path)) return [];
  if (TEXT.has(extname(path))) return [path];
  const entries = await readdir(path).catch(() => []);
  return (await Promise.all(entries.map(name => textFiles(join(path, name))))).flat();
}

/** @param {string} file @param {string} text @returns {string[]} each line with a word of the list */
function found(file, text) {
  const lines = text.split('\n').map((line, index) => ({ line, number: index + 1 }));
  const excepted = (/** @type {string} */ line) => EXCEPTIONS.some(([name, text]) => name === file && text.test(line));
  return WORDS.flatMap(([word, instead]) =>
    lines
      .filter(({ line }) => word.test(line) && !excepted(line))
      .map(({ line, number }) => `${file}:${number}: ${word.exec(line)?.[0]} → ${instead}`),
  );
}

test('private or archaic words are not used', async () => {
  const files = (await Promise.all(SEARCHED.map(textFiles))).flat();
  assert.ok(files.length > 80, `${files.length} files`);
  const all = await Promise.all(files.map(async file => found(file, await readFile(file, 'utf8'))));
  const lines = all.flat();
  assert.ok(lines.length === 0, `${lines.length} lines:\n${lines.join('\n')}`);
});

test('a word of the list is found, with its line and replacement', () => {
  assert.deepEqual(found('a.rs', 'first\n/// Bits, one row a position.'), ['a.rs:2: row a position → per']);
});
