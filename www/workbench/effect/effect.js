/** What the facets and syntax trees of a neuron do to the outputs of its network. */
import { effectRow } from '../../figure/effects.js';
import { filterLogo } from '../../session/logo-sizes.js';
import { scaledNames, scaleMeaning } from '../../session/questions/unit-names.js';
import { ASKING, OUTPUTS } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { heatMapTable } from '../../ui/heat-map-table.js';
import { askControl } from '../ask-control.js';
import { NOTHING } from '../outputs/asking.js';
import { sequencesChoice } from '../outputs/sequences-choice.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../result/place.js').Place} Place */
/** @typedef {import('../result/place.js').Store} Store */
/** @typedef {import('../actions.js').Actions} Actions */
/** @typedef {import('../../engine/protocol.js').Inserted} Inserted */
/** @typedef {Inserted['patterns'][number]} Pattern */
/** @typedef {{inserted: Inserted, info: import('../../engine/types.js').OutputsInfo}} Found */

const { effect: TEXT } = OUTPUTS;
const ID = 'effect';

/**
 * @param {Place} place
 * @param {Store} store
 * @param {Actions} actions
 * @returns {import('../../ui/tabs.js').Content}
 */
export function effectView(place, store, actions) {
  const { report } = place;
  const answer = h('div', { class: 'effect-answer' });
  const other = h('p', { class: 'empty', id: 'effect-other' });
  const into = sequencesChoice(
    { id: 'effect-source', label: TEXT.from, preferGiven: true, change: () => control.draw() },
    store,
  );
  const control = askControl(
    {
      id: ID,
      kind: 'insertions',
      start: TEXT.start,
      progress: ({ fraction }) => (fraction > 0 ? TEXT.progress(fraction) : TEXT.preparing),
      ask: () => void begin(),
      missing: into.missing,
      more: [h('span', {}, TEXT.into), ...into.parts],
      primary: true,
    },
    store,
    actions,
  );
  const asking = h('div', {}, control.element, answer);
  /** What was found and on which scale, for names and scale may change. @type {Found | null} */
  let found = null;

  async function begin() {
    control.say('');
    const inserted = await actions.insertPatterns(ID, { report: ofNeuron(place), given: into.given() });
    const { info } = store.state.outputs;
    if (inserted === null || !info) return;
    const isEmpty = inserted === NOTHING || inserted.patterns.length === 0;
    if (isEmpty) control.say(inserted === NOTHING || inserted.cancelled ? TEXT.nothing : TEXT.none);
    else if (inserted.cancelled) control.say(TEXT.cancelled);
    if (!isEmpty) found = { inserted, info };
    draw();
  }

  function draw() {
    fill(answer, ...(found ? effects(found, place, store.state.outputs.names, actions) : []));
  }

  const stops = [
    store.watch(
      ({ model }) => [model],
      ({ model }) => {
        const isSame = model?.info.sha256 === report.model.sha256;
        asking.hidden = !isSame;
        other.hidden = isSame;
        other.textContent = isSame ? '' : TEXT.otherNetwork(report.model.name, model?.info.name ?? null);
      },
    ),
    store.watch(
      ({ outputs, marks }) => [outputs.names, marks],
      ({ outputs }) => {
        if (found && outputs.names.length > 0) draw();
      },
    ),
    control.stop,
    into.stop,
  ];
  return {
    parts: [
      h(
        'section',
        { class: 'effect', 'aria-label': TEXT.title },
        h('h4', {}, TEXT.title),
        h('p', { class: 'how' }, TEXT.meaning),
        other,
        asking,
      ),
    ],
    stop() {
      for (const stop of stops) stop();
      if (store.state.question?.owner === ID) actions.stopQuestion();
    },
  };
}

/** A report of this neuron alone, without the motifs of the network, which are of other neurons, too. @param {Place} place */
function ofNeuron({ neuron, report: { motifs: _, ...report } }) {
  return JSON.stringify({ ...report, neurons: [neuron] });
}

/**
 * @param {Found} found
 * @param {Place} place
 * @param {string[]} outputs names of all outputs
 * @param {Actions} actions
 */
function effects({ inserted, info }, place, outputs, actions) {
  const { neuron, report } = place;
  const names = scaledNames(info, outputs);
  const map = heatMapTable({
    id: 'effects',
    label: TEXT.label,
    rows: TEXT.rows,
    search: TEXT.search,
    file: `${report.model.name.replace(/\.onnx$/, '')}-layer${neuron.layer}-neuron${neuron.channel}-effects`,
    refuse: actions.refuse,
  });
  map.update(
    inserted.units.map((unit, i) => ({ name: names[unit], title: TEXT.column(names[unit], inserted.without[i]) })),
    inserted.patterns.map(pattern => rowOf(pattern, place, actions)),
  );
  const { units, patterns } = inserted;
  return [
    h('p', { class: 'hint' }, `${TEXT.summary(inserted, patterns.length)} ${scaleMeaning(info)}`),
    h('p', { class: 'hint' }, ASKING.notKept),
    units.length < names.length && h('p', { class: 'hint' }, TEXT.chosenOnly(names.length)),
    map.element,
  ];
}

/** @param {Pattern} pattern @param {Place} place @param {Actions} actions @returns {import('../../ui/heat-drawing.js').HeatRow} */
function rowOf(pattern, { neuron, report, logos, engine, name: called }, actions) {
  const { kind, id, index, letters } = pattern;
  const crm = kind === 'facet' ? neuron.crms[index] : undefined;
  const { alphabet } = report.model;
  const row = effectRow(pattern, neuron, called, (ppm, options) => engine.call('logo', { ppm, alphabet, options }));
  const { name } = row;
  return {
    ...row,
    show: () => [
      h('button', { type: 'button', class: 'link', onclick: () => actions.showFacet(id) }, name),
      crm
        ? logos.place(crm.ppm, filterLogo(TEXT.logo(name), crm.ppm.length))
        : h('code', { class: 'effect-letters', title: TEXT.letters(letters) }, letters),
    ],
  };
}
