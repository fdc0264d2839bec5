/** MEME files: reading those that the engine writes, from whose matrices every other format is written, and writing matrices. */

/**
 * @typedef {object} SavedMotif
 * @property {string} id
 * @property {string} name
 * @property {number} sites
 * @property {number[][]} rows probabilities, positions × letters
 */

/** @typedef {{alphabet: string, head: string, motifs: SavedMotif[], blocks: string[]}} MemeFile `blocks` are the texts of the motifs */

/** @param {string} text @returns {MemeFile} */
export function readMeme(text) {
  const [head, ...blocks] = text.split(/^(?=MOTIF )/m);
  const [, alphabet = 'ACGT'] = /^ALPHABET= (.+)$/m.exec(head) ?? [];
  return { alphabet, head, motifs: blocks.map(motifOf), blocks };
}

/** @param {MemeFile} file @param {(motif: SavedMotif) => boolean} isWanted @returns {MemeFile} */
export function part({ alphabet, head, motifs, blocks }, isWanted) {
  const kept = motifs.map(isWanted);
  return {
    alphabet,
    head,
    motifs: motifs.filter((_, i) => kept[i]),
    blocks: blocks.filter((_, i) => kept[i]),
  };
}

/**
 * Matrices as a MEME file.
 * @param {string} alphabet
 * @param {(Omit<SavedMotif, 'sites'> & {sites?: number})[]} motifs
 */
export function memeText(alphabet, motifs) {
  const strands = alphabet === 'ACGT' ? 'strands: + -\n\n' : '';
  return `MEME version 4\n\nALPHABET= ${alphabet}\n\n${strands}${motifs.map(motif => blockOf(motif, alphabet)).join('\n')}`;
}

/** @param {Omit<SavedMotif, 'sites'> & {sites?: number}} motif @param {string} alphabet */
function blockOf({ id, name, sites, rows }, alphabet) {
  const counted = sites === undefined ? '' : ` nsites= ${sites}`;
  return [
    `MOTIF ${word(id)} ${word(name)}`,
    `letter-probability matrix: alength= ${alphabet.length} w= ${rows.length}${counted}`,
    ...rows.map(row => row.map(share => share.toFixed(6)).join(' ')),
    '',
  ].join('\n');
}

/** Identifiers and names have no spaces. @param {string} text */
function word(text) {
  return text.trim().replace(/\s+/g, '_');
}

/** @param {string} block @returns {SavedMotif} */
function motifOf(block) {
  const [title, , ...lines] = block.split('\n');
  const [, id, name = id] = title.split(' ');
  const [, sites] = /nsites= (\S+)/.exec(block) ?? [];
  const rows = lines.filter(line => line.trim() !== '').map(line => line.trim().split(/\s+/).map(Number));
  return { id, name, sites: Number(sites), rows };
}
