/** Texts of the bar that goes from area to area. */

export const AREA = {
  label: 'Areas of the workbench',
  /** @type {Record<import('../../session/address.js').AreaId, string>} */
  names: {
    start: 'Start',
    network: 'Network',
    neurons: 'Neurons',
    result: 'Results',
    sequences: 'Sequences',
    outputs: 'Outputs',
    scan: 'Scan',
  },
};
