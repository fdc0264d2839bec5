/** The origin of the shown report. */
import { changedParameters } from '../../session/changed-parameters.js';
import { channelList } from '../../session/input-channels.js';
import { hasNeuron } from '../../session/network.js';
import { say } from '../../texts/say.js';
import { RESULT } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { alarmText } from '../open/unchecked.js';

/** @typedef {import('../../session/state.js').Shown} Shown */

/**
 * @param {Shown} shown
 * @param {import('../../engine/types.js').ModelInfo | null} open the network that is open
 * @param {import('../../session/state.js').State['presets']} presets null before the engine is there
 * @param {boolean} earlier whether the report is older than the run in progress
 * @param {string | null} wanted the neuron that the address asks for
 */
export function provenance(shown, open, presets, earlier, wanted) {
  const { report, source } = shown;
  const { model, digest, options } = report;
  const changed = presets ? changedParameters(options, presets[options.preset]) : [];
  return [
    h('p', { class: 'provenance' }, h('strong', {}, RESULT.source[source]), ` · ${RESULT.how(report)}`),
    changed.length > 0 && h('p', { class: 'provenance', id: 'changed-parameters' }, RESULT.changes(changed)),
    h('p', { class: 'provenance', title: RESULT.digestMeaning }, RESULT.digest, h('code', {}, digest)),
    report.backgrounds &&
      h('p', { class: 'provenance' }, RESULT.backgrounds, say('backgroundSource', report.backgrounds)),
    alarm(report),
    earlier && note(RESULT.earlier),
    wanted !== null && !hasNeuron(report, wanted) && note(RESULT.notThere(wanted)),
    !earlier && open !== null && otherNetwork(model, open),
  ];
}

/** @param {import('../../engine/types.js').Report} report */
function alarm({ check }) {
  const text = alarmText(check);
  return text && h('p', { class: 'problem', role: 'alert' }, text);
}

/**
 * Reports of the first version do not contain the order of channels, which was fixed.
 * @param {import('../../engine/types.js').ModelInfo} model the report's
 * @param {import('../../engine/types.js').ModelInfo} open
 */
function otherNetwork(model, open) {
  if (open.sha256 !== model.sha256) return note(RESULT.otherNetwork(model.name, open.name));
  const read = model.input_channels || model.alphabet;
  if (read !== open.input_channels) {
    return note(RESULT.otherChannels(channelList(read), channelList(open.input_channels)));
  }
  const [own, now] = [model.input_length, open.input_length];
  return own === now ? null : note(RESULT.otherLength(own, now));
}

/** @param {string} text */
function note(text) {
  return h('p', { class: 'note' }, text);
}
