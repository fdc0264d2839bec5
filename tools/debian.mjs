/** Installing Debian packages where no confirmation is needed: as root on Debian and its derivatives. */
import { output, run } from './run.mjs';

/**
 * @param {string[]} packages
 * @returns {Promise<boolean>} whether they are installed now
 */
export async function installDebian(packages) {
  if (process.getuid?.() !== 0 || output('apt-get', ['--version']) === undefined) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
    return true;
  } catch {
    return false;
  }
}
