/** Agreement of outputs with the labels of records. */

/** @typedef {import('../../engine/types.js').AgreementReport} AgreementReport */

/**
 * The outputs of all records and their labels. The outputs must be open.
 * @param {import('./records.js').Asks} engine
 * @param {import('./records.js').RecordSource} source
 * @param {{units: number}} info of the outputs
 * @param {{signal?: AbortSignal, onprogress?: (records: number, fraction: number) => void}} [options]
 * @returns {Promise<{names: string[], rows: Float32Array[], labels: (number[] | null)[]}>}
 */
export async function predicted(engine, source, { units }, { signal, onprogress } = {}) {
  /** @type {string[]} */
  const names = [];
  /** @type {Float32Array[]} */
  const rows = [];
  /** @type {(number[] | null)[]} */
  const labels = [];
  for await (const { regions, letters, ends } of source.chunks({ letters: 1e5 })) {
    if (signal?.aborted) break;
    const found = await engine.call('outputs.values', { letters, ends });
    for (const [index, region] of regions.entries()) {
      names.push(region.name);
      rows.push(found.slice(index * units, (index + 1) * units));
      labels.push(region.labels);
    }
    onprogress?.(names.length, source.progress());
  }
  return { names, rows, labels };
}

/**
 * The unit of each label: the one of the same name, or, where there are as many units as labels, that of the same place.
 * @param {string[]} labelNames
 * @param {string[]} unitNames
 * @returns {number[]} −1 for a label without a unit
 */
export function unitsOfLabels(labelNames, unitNames) {
  const named = labelNames.map(name => unitNames.indexOf(name));
  return named.every(unit => unit < 0) && labelNames.length === unitNames.length ? named.map((_, unit) => unit) : named;
}

/**
 * AUROC, AUPRC and correlations for each label that has a unit; for two networks the comparison.
 * @param {import('./records.js').Asks} engine
 * @param {{name: string, rows: Float32Array[], units: number[]}[]} networks one or two; `units` of each label
 * @param {string[]} labelNames
 * @param {(number[] | null)[]} labels of each record
 * @returns {Promise<AgreementReport>}
 */
export async function agreement(engine, networks, labelNames, labels) {
  const known = labelNames.map((_, label) => label).filter(label => networks.every(({ units }) => units[label] >= 0));
  const table = (/** @type {(record: number, label: number) => number} */ read) =>
    Float32Array.from(labels.flatMap((_, record) => known.map(label => read(record, label))));
  return engine.call('agreement', {
    networks: networks.map(({ name }) => name),
    tasks: known.map(label => labelNames[label]),
    predictions: networks.map(({ rows, units }) => table((record, label) => rows[record][units[label]])),
    labels: table((record, label) => labels[record]?.[label] ?? Number.NaN),
  });
}
