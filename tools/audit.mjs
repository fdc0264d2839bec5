/**
 * The dependency audit: every crate and npm package comes from its registry, under a licence that policy.json
 * allows, without a known vulnerability. Where the vulnerability database cannot be reached, it prints that and continues.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { advisories } from './audit/advisories.mjs';
import { permits } from './audit/licence.mjs';
import policy from './audit/policy.json' with { type: 'json' };
import { output, say, tool } from './run.mjs';
import { root } from './site.mjs';

/** @typedef {import('./audit/advisories.mjs').Package & {licence: string, registered: boolean}} Dependency */

await tool(async () => {
  const dependencies = [...crates(), ...(await npmPackages())];
  const complaints = [...dependencies.flatMap(complain), ...(await vulnerable(dependencies))];
  if (complaints.length > 0) throw new Error(`the dependency audit found:\n  ${complaints.join('\n  ')}`);
  say(`${dependencies.length} dependencies: registries and licences are as tools/audit/policy.json allows`);
});

/** @returns {Dependency[]} */
function crates() {
  const text = output('cargo', ['metadata', '--locked', '--format-version', '1']);
  if (text === undefined) throw new Error('cargo metadata failed; run it to see why.');
  /** @type {{packages: {name: string, version: string, license: string | null, source: string | null, id: string}[], workspace_members: string[]}} */
  const { packages, workspace_members: ours } = JSON.parse(text);
  return packages
    .filter(({ id }) => !ours.includes(id))
    .map(({ name, version, license, source }) => ({
      ecosystem: 'crates.io',
      name,
      version,
      licence: license ?? '',
      registered: source?.startsWith('registry+') ?? false,
    }));
}

/** @returns {Promise<Dependency[]>} */
async function npmPackages() {
  /** @type {{packages: Record<string, {version: string, license?: string, integrity?: string}>}} */
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version, license, integrity }]) => ({
      ecosystem: 'npm',
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license ?? '',
      registered: integrity !== undefined,
    }));
}

/** @param {Dependency} dependency */
function complain({ ecosystem, name, version, licence: named, registered }) {
  const complaints = [];
  /** @type {Record<string, string>} package → the licence in its own file, where its description names none */
  const read = policy.readLicences;
  const licence = named || (read[`${ecosystem} ${name} ${version}`] ?? '');
  if (!registered) complaints.push(`${ecosystem} ${name} ${version} does not come from the registry`);
  if (!permits(licence, policy.licences))
    complaints.push(`${ecosystem} ${name} ${version} has the licence “${licence}”`);
  return complaints;
}

/** @param {Dependency[]} dependencies */
async function vulnerable(dependencies) {
  /** @type {Record<string, string>} advisory → why it does not concern us */
  const accepted = policy.acceptedAdvisories;
  try {
    const found = (await advisories(dependencies)).filter(({ advisory }) => !(advisory in accepted));
    say(`Known vulnerabilities, by osv.dev: ${found.length}`);
    return found.map(
      ({ package: { ecosystem, name, version }, advisory }) => `${ecosystem} ${name} ${version}: ${advisory}`,
    );
  } catch (error) {
    say(
      `NOT CHECKED for known vulnerabilities: osv.dev cannot be reached from here (${error instanceof Error ? error.message : error})`,
    );
    return [];
  }
}
