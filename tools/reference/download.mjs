/** Gets the release asset from where it is published. */
import { Refusal } from '../headless/refusal.mjs';
import { output } from '../run.mjs';

/** The name of the asset, and the tag of the release that has it. */
export const ASSET = 'neuronmotif-reference-1.tar.gz';
const TAG = 'reference-1';

/**
 * @param {string | undefined} url as the user names it
 * @param {string | undefined} [origin] address of the clone's origin
 * @returns {string} by default the release of the repository that the clone comes from
 * @throws {Refusal} `reference.address`
 */
export function addressOf(url, origin = output('git', ['remote', 'get-url', 'origin'])) {
  if (url) return url;
  const repository = /github\.com[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?\s*$/.exec(origin ?? '')?.[1];
  if (repository) return `https://github.com/${repository}/releases/download/${TAG}/${ASSET}`;
  const message = 'There is no address of the reference data: the clone does not come from GitHub.';
  throw new Refusal('reference.address', message, 'Name the address with --url, or in REFERENCE_URL.');
}

/**
 * @param {string} url
 * @returns {Promise<Uint8Array>}
 * @throws {Refusal} `reference.unreachable`
 */
export async function download(url) {
  const next = 'Check the address and the connection, then try again.';
  /** @type {Response} */
  let response;
  try {
    response = await fetch(url);
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    const { message, cause } = /** @type {Error} */ (error);
    const why = cause instanceof Error ? cause.message : message;
    throw new Refusal('reference.unreachable', `${url} cannot be fetched: ${why}.`, next);
  }
  throw new Refusal('reference.unreachable', `${url} answered ${response.status}.`, next);
}
