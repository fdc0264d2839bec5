/**
 * What a file is for: networks are binary, reports are JSON, sequences and motif databases are text, and the weights of a
 * network may be in further binary files. Genomes and signals have signatures; regions and variants are known by their names or
 * their first lines. The engine, or the reader of the file, decides in the end.
 */
import { CountedFile } from '../../sources/file.js';
import { kindOf as kindOfContent } from '../../sources/kinds.js';

/** @typedef {'network' | 'weights' | 'report' | 'sequences' | 'motifs' | 'regions' | 'genome' | 'index' | 'variants' | 'signal' | 'expression' | 'session'} Kind */

/**
 * What was dropped or picked together.
 * @typedef {object} Sorted
 * @property {File[]} sessions
 * @property {File[]} motifs
 * @property {File | null} report
 * @property {File | null} sequences
 * @property {File | null} network
 * @property {File[]} externalFiles files that may contain the network's weights
 * @property {Partial<Record<import('../../session/sources-state.js').SlotId, File[]>>} sources for the panel of the visitor's sequences
 */

/** Kinds by what `www/sources/kinds.js` recognises. @type {Partial<Record<string, Kind>>} */
const CONTENTS = {
  '2bit': 'genome',
  '2bit-swapped': 'genome',
  bigwig: 'signal',
  'bigwig-swapped': 'signal',
  bigbed: 'signal',
  vcf: 'variants',
};

/** The first line of BED that is no remark; tables of motifs never begin with a chromosome. */
const REGION = /^chr\S*\t\d+\t\d+(\t|\r?$)/i;

/** The header of a table of expression; tables of motifs are not about genes. */
const EXPRESSION = /^(gene|symbol|factor)[\w ]*\t/i;

/** Bytes that are looked at. */
const SAMPLE = 1024;

/** @param {Blob & {name: string}} file @returns {Promise<Kind>} */
export async function kindOf(file) {
  if (/\.neuronmotif$/i.test(file.name)) return 'session';
  if (/\.json$/i.test(file.name)) return 'report';
  if (/\.onnx$/i.test(file.name)) return 'network';
  if (/\.(bed|narrowpeak|broadpeak)(\.b?gz)?$/i.test(file.name)) return 'regions';
  if (/\.(fai|gzi)$/i.test(file.name)) return 'index';
  if (/\.vcf(\.b?gz)?$/i.test(file.name)) return 'variants';
  if (/[._]data(_\d+)?$|\.weights$/i.test(file.name)) return 'weights';
  if (/\.(fa|fasta|fna|faa|ffn|frn|fq|fastq|gb|gbk|genbank|embl)(\.gz|\.bgz)?$/i.test(file.name)) return 'sequences';
  if (/\.(meme|transfac|jaspar|pfm|pcm|pwm|ppm|mat|cb|motif|motifs|txt|tab|csv)(\.gz)?$/i.test(file.name))
    return 'motifs';
  const sample = new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer());
  const known = CONTENTS[(await kindOfContent(new CountedFile(sampleOf(file)))).kind];
  if (known) return known;
  if (!isText(sample)) return 'network';
  const text = new TextDecoder().decode(sample);
  if (EXPRESSION.test(text)) return 'expression';
  return isRegions(text) ? 'regions' : 'motifs';
}

/** The beginning of a file, which names its kind. @param {Blob & {name: string}} file */
function sampleOf(file) {
  return Object.assign(file.slice(0, SAMPLE), { name: file.name });
}

/** @param {string} text */
function isRegions(text) {
  const line = text
    .split('\n')
    .find(line => line.trim() !== '' && !/^(#|track\b|browser\b|chr(om)?\tstart)/i.test(line));
  return line !== undefined && REGION.test(line);
}

/**
 * Motif files all count, of networks, reports and others the first; what else is binary may belong to the network. FASTA with
 * an index is a genome.
 * @param {File[]} files
 * @returns {Promise<Sorted>}
 */
export async function sorted(files) {
  const kinds = await Promise.all(files.map(kindOf));
  const of = (/** @type {Kind[]} */ ...wanted) => files.filter((_, i) => wanted.includes(kinds[i]));
  const network = of('network').find(isNamedOnnx) ?? of('network')[0] ?? null;
  const externalFiles = of('network', 'weights').filter(file => file !== network && !isNamedOnnx(file));
  const first = (/** @type {Kind} */ kind) => of(kind)[0] ?? null;
  const isGenome = of('index').length > 0;
  const genome = [...of('genome').slice(0, 1), ...(isGenome ? [...of('sequences').slice(0, 1), ...of('index')] : [])];
  return {
    sessions: of('session'),
    motifs: of('motifs'),
    report: first('report'),
    sequences: isGenome ? null : first('sequences'),
    network,
    externalFiles,
    sources: given({
      sequences: of('regions').slice(0, 1),
      genome,
      variants: of('variants').slice(0, 1),
      signals: of('signal'),
      expression: of('expression').slice(0, 1),
    }),
  };
}

/**
 * The places that get files.
 * @template {string} K
 * @param {Record<K, File[]>} files
 * @returns {Partial<Record<K, File[]>>}
 */
function given(files) {
  const filled = Object.entries(files).filter(([, some]) => some.length > 0);
  return /** @type {Partial<Record<K, File[]>>} */ (Object.fromEntries(filled));
}

/** @param {{name: string}} file */
function isNamedOnnx({ name }) {
  return /\.onnx$/i.test(name);
}

/** Whether there is something, and no control characters but white space. @param {Uint8Array} bytes */
function isText(bytes) {
  return bytes.length > 0 && bytes.every(byte => byte >= 32 || (byte >= 9 && byte <= 13));
}
