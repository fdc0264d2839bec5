/** What questions about the visitor's records lack. */
import { SEQUENCES } from '../../texts/workbench.js';

/** @param {import('../../session/state.js').State} state @returns {string} nothing where nothing is missing */
export function lacksRecords({ sources }) {
  const { needs, waitsForGenome } = SEQUENCES;
  if (sources.reading) return needs.reading; // an answer is of all files, and would be gone with the next one that is read
  if (sources.records) return sources.records.count === 0 ? needs.empty : '';
  if (sources.problems.sequences || sources.files.sequences.length === 0) return needs.sequences;
  return sources.genome ? needs.sequences : waitsForGenome.sequences;
}
