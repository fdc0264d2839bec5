/** Texts of the bar that goes from area to area. */

export const AREA = {
  label: 'Areas of the workbench',
  /** By the id of the area. */
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
