/** MEME files as the engine writes them: the matrices from which every other format is written. */

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

/** @param {string} block @returns {SavedMotif} */
function motifOf(block) {
  const [title, , ...lines] = block.split('\n');
  const [, id, name = id] = title.split(' ');
  const [, sites] = /nsites= (\S+)/.exec(block) ?? [];
  const rows = lines.filter(line => line.trim() !== '').map(line => line.trim().split(/\s+/).map(Number));
  return { id, name, sites: Number(sites), rows };
}
