/** The origin of the shown report, and the files that it can be saved as. */
import { channelList } from '../../session/input-channels.js';
import { say } from '../../texts/say.js';
import { RESULT } from '../../texts/workbench.js';
import { h } from '../../ui/dom.js';
import { save } from '../../ui/save.js';
import { changedParameters } from './changed-parameters.js';
import { alarmText } from '../open/unchecked.js';

/** @typedef {import('../../session/state.js').Shown} Shown */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../engine/client.js').Engine} Engine */

/**
 * @param {Shown} shown
 * @param {import('../../engine/types.js').ModelInfo | null} open the network that is open
 * @param {import('../../session/state.js').State['presets']} presets null before the engine is there
 * @param {boolean} earlier whether the report is older than the run in progress
 * @param {Actions} actions
 * @param {Engine} engine
 * @param {() => Promise<void>} print
 * @param {() => string} saved the report with the marks of its facets
 */
export function provenance(shown, open, presets, earlier, actions, engine, print, saved) {
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
    !earlier && open !== null && otherNetwork(model, open),
    downloads(shown, actions, engine, print, saved),
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
  if (open.sha256 !== model.sha256) return note(RESULT.otherNetwork);
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

/** @param {Shown} shown @param {Actions} actions @param {Engine} engine @param {() => Promise<void>} print @param {() => string} saved */
function downloads({ report, text }, actions, engine, print, saved) {
  const name = `${report.model.name.replace(/\.[^.]*$/, '')}-layer${report.neurons[0]?.layer ?? ''}`;
  /** @param {string} label @param {string} ending @param {string} type @param {() => string | Promise<string>} make */
  const button = (label, ending, type, make) =>
    h(
      'button',
      {
        type: 'button',
        id: `save-${ending.split('.').at(-1)}`,
        async onclick() {
          try {
            save(`${name}.${ending}`, await make(), type);
          } catch (error) {
            actions.refuse(error);
          }
        },
      },
      label,
    );
  return h(
    'p',
    { class: 'row' },
    button(RESULT.save.meme, 'meme', 'text/plain', () => engine.call('meme', { report: text })),
    button(RESULT.save.json, 'report.json', 'application/json', saved),
    button(RESULT.save.html, 'html', 'text/html', () => engine.call('html', { report: saved() })),
    h('button', { type: 'button', id: 'print', onclick: () => print().catch(actions.refuse) }, RESULT.save.print),
  );
}
