/** Where the report on show comes from, and the files that it can be saved as. */
import { channelList } from '../../session/input-channels.js';
import { counted, duration } from '../../texts/format.js';
import { h } from '../../ui/dom.js';
import { save } from '../../ui/save.js';

/** @typedef {import('../../session/state.js').Shown} Shown */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../engine/client.js').Engine} Engine */

const SOURCES = { example: 'Example, solved in advance', run: 'Your run', file: 'Saved report' };

/**
 * @param {Shown} shown
 * @param {import('../../engine/types.js').ModelInfo | null} open the network that is open
 * @param {boolean} earlier whether a run goes on whose results are not these
 * @param {Actions} actions
 * @param {Engine} engine
 */
export function provenance(shown, open, earlier, actions, engine) {
  const { report, source } = shown;
  const { model, options, tool, timings, digest } = report;
  const how = [
    model.name,
    `preset ${options.preset}`,
    `seed ${options.seed}`,
    `${tool.name} ${tool.version}, ${tool.engine}, ${counted(tool.threads, 'thread')}`,
    duration(timings.total_seconds),
  ];
  const meaning =
    'Made from the network, the options and the results, not from time, threads or browser: equal digests, equal results.';
  return [
    h('p', { class: 'provenance' }, h('strong', {}, SOURCES[source]), ` · ${how.join(' · ')}`),
    h('p', { class: 'provenance', title: meaning }, 'Digest ', h('code', {}, digest)),
    earlier && note('An earlier result. The facets of the run take its place as soon as its first neuron is finished.'),
    !earlier && open !== null && otherNetwork(model, open),
    downloads(shown, actions, engine),
  ];
}

/**
 * Reports of the first version do not say how channels were read: there was only one way.
 * @param {import('../../engine/types.js').ModelInfo} model the report's
 * @param {import('../../engine/types.js').ModelInfo} open
 */
function otherNetwork(model, open) {
  if (open.sha256 !== model.sha256) return note('This result is not of the network that is open now.');
  const read = model.input_channels || model.alphabet;
  if (read === open.input_channels) return null;
  return note(
    `This result was computed with the channels read as ${channelList(read)}. The network that is open reads them as ${channelList(open.input_channels)}.`,
  );
}

/** @param {string} text */
function note(text) {
  return h('p', { class: 'note' }, text);
}

/** @param {Shown} shown @param {Actions} actions @param {Engine} engine */
function downloads({ report, text }, actions, engine) {
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
    button('Motifs (MEME)', 'meme', 'text/plain', () => engine.call('meme', { report: text })),
    button('Report (JSON)', 'report.json', 'application/json', () => text),
    button('Page (HTML)', 'html', 'text/html', () => engine.call('html', { report: text })),
  );
}
