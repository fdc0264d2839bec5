/** Known vulnerabilities, asked from osv.dev, which knows both crates.io and npm. */

const SERVICE = 'https://api.osv.dev/v1/querybatch';
const PATIENCE = 20_000;
/** The service's own limit of questions in one request. */
const BATCH = 1000;

/**
 * @typedef {{ecosystem: 'crates.io' | 'npm', name: string, version: string}} Package
 */

/**
 * @param {Package[]} packages
 * @param {string} [service] address of the service, replaced in tests
 * @returns {Promise<{package: Package, advisory: string}[]>} every advisory that hits a package
 * @throws where the service does not answer
 */
export async function advisories(packages, service = SERVICE) {
  const found = [];
  for (let from = 0; from < packages.length; from += BATCH) {
    const batch = packages.slice(from, from + BATCH);
    const queries = batch.map(({ ecosystem, name, version }) => ({ package: { ecosystem, name }, version }));
    const response = await fetch(service, {
      method: 'POST',
      body: JSON.stringify({ queries }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    /** @type {{results: {vulns?: {id: string}[]}[]}} */
    const { results } = await response.json();
    for (const [index, { vulns = [] }] of results.entries()) {
      for (const { id } of vulns) found.push({ package: batch[index], advisory: id });
    }
  }
  return found;
}
