/** Matrices as tables: a header and a row per position or per letter, with and without letters, or only numbers. */

/** @typedef {import('../dice.mjs').Dice} Dice */
/** @typedef {import('./matrices.mjs').Motif} Motif */
/** @typedef {import('./page.mjs').Page} Page */

/** A row per letter. @param {string[][]} rows @returns {string[][]} */
const turned = rows => rows[0].map((_, letter) => rows.map(row => row[letter]));

/** @param {Dice} dice @param {Motif} motif */
const named = (dice, { id, title }) => `>${dice.choose(['', '', ' '])}${id}${dice.choose(['\t', ' '])}${title}`;

/** JASPAR with letters: old and new brackets, bars, colons, commas, small letters. @param {Dice} dice @param {Page} page @param {Motif[]} motifs @param {string} letters */
export function jaspar(dice, page, motifs, letters) {
  const [open, separator, close] = dice.choose([
    ['  [', ' ', ' ]'],
    [' [', '\t', ']'],
    ['\t', '\t', ''],
    [' ', ' ', ''],
    [' | ', ' ', ''],
    [': ', ' ', ''],
    [',', ',', ''],
  ]);
  const small = dice.chance(0.2);
  for (const [index, motif] of motifs.entries()) {
    page.add(named(dice, motif));
    for (const [letter, numbers] of turned(motif.rows).entries()) {
      const name = small ? letters[letter].toLowerCase() : letters[letter];
      page.row(index, name + open + numbers.join(separator) + close);
    }
    if (dice.chance(0.3)) page.add('');
  }
}

/** JASPAR without letters. @param {Dice} dice @param {Page} page @param {Motif[]} motifs */
export function raw(dice, page, motifs) {
  const separator = dice.choose([' ', '  ', '\t']);
  for (const [index, motif] of motifs.entries()) {
    page.add(named(dice, motif));
    for (const numbers of turned(motif.rows)) page.row(index, numbers.join(separator));
  }
}

/** HOCOMOCO and Cluster-Buster. @param {Dice} dice @param {Page} page @param {Motif[]} motifs */
export function hocomoco(dice, page, motifs) {
  const separator = dice.choose(['\t', ' ', ', ']);
  for (const [index, motif] of motifs.entries()) {
    page.add(named(dice, motif));
    if (dice.chance(0.2)) page.add('# from a collection');
    for (const row of motif.rows) page.row(index, row.join(separator));
  }
}

/** Positions below a line that names the letters, numbered or not. @param {Dice} dice @param {Page} page @param {Motif[]} motifs @param {string} letters */
export function lettered(dice, page, motifs, letters) {
  const separator = dice.choose(['\t', ',', ' ', ';']);
  const numbered = dice.chance(0.5);
  for (const [index, motif] of motifs.entries()) {
    page.add(named(dice, motif), [...(numbered ? ['pos'] : []), ...letters].join(separator));
    for (const [position, row] of motif.rows.entries())
      page.row(index, [...(numbered ? [String(position + 1)] : []), ...row].join(separator));
  }
}

/** @param {Dice} dice @param {Page} page @param {Motif[]} motifs */
export function homer(dice, page, motifs) {
  for (const [index, { id, title, rows }] of motifs.entries()) {
    page.add([`>${id}`, title, '6.049537', '-1782.996', '0', dice.choose(['T:1.0(0.1%),P:1e-7', ''])].join('\t'));
    for (const row of rows) page.row(index, row.join('\t'));
  }
}

/** ENCODE: the consensus letter in front of each position. @param {Dice} dice @param {Page} page @param {Motif[]} motifs @param {string} letters */
export function encode(dice, page, motifs, letters) {
  for (const [index, { id, title, rows }] of motifs.entries()) {
    page.add(`>${id} ${title}`);
    for (const row of rows) {
      const values = row.map(Number);
      const top = values.indexOf(Math.max(...values));
      page.row(index, [letters[top], ...row].join(dice.choose([' ', ' ', '\t'])));
    }
  }
}

/** RSAT's tables, which have no names. @param {Dice} dice @param {Page} page @param {Motif[]} motifs @param {string} letters */
export function rsat(dice, page, motifs, letters) {
  page.add('; convert-matrix');
  for (const [index, { rows }] of motifs.entries()) {
    if (dice.chance(0.3)) page.add(`; motif ${index}`);
    for (const [letter, numbers] of turned(rows).entries())
      page.row(index, [letters[letter], '|', ...numbers].join('\t'));
    page.add('//');
  }
}

/** @param {Dice} dice @param {Page} page @param {Motif[]} motifs @param {string} letters */
export function uniprobe(dice, page, motifs, letters) {
  for (const [index, { id, rows }] of motifs.entries()) {
    page.add(`Protein: ${id}\tSeed k-mer: ACGTATTA\tEnrichment Score: 0.497`);
    for (const [letter, numbers] of turned(rows).entries())
      page.row(index, [`${letters[letter]}:`, ...numbers].join('\t'));
    if (dice.chance(0.7)) page.add('');
  }
}

/** One matrix without a name: positions or letters, with and without what names them. @param {Dice} dice @param {Page} page @param {Motif[]} motifs @param {string} letters */
export function bare(dice, page, motifs, letters) {
  const [{ rows }] = motifs;
  const separator = dice.choose(['\t', ' ', ',', ';', ', ']);
  const form = dice.choose(['positions', 'numbered', 'letters', 'named letters', 'named columns', 'quoted', 'R']);
  const line = (/** @type {string[]} */ cells) => page.row(0, cells.join(separator));
  if (form === 'positions') rows.forEach(line);
  if (form === 'numbered') for (const [position, row] of rows.entries()) line([String(position + 1), ...row]);
  if (form === 'letters') turned(rows).forEach(line);
  if (form === 'named letters')
    for (const [letter, numbers] of turned(rows).entries()) line([letters[letter], ...numbers]);
  if (form === 'named columns') {
    page.add([...letters].join(separator));
    for (const [position, row] of rows.entries()) line([String(position + 1), ...row]);
  }
  if (form === 'quoted') {
    page.add(['""', ...rows.map((_, position) => `"V${position + 1}"`)].join(','));
    for (const [letter, numbers] of turned(rows).entries()) page.row(0, [`"${letters[letter]}"`, ...numbers].join(','));
  }
  if (form === 'R') {
    page.add(`  ${rows.map((_, position) => `[,${position + 1}]`).join(' ')}`);
    for (const [letter, numbers] of turned(rows).entries()) page.row(0, [letters[letter], ...numbers].join('   '));
  }
}
