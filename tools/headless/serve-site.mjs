/** `serve`: the page on this machine, until Ctrl-C. */
import { serveUntilStopped } from '../serve.mjs';
import { optionRefusal, wholeNumber } from './arguments.mjs';

/**
 * @param {import('./arguments.mjs').Values} values
 * @returns {Promise<never>}
 */
export async function serveSite(values) {
  const port = wholeNumber(values.port, 'port') ?? 0;
  if (port > 65_535) throw optionRefusal(`--port is ${port}; the largest port is 65535.`);
  await serveUntilStopped({ port });
  return new Promise(() => {});
}
