/** Reports as the engine of today reads them. */
import { Engine } from './client.js';

/**
 * @typedef {object} ReadReport
 * @property {import('./types.js').Report} report
 * @property {string} text its JSON
 * @property {Blob} json the same, where it takes no memory of the page
 * @property {import('./types.js').DigestCheck} digest
 */

/** Bytes from which a report is read by an engine of its own: what a module has once needed it keeps until it ends. */
const LARGE = 4e6;

/**
 * @param {Engine} engine reads what is not large
 * @param {string} name of its file
 * @param {Blob} content
 * @returns {Promise<ReadReport>}
 */
export async function readReport(engine, name, content) {
  if (content.size < LARGE) return whole(await engine.call('report.read', { name, content }));
  const reader = new Engine();
  try {
    await reader.start({ threads: 1 });
    return whole(await reader.call('report.read', { name, content }));
  } finally {
    reader.end();
  }
}

/** @param {import('./protocol.js').Methods['report.read']['result']} read @returns {ReadReport} */
function whole({ head, neurons, text: parts, json, digest }) {
  let text = '';
  for (const part of parts) text += part; // to join 75 MB takes a quarter of a second, and nobody may ask for them
  return { report: { ...head, neurons }, text, json, digest };
}
