/** The strongest windows of one neuron: how many there are, how strong, which facets explain them, and where they are. */
import { facetName } from '../../session/facets/marks.js';
import { evidenceOf } from '../../session/sources-state.js';
import { neuronId } from '../../session/network.js';
import { bedOfHits } from '../../sources/tracks/hits.js';
import { percent, sharePercent, signed } from '../../texts/format.js';
import { SEQUENCES } from '../../texts/workbench.js';
import { dataTable } from '../../ui/data-table.js';
import { h } from '../../ui/dom.js';
import { plot } from '../../ui/plot.js';
import { save } from '../../ui/save.js';
import { facetButton } from '../facets/facet-button.js';
import { contributionsView } from './contributions.js';
import { placeText } from './places.js';
import { shareBar } from './share-bar.js';

/** @typedef {import('../../session/sources-state.js').SurveyedNeuron} SurveyedNeuron */
/** @typedef {import('../../session/questions/survey.js').PlacedWindow} PlacedWindow */
/** @typedef {import('../../engine/types.js').NeuronReport} NeuronReport */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../ui/data-table.js').Column<Ranked>} Column */
/** @typedef {PlacedWindow & {rank: number}} Ranked */
/** What facets are called, and what leads to one. @typedef {{name: (facet: string) => string, showFacet: (facet: string) => void}} FacetLinks */

const { windows: TEXT } = SEQUENCES;

/** Bars of the distribution of values. */
const BINS = 24;

/**
 * @param {object} view
 * @param {string} view.id with which the ids of its elements begin
 * @param {SurveyedNeuron} view.survey
 * @param {number} view.most windows that were kept
 * @param {string} view.of what the windows are of, for a screen reader
 * @param {NeuronReport | null} view.analysed the neuron, if the shown report has it
 * @param {{name: string, alphabet: string}} view.network
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {Actions} actions
 * @param {import('../../engine/client.js').Engine} engine
 * @returns {import('../../ui/tabs.js').Content}
 */
export function windowsView({ id, of, survey, most, analysed, network }, store, actions, engine) {
  const { neuron, layer, evidence } = survey;
  const { channel, windows } = neuron;
  const facets = analysed !== null && evidence === evidenceOf(analysed) ? neuron.facets : undefined;
  const file = `${network.name.replace(/\.onnx$/, '')}-neuron-${neuronId({ layer, channel })}-windows`;
  const says = [
    TEXT.counts(survey),
    windows.length > 0 && TEXT.top(windows.length, most),
    survey.cancelled && SEQUENCES.cancelled,
  ];
  const summary = h('p', { class: 'how', role: 'status' }, says.filter(Boolean).join(' '));
  if (windows.length === 0) return { parts: [summary, h('p', { class: 'empty' }, TEXT.none)] };

  const asked = { layer, channel, network: network.name, alphabet: network.alphabet };
  const contributions = contributionsView({ id: `${id}-letters`, asked, windows }, store, actions, engine);
  const ranked = windows.map((window, index) => ({ ...window, rank: index + 1 }));
  const name = (/** @type {string} */ facet) => (analysed ? facetName(store.state.marks, analysed, facet) : facet);
  const columns = columnsOf(survey, facets, { show: contributions.show, showFacet, name });
  const table = dataTable({
    id: `${id}-windows`,
    label: TEXT.table.label(of),
    search: TEXT.table.search,
    file,
    columns,
    fileColumns: columns.slice(0, -1),
  });
  table.update(ranked);

  /** @param {string} facet */
  function showFacet(facet) {
    actions.showNeuron(neuronId({ layer, channel }));
    actions.showFacet(facet);
  }

  function saveBed() {
    const hits = table.chosen().map(({ place, rank, value, facet, held, region }) => ({
      ...place,
      name: facet === undefined || !facets ? neuronId({ layer, channel }) : name(facets[facet].id),
      score: value,
      pValue: null,
      columns: { rank, held: held ?? null, record: region.name },
    }));
    save(`${file}.bed`, [...bedOfHits(hits)].join(''));
  }

  return {
    parts: [
      summary,
      facets ? h('p', { class: 'how explained' }, explanation(neuron)) : h('p', { class: 'hint' }, TEXT.notAnalysed),
      distribution(id, of, file, windows),
      facets && analysed && facetsTable(id, of, file, facets, analysed, neuron.strong, { showFacet, name }),
      contributions.element,
      table.element,
      h(
        'p',
        { class: 'row' },
        h('button', { type: 'button', class: 'quiet', id: `${id}-bed`, onclick: saveBed }, TEXT.bed),
      ),
    ],
    stop: contributions.stop,
  };
}

/**
 * What share of the strong windows facets explain.
 * @param {SurveyedNeuron['neuron']} neuron
 */
function explanation({ strong, explained = 0 }) {
  return TEXT.explained(explained, strong);
}

/** @param {string} id @param {string} of @param {string} file @param {PlacedWindow[]} windows by decreasing value */
function distribution(id, of, file, windows) {
  const values = plot({ id: `${id}-values`, label: TEXT.values.label(of), file: `${file}-values` });
  const [low, high] = [windows[windows.length - 1].value, windows[0].value];
  const width = (high - low) / BINS || 1;
  const counts = Array.from({ length: BINS }, () => 0);
  for (const { value } of windows) counts[Math.min(Math.floor((value - low) / width), BINS - 1)] += 1;
  values.update({
    places: counts.map((_, bin) => low + (bin + 0.5) * width),
    series: [{ name: TEXT.values.series, kind: 'bars', values: counts }],
    x: { name: TEXT.values.x },
    y: { name: TEXT.values.y },
  });
  return values.element;
}

/**
 * @param {string} id @param {string} of @param {string} file
 * @param {import('../../engine/types.js').FacetShare[]} facets
 * @param {NeuronReport} analysed
 * @param {number} all strong windows
 * @param {FacetLinks} links
 */
function facetsTable(id, of, file, facets, analysed, all, links) {
  const { facets: text } = TEXT;
  const consensus = new Map(analysed.crms.map(({ id, consensus }) => [id, consensus]));
  const most = Math.max(...facets.map(({ windows }) => windows), 1);
  /** @typedef {import('../../engine/types.js').FacetShare} FacetShare */
  const table = dataTable({
    id: `${id}-facets`,
    label: text.label(of),
    search: text.search,
    file: `${file}-facets`,
    columns: /** @type {import('../../ui/data-table.js').Column<FacetShare>[]} */ ([
      { name: text.facet, read: ({ id }) => links.name(id), show: ({ id }) => facetButton(id, links.name(id), links) },
      {
        name: text.consensus,
        read: ({ id }) => consensus.get(id) ?? '',
        show: ({ id }) => h('code', {}, consensus.get(id)),
      },
      {
        name: text.windows,
        title: text.windowsMeaning,
        largestFirst: true,
        read: ({ windows }) => windows,
        show: ({ windows }) => [windows, shareBar(windows / most)],
      },
      { name: text.explained, title: text.explainedMeaning, largestFirst: true, read: ({ explained }) => explained },
      {
        name: text.share,
        title: text.shareMeaning,
        largestFirst: true,
        read: ({ windows }) => Number((windows / all).toPrecision(4)),
        show: ({ windows }) => sharePercent(windows / all),
      },
    ]),
  });
  table.update([...facets].sort((a, b) => b.windows - a.windows));
  return table.element;
}

/**
 * @param {SurveyedNeuron} survey
 * @param {import('../../engine/types.js').FacetShare[] | undefined} facets
 * @param {FacetLinks & {show: (window: PlacedWindow) => void}} acts
 * @returns {Column[]} the last one has the buttons
 */
function columnsOf({ neuron: { max_activation: largest } }, facets, { show, ...links }) {
  const { table: text } = TEXT;
  const idOf = (/** @type {Ranked} */ { facet }) => (facet === undefined ? '' : (facets?.[facet].id ?? ''));
  return [
    { name: text.rank, read: ({ rank }) => rank },
    {
      name: text.value,
      title: text.valueMeaning,
      largestFirst: true,
      read: ({ value }) => Number(value.toPrecision(7)),
      show: ({ value }) => signed(value),
    },
    ...(largest === undefined || !facets ? [] : [shareColumn(largest)]),
    { name: text.place, read: ({ place }) => placeText(place) },
    { name: text.record, read: ({ region }) => region.name },
    ...(facets
      ? /** @type {Column[]} */ ([
          {
            name: text.facet,
            read: window => (idOf(window) === '' ? '' : links.name(idOf(window))),
            show: window => (idOf(window) === '' ? '' : facetButton(idOf(window), links.name(idOf(window)), links)),
          },
          {
            name: text.held,
            title: text.heldMeaning,
            largestFirst: true,
            read: ({ held }) => (held === undefined ? '' : Number(held.toPrecision(4))),
            show: ({ held }) => (held === undefined ? '' : percent(held)),
          },
        ])
      : []),
    {
      name: text.contributions,
      fixed: true,
      read: () => '',
      show: window =>
        h(
          'button',
          { type: 'button', class: 'link', 'aria-label': text.showOf(window.rank), onclick: () => show(window) },
          text.show,
        ),
    },
  ];
}

/** @param {number} largest activation that the analysis found @returns {Column} */
function shareColumn(largest) {
  return {
    name: TEXT.table.share,
    title: TEXT.table.shareMeaning,
    largestFirst: true,
    read: ({ value }) => Number((value / largest).toPrecision(4)),
    show: ({ value }) => percent(value / largest),
  };
}
