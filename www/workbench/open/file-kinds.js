/**
 * What a file is for: networks are binary, reports are JSON, sequences and motif databases are text, and the weights of a
 * network may be in further binary files. The engine decides in the end.
 */

/** @typedef {'network' | 'weights' | 'report' | 'sequences' | 'motifs'} Kind */

/**
 * What was dropped or picked together.
 * @typedef {object} Sorted
 * @property {File[]} motifs
 * @property {File | null} report
 * @property {File | null} sequences
 * @property {File | null} network
 * @property {File[]} externalFiles files that may contain the network's weights
 */

/** Bytes that are looked at. */
const SAMPLE = 1024;

/** @param {Blob & {name: string}} file @returns {Promise<Kind>} */
export async function kindOf(file) {
  if (/\.json$/i.test(file.name)) return 'report';
  if (/\.onnx$/i.test(file.name)) return 'network';
  if (/[._]data(_\d+)?$|\.weights$/i.test(file.name)) return 'weights';
  if (/\.(fa|fasta|fna|faa|ffn|frn|fq|fastq|gb|gbk|genbank|embl)(\.gz|\.bgz)?$/i.test(file.name)) return 'sequences';
  if (/\.(meme|transfac|jaspar|pfm|pcm|pwm|ppm|mat|cb|motif|motifs|txt|tab|csv)(\.gz)?$/i.test(file.name))
    return 'motifs';
  return isText(new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer())) ? 'motifs' : 'network';
}

/**
 * Motif files all count, of networks, reports and sequences the first; what else is binary may belong to the network.
 * @param {File[]} files
 * @returns {Promise<Sorted>}
 */
export async function sorted(files) {
  const kinds = await Promise.all(files.map(kindOf));
  const of = (/** @type {Kind[]} */ ...wanted) => files.filter((_, i) => wanted.includes(kinds[i]));
  const network = of('network').find(isNamedOnnx) ?? of('network')[0] ?? null;
  const externalFiles = of('network', 'weights').filter(file => file !== network && !isNamedOnnx(file));
  const first = (/** @type {Kind} */ kind) => of(kind)[0] ?? null;
  return { motifs: of('motifs'), report: first('report'), sequences: first('sequences'), network, externalFiles };
}

/** @param {{name: string}} file */
function isNamedOnnx({ name }) {
  return /\.onnx$/i.test(name);
}

/** Whether there is something, and no control characters but white space. @param {Uint8Array} bytes */
function isText(bytes) {
  return bytes.length > 0 && bytes.every(byte => byte >= 32 || (byte >= 9 && byte <= 13));
}
