/** Formats of tagged lines: TRANSFAC with its dialects, STAMP, CIS-BP. */

/** @typedef {import('../dice.mjs').Dice} Dice */
/** @typedef {import('./matrices.mjs').Motif} Motif */
/** @typedef {import('./page.mjs').Page} Page */

/** @param {Dice} dice @param {Page} page @param {Motif[]} motifs @param {string} letters */
export function transfac(dice, page, motifs, letters) {
  const separator = dice.choose(['\t', ' ', '      ']);
  const names = dice.choose(['P0', 'PO']);
  const ends = dice.chance(0.8);
  const described = dice.choose(['ID', 'NA']);
  const withConsensus = dice.chance(0.5);
  if (dice.chance(0.3)) page.add('VV  TRANSFAC MATRIX TABLE, Release 3.2', 'XX');
  if (ends && dice.chance(0.3)) page.add('//');
  for (const [index, { id, title, rows }] of motifs.entries()) {
    page.add(`AC${separator}${id}`, 'XX');
    if (described === 'NA') page.add('ID  V$OTHER_01', 'XX');
    page.add(`${described}${separator}${title}`, 'XX');
    if (dice.chance(0.3)) page.add('DE  described', 'BF  T00526; MyoD; Species: mouse, Mus musculus.', 'XX');
    page.add([names, ...letters].join(separator));
    for (const [position, row] of rows.entries()) {
      page.row(index, [String(position + 1).padStart(2, '0'), ...row, ...(withConsensus ? ['N'] : [])].join(separator));
    }
    page.add('XX');
    if (dice.chance(0.4)) page.add('CC tax_group:vertebrates', 'CC tf_family:PAS domain factors', 'XX');
    if (ends) page.add('//');
  }
}

/** @param {Dice} dice @param {Page} page @param {Motif[]} motifs */
export function stamp(dice, page, motifs) {
  const start = dice.below(2);
  for (const [index, { id, name, rows }] of motifs.entries()) {
    page.add(`DE\t${id}\t${name}`);
    for (const [position, row] of rows.entries()) page.row(index, [String(position + start), ...row, 'N'].join('\t'));
    page.add('XX');
  }
}

/** @param {Dice} dice @param {Page} page @param {Motif[]} motifs @param {string} letters */
export function cisbp(dice, page, motifs, letters) {
  const separator = dice.choose(['\t', '\t', '  ']);
  for (const [index, { id, title, rows }] of motifs.entries()) {
    page.add(
      `TF\tT${index}_2.00`,
      `TF Name\t${title}`,
      'Gene\tENSG00000102974',
      `Motif\t${id}`,
      'Family\tC2H2 ZF',
      'Species\tHomo_sapiens',
    );
    page.add(['Pos', ...letters].join(separator));
    for (const [position, row] of rows.entries()) page.row(index, [String(position + 1), ...row].join(separator));
    page.add(...dice.choose([[''], [], ['', '']]));
  }
}
