/** MEME's format: the minimal one with and without every optional part, and what the program prints. */

/** @typedef {import('../dice.mjs').Dice} Dice */
/** @typedef {import('./matrices.mjs').Motif} Motif */
/** @typedef {import('./page.mjs').Page} Page */

/** @param {Dice} dice @param {Page} page @param {Motif[]} motifs @param {string} letters in the order of the columns */
export function minimal(dice, page, motifs, letters) {
  head(dice, page, letters);
  const separator = dice.choose([' ', '  ', '\t', '\t ']);
  for (const [index, motif] of motifs.entries()) {
    page.add(dice.choose(['', '', '\n']), `${dice.choose(['MOTIF ', 'MOTIF  ', 'MOTIF\t'])}${motif.id} ${motif.name}`);
    if (dice.chance(0.3)) page.add('');
    page.add(header(dice, motif, letters.length));
    for (const row of motif.rows)
      page.row(index, dice.choose(['', ' ', '  ']) + row.join(separator) + dice.choose(['', ' ', '\t']));
    if (dice.chance(0.3)) page.add('URL https://example.org/motif');
  }
}

/** @param {Dice} dice @param {Motif} motif @param {number} size */
function header(dice, { rows }, size) {
  const [alength, width, sites] = [
    `alength= ${size}`,
    `w= ${rows.length}`,
    `nsites= ${dice.choose(['20', '12.5', 'NA', '1e3'])}`,
  ];
  const parts = dice.choose([
    [alength, width, sites, 'E= 0'],
    [alength, width],
    [width, sites],
    [alength],
    [alength.replace(' ', ''), width.replace(' ', ''), 'nsites=20', 'E=1.2e-004'],
    [`n= ${rows.length}`, alength, width, 'bayes= 7.04', 'E= 4.9e-008'],
  ]);
  return `letter-probability matrix: ${parts.join(' ')}`;
}

/** @param {Dice} dice @param {Page} page @param {string} letters */
function head(dice, page, letters) {
  if (dice.chance(0.2)) page.add('# a comment');
  page.add(
    dice.choose(['MEME version 4', 'MEME version 5.5.5 (Release date: Thu Sep 7 2023)', 'MEME version 4.11.2']),
    '',
  );
  const known = { DNA: 'ACGT', RNA: 'ACGU', PROTEIN: 'ACDEFGHIKLMNPQRSTVWY' };
  const [name] = Object.entries(known).find(([, own]) => own === letters) ?? [];
  const forms = [`ALPHABET= ${letters}`, `ALPHABET=${letters}`];
  if (name) forms.push(`ALPHABET= ${name}`);
  if (letters === 'ACGT' && dice.chance(0.3)) page.add(...BLOCK);
  else page.add(dice.choose(forms));
  if (dice.chance(0.5)) page.add('', 'strands: + -');
  if (dice.chance(0.5))
    page.add(
      '',
      'Background letter frequencies (from uniform background):',
      [...letters].map(letter => `${letter} ${(1 / letters.length).toFixed(5)}`).join(' '),
    );
}

const BLOCK = [
  'ALPHABET "DNA" DNA-LIKE',
  'A "Adenine" CC0000 ~ T "Thymine" 008000',
  'C "Cytosine" 0000CC ~ G "Guanine" FFB300',
  'N "Any base" = ACGT',
  'X = ACGT',
  'U = T',
  'END ALPHABET',
];

const STARS = '*'.repeat(80);
const LINE = '-'.repeat(80);

/** What the program prints: sites and scores before each matrix. @param {Dice} dice @param {Page} page @param {Motif[]} motifs @param {string} letters */
export function printed(dice, page, motifs, letters) {
  page.add(
    STARS,
    'MEME - Motif discovery tool',
    STARS,
    'MEME version 4.11.2 (Release date: Thu May 05 14:58:55 2016 -0700)',
    '',
    `ALPHABET= ${letters}`,
    '',
  );
  for (const [index, { id, name, rows }] of motifs.entries()) {
    page.add(STARS, `MOTIF ${id} ${name}\twidth = ${rows.length}  sites =  17  llr = 164  E-value = 2.7e-005`, STARS);
    page.add(LINE, `\tMotif ${id} block diagrams`, LINE, 'ce1cg                    (   64) TG  1', '');
    page.add(
      LINE,
      `\tMotif ${id} position-specific scoring matrix`,
      LINE,
      `log-odds matrix: alength= ${letters.length} w= ${rows.length} n= 1836 bayes= 7.04 E= 2.7e-005`,
    );
    for (const _ of rows) page.add([...letters].map(() => String(dice.from(-1073, 201)).padStart(6)).join(' '));
    page.add(
      '',
      LINE,
      `\tMotif ${id} position-specific probability matrix`,
      LINE,
      `letter-probability matrix: alength= ${letters.length} w= ${rows.length} nsites= 17 E= 2.7e-005`,
    );
    for (const row of rows) page.row(index, ` ${row.join('  ')}`);
    page.add(LINE, '');
  }
  page.add('SUMMARY OF MOTIFS', STARS);
}
