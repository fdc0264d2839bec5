/** Help with a refused network: the letters of its channels, or the export guide. */
import { OPEN } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { exportHelp } from './export-help.js';
import { inputChannelsQuestion } from './input-channels-panel.js';

/**
 * @param {import('../../session/state.js').Problem} problem
 * @param {{readAs: (source: import('../../session/state.js').Source, letters: string | null) => void}} actions
 * @returns {import('../../ui/dom.js').Child[]}
 */
export function refusedNetwork(problem, actions) {
  const { source, code } = problem;
  const asks = source && code === 'network.alphabet';
  const help = exportHelp(problem);
  return [
    asks && inputChannelsQuestion(problem, source, letters => actions.readAs(source, letters)),
    help && h('p', {}, exportLink(help)),
  ];
}

/** A link that opens a new tab, so that the open network stays. @param {string} [address] */
export function exportLink(address = 'export.html') {
  return h('a', { href: address, target: '_blank', rel: 'noopener' }, OPEN.exportLink);
}
