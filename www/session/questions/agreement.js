/** Agreement of outputs with the labels of records. */

/** @typedef {import('../../engine/types.js').AgreementReport} AgreementReport */

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
