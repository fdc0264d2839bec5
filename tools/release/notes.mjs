/**
 * @param {string} changelog text of CHANGELOG.md
 * @param {string} version
 * @returns {string} what it says about the version
 * @throws where it has no such heading
 */
export function notesOf(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find(text => text.startsWith(`${version}\n`));
  if (section === undefined) throw new Error(`CHANGELOG.md has no heading “## ${version}”. Add it, then try again.`);
  return `${section.slice(version.length).trim()}\n`;
}
