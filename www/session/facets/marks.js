/** What the visitor noted about facets: names, notes, stars, and which are hidden. */

/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../../engine/types.js').Report} Report */
/** @typedef {{name?: string, note?: string, starred?: true, hidden?: true}} FacetMark */
/** @typedef {Record<string, FacetMark>} NeuronMarks by the id of the facet */
/** @typedef {Record<string, NeuronMarks>} Marks by the {@link keyOf} of the neuron */
/** What a report has of one facet. @typedef {import('../../engine/types.js').Mark} SavedMark */
/** @typedef {{past: Step[], future: Step[]}} MarkHistory the last step last */
/** A change, and the marks before it (of an undone one: after it). @typedef {{change: Change, marks: Marks}} Step */
/** @typedef {{facet: string, kind: 'hidden' | 'shown' | 'starred' | 'unstarred' | 'named' | 'noted'}} Change */

/** Where the marks begin in the JSON of a report, of which they are the last field. */
const SAVED = /,\s*"marks":\s*\[(?![\s\S]*,\s*"marks":\s*\[)/;

/** @type {WeakMap<NeuronReport, string>} */
const keys = new WeakMap();

/**
 * What marks are bound to: the facets of a neuron in one analysis. It does not depend on running times, so that the same run
 * repeated keeps its marks, and another one does not inherit them.
 * @param {NeuronReport} neuron
 * @returns {string}
 */
export function keyOf(neuron) {
  const known = keys.get(neuron);
  if (known) return known;
  const { layer, channel, sampling, crms } = neuron;
  const facets = crms.map(({ id, consensus, sequences }) => [id, consensus, sequences]);
  const evidence = JSON.stringify([sampling.positives, sampling.max_activation, sampling.max_sequence, facets]);
  const key = `${layer}.${channel}-${hash(evidence)}`;
  keys.set(neuron, key);
  return key;
}

/** @param {Marks} marks @param {NeuronReport} neuron @param {string} facet @returns {FacetMark} */
export function markOf(marks, neuron, facet) {
  return marks[keyOf(neuron)]?.[facet] ?? {};
}

/**
 * How a facet is called, everywhere: as the visitor named it, else by its id.
 * @param {Marks} marks
 * @param {NeuronReport} neuron
 * @param {{id: string} | string} facet
 */
export function facetName(marks, neuron, facet) {
  const id = typeof facet === 'string' ? facet : facet.id;
  return markOf(marks, neuron, id).name ?? id;
}

/** @param {Marks} marks @param {NeuronReport} neuron @param {string} facet */
export function isHidden(marks, neuron, facet) {
  return markOf(marks, neuron, facet).hidden === true;
}

/**
 * The marks with one facet marked otherwise; what is empty leaves no trace.
 * @param {Marks} marks
 * @param {NeuronReport} neuron
 * @param {string} facet
 * @param {FacetMark} mark
 * @returns {Marks}
 */
export function marked(marks, neuron, facet, mark) {
  const key = keyOf(neuron);
  const { [facet]: _, ...others } = marks[key] ?? {};
  const clean = cleaned(mark);
  const own = Object.keys(clean).length > 0 ? { ...others, [facet]: clean } : others;
  const { [key]: __, ...rest } = marks;
  return Object.keys(own).length > 0 ? { ...rest, [key]: own } : rest;
}

/**
 * The marks of a report's facets, as they are saved in it.
 * @param {Marks} marks
 * @param {Pick<Report, 'neurons'>} report
 * @returns {SavedMark[]}
 */
export function savedMarks(marks, { neurons }) {
  return neurons.flatMap(neuron => {
    const own = marks[keyOf(neuron)] ?? {};
    return neuron.crms.flatMap(({ id }) => (own[id] ? [{ facet: id, ...own[id] }] : []));
  });
}

/**
 * The JSON of a report with these marks in place of those that it may have. Its other bytes stay, so its digest does.
 * @param {string} text
 * @param {SavedMark[]} saved
 */
export function withMarks(text, saved) {
  const start = text.search(SAVED);
  if (start < 0 && saved.length === 0) return text;
  const bare = start < 0 ? text.replace(/\}\s*$/, '') : text.slice(0, start);
  return saved.length === 0 ? `${bare}}` : `${bare},"marks":${JSON.stringify(saved)}}`;
}

/**
 * How facets are called by the marks of a report; the others by their ids.
 * @param {readonly SavedMark[]} saved
 * @returns {(facet: string) => string}
 */
export function namesIn(saved) {
  const names = new Map(saved.map(({ facet, name }) => [facet, name]));
  return facet => names.get(facet) ?? facet;
}

/**
 * The marks that a report has, added to others: its own count.
 * @param {Marks} marks
 * @param {Pick<Report, 'neurons'>} report
 * @param {readonly SavedMark[]} saved
 * @returns {Marks}
 */
export function withSaved(marks, { neurons }, saved) {
  const owners = new Map(neurons.flatMap(neuron => neuron.crms.map(({ id }) => [id, neuron])));
  return saved.reduce((all, { facet, name, note, starred, hidden }) => {
    const owner = owners.get(facet);
    const mark = { name, note, starred: starred || undefined, hidden: hidden || undefined };
    return owner ? marked(all, owner, facet, /** @type {FacetMark} */ (mark)) : all;
  }, marks);
}

/** @param {FacetMark} mark @returns {FacetMark} without what is empty */
function cleaned({ name, note, starred, hidden }) {
  const [called, noted] = [name?.trim(), note?.trim()];
  return {
    ...(called && { name: called }),
    ...(noted && { note: noted }),
    ...(starred && { starred }),
    ...(hidden && { hidden }),
  };
}

/** 64 bits of a text in two halves, each FNV-1a with another beginning. @param {string} text */
function hash(text) {
  let [low, high] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x01000193) ^ (low >>> 15);
  }
  const hex = (/** @type {number} */ half) => (half >>> 0).toString(16).padStart(8, '0');
  return hex(low) + hex(high);
}
