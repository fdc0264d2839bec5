/** Places of the genome, as the page writes them: the first position is 1, the last one included. */
import { SEQUENCES } from '../../texts/workbench.js';

/** @param {{chromosome: string | null, start: number | null, end: number | null, strand: string}} place @returns {string} nothing where there is none */
export function placeText({ chromosome, start, end, strand }) {
  return chromosome === null || start === null || end === null ? '' : SEQUENCES.place(chromosome, start, end, strand);
}
