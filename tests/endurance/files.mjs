/** Files that a visitor may give to the page: networks, reports, motifs, sequences and signals, whole, damaged, empty or mistaken. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../tools/site.mjs';

/** @typedef {{name: string, base64: string}} GivenFile */

const EXAMPLES = join(root, 'www', 'examples');
const CORPUS = join(root, 'tests', 'corpus');

/** Of the corpus every so many networks. */
const STEP = 7;

const MOTIFS = '>MA0001.1 ONE\nA [ 9 0 0 9 1 ]\nC [ 0 9 0 0 1 ]\nG [ 0 0 9 0 7 ]\nT [ 0 0 0 0 0 ]\n';
const SEQUENCES = `>one\n${'GATTACAC'.repeat(20)}\n>two\n${'CCAGGTGN'.repeat(20)}\n`;

/** @returns {Promise<GivenFile[]>} */
export async function givenFiles() {
  const toy = await readFile(join(EXAMPLES, 'zeb1-toy', 'model.onnx'));
  const pair = await readFile(join(EXAMPLES, 'ctcf-pair', 'model.onnx'));
  const report = await readFile(join(EXAMPLES, 'zeb1-toy', 'report.json'), 'utf8');
  const networks = (await readdir(CORPUS)).filter(name => name.endsWith('.onnx')).sort();
  const corpus = networks.filter((_, index) => index % STEP === 0);
  return [
    given('zeb1-toy.onnx', toy),
    given('ctcf-pair.onnx', pair),
    given('half.onnx', toy.subarray(0, toy.length / 2)),
    given('empty.onnx', ''),
    given('page.onnx', '<!doctype html><title>Not found</title>'),
    given('saved.report.json', report),
    given('changed.report.json', report.replace(/"seed": ?1\b/, '"seed":2')),
    given('cut.report.json', report.slice(0, report.length / 2)),
    given('other.json', '{}'),
    given('motifs.jaspar', MOTIFS),
    given('diary.meme', 'Dear diary, today I found no motifs.'),
    given('sequences.fa', SEQUENCES),
    given('nothing.fa', '\n'),
    given('some.weights', Buffer.alloc(64, 7)),
    ...(await Promise.all(
      ['regions.bed', 'genome.2bit', 'variants.vcf', 'cuts.bw', 'conservation.bw', 'expression.tsv'].map(ofRegions),
    )),
    given('other.bed', 'chrA\t1002\t1202\nchr9\t5\t10\nchrA\t9\t5\n'),
    given('empty.vcf', ''),
    given('empty.bw', ''),
    given('gene.tsv', 'gene\ta\nX\t1\nX\ty\n'),
    ...(await Promise.all(corpus.map(async name => given(name, await readFile(join(CORPUS, name)))))),
  ];
}

/** @param {string} name of a file of the example with regions */
async function ofRegions(name) {
  return given(name, await readFile(join(EXAMPLES, 'regions', name)));
}

/** @param {string} name @param {string | Uint8Array} content @returns {GivenFile} */
function given(name, content) {
  return { name, base64: Buffer.from(content).toString('base64') };
}
