/** The files of a finished run, in addition to its report. */
import { paragraph } from '../../www/exports/paragraph.js';
import { presetsOf } from '../../www/session/presets.js';

/**
 * @param {import('./session.mjs').Session} session
 * @param {import('./output.mjs').Output} output
 * @param {string} report JSON text
 */
export async function saveResults(session, output, report) {
  await output.save('motifs.meme', await session.call('meme', { report }));
  await output.save('network-motifs.meme', await session.call('networkMeme', { report }));
  const methods = paragraph(JSON.parse(report), await presetsOf(session));
  await output.save('report.html', await session.call('html', { report, methods }));
}
