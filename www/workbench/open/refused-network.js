/** Help with a refused network: the letters of its channels, files of other names, or the export guide. */
import { OPEN } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { exportHelp } from './export-help.js';
import { missingFile, nameOf } from './external-data.js';
import { inputChannelsQuestion } from './input-channels-panel.js';

/** @typedef {import('../../session/state.js').Source} Source */

/**
 * @typedef {object} Actions
 * @property {(source: Source, change: {letters: string | null}) => void} readAs
 * @property {(source: Source, asked: string, given: string) => void} takeAs
 */

/**
 * @param {import('../../session/state.js').Problem} problem
 * @param {Actions} actions
 * @returns {import('../../ui/dom.js').Child[]}
 */
export function refusedNetwork(problem, actions) {
  const { source, code } = problem;
  const asks = source && code === 'network.alphabet';
  const help = exportHelp(problem);
  return [
    asks && inputChannelsQuestion(problem, source, letters => actions.readAs(source, { letters })),
    ...(source ? offers(source, missingFile(problem), actions) : []),
    help && h('p', {}, exportLink(help)),
  ];
}

/**
 * Files that came with a network under other names than it asks for.
 * @param {Source} source
 * @param {string | null} missing
 * @param {Actions} actions
 */
function offers(source, missing, actions) {
  const asked = missing && nameOf(missing);
  if (!asked) return [];
  const others = source.externalFiles.filter(({ name }) => name !== asked);
  return others.map(({ name }) =>
    h(
      'button',
      { type: 'button', class: 'take-as', onclick: () => actions.takeAs(source, asked, name) },
      OPEN.takeAs(name, asked),
    ),
  );
}

/** A link that opens a new tab, so that the open network stays. @param {string} [address] */
export function exportLink(address = 'export.html') {
  return h('a', { href: address, target: '_blank', rel: 'noopener' }, OPEN.exportLink);
}
