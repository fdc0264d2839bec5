/** The files of a finished run, in addition to its report. */

/**
 * @param {import('./session.mjs').Session} session
 * @param {import('./output.mjs').Output} output
 * @param {string} report JSON text
 */
export async function saveResults(session, output, report) {
  await output.save('motifs.meme', await session.call('meme', { report }));
  await output.save('network-motifs.meme', await session.call('networkMeme', { report }));
  await output.save('report.html', await session.call('html', { report }));
}
