/** The contributions of the letters of one window: method and reference, logo, completeness as numbers, table, tracks. */
import { rowLogo, savedLogo } from '../../session/logo-sizes.js';
import { neuronId } from '../../session/network.js';
import { obstacleTo } from '../../session/runs.js';
import { bedGraph } from '../../sources/tracks/bedgraph.js';
import { bigWig } from '../../sources/tracks/bigwig.js';
import { signed } from '../../texts/format.js';
import { ASKING, SEQUENCES } from '../../texts/workbench.js';
import { fill, h, write } from '../../ui/dom.js';
import { drawing } from '../../ui/drawing.js';
import { save } from '../../ui/save.js';
import { tsv } from '../../ui/tsv.js';
import { askControl } from '../ask-control.js';
import { attributionChoice } from './attribution-choice.js';
import { lacksRecords } from './missing.js';
import { placeText } from './places.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/questions/contributions.js').Explained} Explained */
/** @typedef {import('../../session/questions/survey.js').PlacedWindow} PlacedWindow */
/** @typedef {import('../../engine/types.js').ContributionsRequest} ContributionsRequest */
/** @typedef {{layer: number, channel: number, network: string, alphabet: string}} Asked the neuron, and the network that it is of */

const { contributions: TEXT } = SEQUENCES;

/**
 * @param {object} view
 * @param {string} view.id with which the ids of its elements begin
 * @param {Asked} view.asked
 * @param {PlacedWindow[]} view.windows those that a track has
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../engine/client.js').Engine} engine
 * @returns {{element: HTMLElement, show: (window: PlacedWindow) => void, stop: () => void}}
 */
export function contributionsView({ id, asked, windows }, store, actions, engine) {
  /** What is shown, to be asked again by another method. @type {(() => Promise<void>) | null} */
  let again = null;
  const choice = attributionChoice(id, 'uniform', () => void again?.());
  const name = h('input', { type: 'text', id: `${id}-record`, autocomplete: 'off', spellcheck: 'false' });
  const answer = h('div', { class: 'contribution' }, h('p', { class: 'hint' }, TEXT.hint));
  const owner = `${id}-explain`;
  const record = askControl(
    {
      id: owner,
      kind: 'contributions',
      start: TEXT.explain,
      progress: ASKING.counting(TEXT.unit),
      ask: () => void showRecord(name.value.trim()),
      missing: lacksRecords,
      more: [h('label', { for: `${id}-record` }, TEXT.record), name],
    },
    store,
    actions,
  );
  const tracks = tracksView({ id, windows, request, asked }, store, actions);
  const element = h(
    'div',
    { class: 'contributions', role: 'group', 'aria-labelledby': `${id}-title` },
    h('h4', { id: `${id}-title` }, TEXT.title),
    h('p', { class: 'hint' }, TEXT.how),
    choice.element,
    record.element,
    answer,
    tracks.element,
  );

  /** @returns {ContributionsRequest} */
  function request() {
    const { method, options } = choice.chosen();
    return { layer: asked.layer, channel: asked.channel, method, options };
  }

  /** @param {string} wanted name of a record */
  async function showRecord(wanted) {
    if (wanted === '') return;
    again = () => showRecord(wanted);
    const found = await actions.explainRecord(owner, request(), wanted);
    if (found === 'no record') fill(answer, h('p', { class: 'note' }, TEXT.noRecord(wanted)));
    else if (found === 'no window') fill(answer, h('p', { class: 'note' }, TEXT.noWindow));
    else if (found) await draw(found);
  }

  /** @param {PlacedWindow} window */
  async function showWindow(window) {
    if (obstacleTo(store.state)) return;
    again = () => showWindow(window);
    const found = await actions.explainWindow(owner, request(), window);
    if (found) await draw(found);
  }

  /** @param {Explained} found */
  async function draw(found) {
    const { region, place, letters, positions } = found;
    const written = TEXT.of(region.name, placeText(place));
    const title = TEXT.logo(written);
    const { alphabet } = asked;
    const map = positions.map((value, at) => onLetter(value, letters[at], alphabet));
    const text = await engine.call('contributionLogo', { map, alphabet, options: { ...rowLogo(map.length), title } });
    const logo = drawing(text, title);
    const file = `${fileOf(asked)}-${region.name.replace(/[^\w.]+/g, '-')}-contributions`;
    const saveSvg = async () => {
      const options = savedLogo(title);
      save(`${file}.svg`, await engine.call('contributionLogo', { map, alphabet, options }), 'image/svg+xml');
    };
    const button = (/** @type {string} */ own, /** @type {string} */ text, /** @type {() => void} */ onclick) =>
      h('button', { type: 'button', class: 'quiet', id: `${id}-${own}`, onclick }, text);
    fill(
      answer,
      h('p', { class: 'contribution-place', role: 'status' }, h('b', {}, written)),
      h('div', { class: 'scroll contribution-logo', tabindex: 0, role: 'region', 'aria-label': title }, logo),
      figures(found),
      h(
        'p',
        { class: 'row' },
        button('save-tsv', TEXT.save, () => save(`${file}.tsv`, table(found), 'text/tab-separated-values')),
        button('save-svg', TEXT.saveSvg, () => saveSvg().catch(actions.refuse)),
      ),
    );
  }

  return {
    element,
    show(window) {
      element.scrollIntoView({ block: 'nearest' });
      showWindow(window).catch(actions.refuse);
    },
    stop() {
      record.stop();
      tracks.stop();
    },
  };
}

/** @param {Explained} found */
function figures({ value, reference, sum }) {
  const entry = (/** @type {string} */ name, /** @type {number} */ figure, /** @type {string} */ title = '') =>
    h('div', { title: title || null }, h('dt', {}, name), h('dd', {}, signed(figure)));
  if (reference === undefined || sum === undefined) {
    return [
      h('dl', { class: 'contribution-figures' }, entry(TEXT.value, value)),
      h('p', { class: 'hint' }, TEXT.noSum),
    ];
  }
  return h(
    'dl',
    { class: 'contribution-figures' },
    entry(TEXT.value, value),
    entry(TEXT.referenceValue, reference),
    entry(TEXT.sum, sum),
    entry(TEXT.difference, value - reference - sum, TEXT.differenceMeaning),
  );
}

/** @param {Explained} found positions as the page counts them: along the genome where the record has a place there */
function table({ place: { start, end, strand }, letters, positions }) {
  const position = (/** @type {number} */ at) => (strand === '-' ? end - at : start + 1 + at);
  return tsv([TEXT.columns, ...positions.map((value, at) => [position(at), letters[at], value])]);
}

/** @param {number} value @param {string} letter @param {string} alphabet @returns {number[]} the value at the letter of the sequence */
function onLetter(value, letter, alphabet) {
  const same = { T: 'U', U: 'T' }[letter] ?? letter;
  return [...alphabet].map(own => (own === letter || (own === same && !alphabet.includes(letter)) ? value : 0));
}

/** @param {Asked} asked */
function fileOf({ network, layer, channel }) {
  return `${network.replace(/\.onnx$/, '')}-neuron-${neuronId({ layer, channel })}`;
}

/**
 * @param {{id: string, windows: PlacedWindow[], request: () => ContributionsRequest, asked: Asked}} view
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 */
function tracksView({ id, windows, request, asked }, store, actions) {
  const owner = `${id}-track`;
  const format = h(
    'select',
    { id: `${owner}-format`, 'aria-label': TEXT.tracks },
    h('option', { value: 'bigwig' }, TEXT.bigWig),
    h('option', { value: 'bedgraph' }, TEXT.bedGraph),
  );
  const done = h('p', { class: 'hint', role: 'status' });
  const control = askControl(
    {
      id: owner,
      kind: 'track',
      start: TEXT.saveTrack,
      progress: ASKING.counting(TEXT.unit),
      ask: () => saveTrack().catch(actions.refuse),
      missing: ({ sources }) =>
        sources.genome && windows.some(({ region }) => region.chromosome !== null) ? '' : TEXT.noTrack,
      more: [h('span', {}, TEXT.tracks), format],
    },
    store,
    actions,
  );

  async function saveTrack() {
    write(done, '');
    const placed = windows.filter(({ region }) => region.chromosome !== null);
    const track = await actions.explainAll(owner, request(), placed);
    if (!track) return;
    const { intervals, chromosomes, windows: written } = track;
    const file = `${fileOf(asked)}-contributions`;
    if (format.value === 'bigwig') save(`${file}.bw`, await bigWig(intervals, chromosomes));
    else save(`${file}.bedgraph`, [...bedGraph(intervals, chromosomes, file)].join(''));
    write(done, TEXT.track(written));
  }

  return { element: h('div', {}, control.element, done), stop: control.stop };
}
