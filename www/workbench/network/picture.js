/** The network as a picture: its operations from top to bottom, and what the chosen layer's neurons depend on. */
import { allLayers, layerOf } from '../../session/network.js';
import { NETWORK } from '../../texts/workbench.js';
import { fill, h, s } from '../../ui/dom.js';
import { zoomable } from '../../ui/zoom.js';
import { arrange } from './graph/arrange.js';
import { blocksOf } from './graph/blocks.js';
import { neighbour } from './graph/walk.js';
import { BOX_WIDTH, boxDescription, boxHeight, drawBox, showField } from './picture-box.js';
import { fieldRuler, legend, readout } from './picture-text.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('./graph/blocks.js').Block} Block */

const SEQUENCE = { width: BOX_WIDTH, height: 30 };
/** Room around the drawing for its outlines. */
const MARGIN = 12;

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../actions.js').Actions} actions
 */
export function pictureView(root, store, actions) {
  const pane = h('div', { class: 'pane' });
  const zoom = zoomable(pane);
  const ruler = h('div', { class: 'field-ruler' });
  const text = h('div', { class: 'readout' });
  const side = h('div', { class: 'picture-side' }, text, legend());
  const figure = h('div', { class: 'picture', hidden: true }, ruler, zoom.buttons, pane, side);
  fill(root, figure);

  /** @type {Block[]} */
  let blocks = [];
  /** @type {SVGGElement[]} */
  let boxes = [];
  /** Of each box those that end at it. @type {SVGPathElement[][]} */
  let lines = [];

  function draw() {
    const { model, details } = store.state;
    figure.hidden = !model || details.nodes.length === 0;
    [blocks, boxes] = [[], []];
    if (!model || figure.hidden) return fill(pane);
    blocks = blocksOf(details.nodes, allLayers(model.info), model.info.dense);
    const sizes = blocks.map(block => ({
      width: BOX_WIDTH,
      height: boxHeight(block),
      inputs: block.inputs.map(input => (input === null ? 0 : input + 1)),
    }));
    const { places, wires, width, height } = arrange([{ ...SEQUENCE, inputs: [] }, ...sizes]);
    boxes = blocks.map((block, i) => drawBox(block, details.nodes, places[i + 1]));
    for (const [i, box] of boxes.entries()) makeReachable(box, i);
    lines = wires.slice(1).map(paths => paths.map(d => s('path', { class: 'wire', d })));
    const whole = [width + 2 * MARGIN, height + 2 * MARGIN];
    const svg = s(
      'svg',
      { viewBox: `${-MARGIN} ${-MARGIN} ${whole.join(' ')}`, role: 'group', 'aria-label': label(details.nodes.length) },
      ...lines.flat(),
      sequenceBox(places[0], model.info),
      ...boxes,
    );
    fill(pane, svg);
    zoom.show(svg, whole[0], whole[1]);
  }

  /** @param {number} operations */
  function label(operations) {
    const layers = blocks.filter(({ layer }) => layer).length;
    return NETWORK.picture.label(operations, blocks.length, layers);
  }

  /** One stop for the tab key, arrows inside. @param {SVGGElement} box @param {number} index */
  function makeReachable(box, index) {
    const block = blocks[index];
    const choose = () => block.layer?.analysable && actions.chooseLayer(block.layer.index);
    box.id = `box-${index}`;
    box.setAttribute('role', 'button');
    box.setAttribute('aria-disabled', String(!block.layer?.analysable));
    box.addEventListener('click', () => {
      box.focus({ preventScroll: true });
      choose();
    });
    box.addEventListener('focus', () => explain(block));
    box.addEventListener('pointerenter', () => explain(block));
    box.addEventListener('pointerleave', () => explain(null));
    box.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') choose();
      const to = neighbour(blocks, index, event.key);
      if (to !== undefined) stopAt(to).focus();
      if (to !== undefined || event.key === 'Enter' || event.key === ' ') event.preventDefault();
    });
  }

  /** @param {number} index the box at which the tab key stops from now on */
  function stopAt(index) {
    for (const [i, box] of boxes.entries()) box.setAttribute('tabindex', i === index ? '0' : '-1');
    return boxes[index];
  }

  /** @param {Block | null} block null for the one that has the focus, or the chosen layer's */
  function explain(block) {
    const focused = boxes.indexOf(/** @type {SVGGElement} */ (document.activeElement));
    const chosen = blocks.find(({ layer }) => layer && layer.index === layerOf(store.state)?.index);
    fill(text, ...readout(block ?? blocks[focused] ?? chosen ?? null, store.state));
  }

  function mark() {
    const { details } = store.state;
    const chosen = layerOf(store.state)?.index;
    const field = details.field?.layer === chosen ? (details.field?.field ?? null) : null;
    for (const [i, box] of boxes.entries()) {
      const isChosen = blocks[i].layer !== null && blocks[i].layer?.index === chosen;
      box.classList.toggle('chosen', isChosen);
      box.setAttribute('aria-pressed', String(isChosen));
      box.setAttribute('aria-label', boxDescription(blocks[i], details.nodes));
      showField(box, blocks[i], details.nodes, field);
      for (const [k, input] of blocks[i].inputs.entries()) {
        const needed = [i, input].every(at => at === null || field?.nodes[blocks[at].nodes[0]]);
        lines[i][k].classList.toggle('needed', field !== null && needed);
      }
      if (isChosen && !boxes.includes(/** @type {SVGGElement} */ (document.activeElement))) stopAt(i);
    }
    fill(ruler, ...(store.state.model ? fieldRuler(store.state.model.info, details, layerOf(store.state)) : []));
    explain(null);
  }

  store.watch(({ details }) => [details.nodes], draw);
  store.watch(
    state => [layerOf(state)?.index],
    state => {
      const chosen = blocks.findIndex(({ layer }) => layer && layer.index === layerOf(state)?.index);
      if (chosen >= 0) zoom.reveal(boxes[chosen]);
    },
  );
  store.watch(state => [state.details.nodes, state.details.field, layerOf(state)?.index], mark);
}

/** @param {import('./graph/arrange.js').Place} place @param {import('../../engine/types.js').ModelInfo} info */
function sequenceBox({ x, y, width, height }, { input_length, input_channels }) {
  const text = NETWORK.picture.sequence(input_length, input_channels);
  return s(
    'g',
    { class: 'box plain', transform: `translate(${x} ${y})` },
    s('rect', { class: 'frame', width, height, rx: 15 }),
    s('text', { class: 'title', x: width / 2, y: 20, 'text-anchor': 'middle' }, text),
  );
}
