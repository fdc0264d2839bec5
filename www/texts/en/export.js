/** Texts of the export guide, except its snippets. */
export const EXPORT = {
  /** @param {string} purpose */
  purpose: purpose => `For ${purpose}.`,
  /** @param {string} versions */
  tested: versions => `Tested with ${versions}.`,
  /** @param {string} title */
  snippet: title => `Snippet for ${title}`,
  /** @param {string} title */
  copyTitle: title => `Copy the snippet for ${title}`,
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'The browser did not allow it: select the text instead.',
};
