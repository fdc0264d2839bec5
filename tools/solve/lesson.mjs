/**
 * What the guided page shows before its engine is there: the toy's neuron, two sequences, the landscape, the first
 * clusters, and the logos of all these.
 */
import { DEFAULTS } from '../../www/learn/address.js';
import { fingerprint } from '../../www/learn/figures/fingerprint.js';
import { lessonLogo } from '../../www/learn/figures/logo-options.js';

/** @typedef {import('../headless/session.mjs').Session} Session */
/** @typedef {import('../../www/learn/state.js').Solved} Solved */

/** Points a side of the landscape, as the page asks for. */
const RESOLUTION = 41;
/** Clusters that are solved ahead. */
const CLUSTERS = [1, 2];
const SEED = 1;
/** Digits of numbers that are only drawn. */
const DIGITS = 4;

/**
 * @param {Session} engine with the toy open
 * @param {{layer: number, channel: number}} neuron
 * @param {string} report of that neuron
 * @returns {Promise<Solved>}
 */
export async function solveLesson(engine, neuron, report) {
  const info = await engine.call('lesson.open', neuron);
  const looks = [];
  for (const sequence of [DEFAULTS.a, DEFAULTS.b]) looks.push(await engine.call('lesson.look', { sequence }));
  const clusters = [];
  for (const k of CLUSTERS) clusters.push(await engine.call('lesson.cluster', { k, seed: SEED }));
  const place = await engine.call('lesson.place', { x: DEFAULTS.x, y: DEFAULTS.y });
  const solved = shortened({
    info,
    looks,
    landscape: await engine.call('lesson.landscape', { resolution: RESOLUTION }),
    places: [place],
    clusters,
    methods: await engine.call('methods', { report, request: { ...neuron, truth: truthOf(info) } }),
  });
  const { filters, facets, truth } = solved.info;
  const shown = [
    ...[...filters, ...facets].map(({ ppm }) => ppm),
    ...(truth ? [truth.ppm] : []),
    ...solved.clusters.flatMap(({ clusters, mixed }) => [...clusters, mixed].map(({ ppm }) => ppm)),
    ...solved.methods.rows.map(({ ppm }) => ppm),
    ...solved.places.map(({ matrix }) => matrix),
  ];
  const signed = [
    ...solved.places.map(({ gradient }) => gradient),
    ...solved.methods.rows.flatMap(({ contributions }) => (contributions ? [contributions] : [])),
  ];
  return { ...solved, logos: { ...(await logosOf(engine, shown)), ...(await signedLogosOf(engine, signed)) } };
}

/** @param {import('../../www/engine/types.js').LessonInfo} info */
function truthOf({ truth }) {
  return truth ? { name: truth.name, ppm: truth.ppm } : null;
}

/** @param {Session} engine @param {number[][][]} maps @returns {Promise<Record<string, string>>} */
async function signedLogosOf(engine, maps) {
  /** @type {Record<string, string>} */
  const logos = {};
  for (const map of maps) {
    logos[fingerprint(map)] ??= await engine.call('contributionLogo', {
      map,
      alphabet: 'ACGT',
      options: lessonLogo(),
    });
  }
  return logos;
}

/** @param {Session} engine @param {number[][][]} matrices @returns {Promise<Record<string, string>>} */
async function logosOf(engine, matrices) {
  /** @type {Record<string, string>} */
  const logos = {};
  for (const ppm of matrices) {
    const key = fingerprint(ppm);
    logos[key] ??= await engine.call('logo', { ppm, alphabet: 'ACGT', options: lessonLogo() });
  }
  return logos;
}

/**
 * Fewer digits than anybody sees, so that the page loads quickly.
 * @template T
 * @param {T} solved
 * @returns {T}
 */
function shortened(solved) {
  return JSON.parse(
    JSON.stringify(solved, (_, value) => (typeof value === 'number' ? Number(value.toFixed(DIGITS)) : value)),
  );
}
