/**
 * What the worker is asked about whole networks and about sequences of the user: outputs, variants, surveys,
 * contributions, patterns of contributions, motifs of windows, hits and footprints. Each kind has at most one task open, which a new one replaces.
 */
import * as engine from '../../pkg/neuronmotif.js';
import { refusal } from './refusal.js';

/** @typedef {import('./protocol.js').Records} Records */
/** @typedef {import('./protocol.js').Methods} Methods */

export class Questions {
  /** @type {() => import('../../pkg/neuronmotif.js').Model} */
  #model;
  /** @type {import('../../pkg/neuronmotif.js').Outputs | null} */
  #outputs = null;
  /** @type {import('../../pkg/neuronmotif.js').AlleleChanges | null} */
  #changes = null;
  /** @type {import('../../pkg/neuronmotif.js').Survey | null} */
  #survey = null;
  /** @type {import('../../pkg/neuronmotif.js').Contributions | null} */
  #contributions = null;

  /** @type {import('../../pkg/neuronmotif.js').SequenceDiscovery | null} */
  #discovery = null;
  /** @type {import('../../pkg/neuronmotif.js').WindowMotifs | null} */
  #motifs = null;
  /** @type {import('../../pkg/neuronmotif.js').Occurrences | null} */
  #hits = null;
  /** @type {import('../../pkg/neuronmotif.js').Footprint | null} */
  #footprint = null;

  /** @param {() => import('../../pkg/neuronmotif.js').Model} model the one that is open; throws without one */
  constructor(model) {
    this.#model = model;
  }

  /** Forgets everything: another network was opened. */
  close() {
    for (const task of [this.#outputs, this.#changes, this.#survey, this.#contributions]) task?.free();
    for (const search of [this.#discovery, this.#motifs]) search?.free();
    this.#outputs = this.#changes = this.#survey = this.#contributions = this.#discovery = this.#motifs = null;
  }

  /**
   * @param {{name: string, bytes: Uint8Array}[]} files the network's own, then those with its weights
   * @param {import('./types.js').Scale} scale
   */
  openOutputs([model, ...external], scale) {
    const names = external.map(({ name }) => name);
    const files = external.map(({ bytes }) => bytes);
    const next = new engine.Outputs(this.#model(), model.bytes, names, files, scale);
    this.#outputs?.free();
    this.#outputs = next;
    return next.info();
  }

  /** @param {Records} records */
  values({ letters, ends }) {
    return Float32Array.from(this.#open().values(letters, ends));
  }

  /** @param {Methods['outputs.rank']['params']} params */
  rank({ request, records }) {
    return this.#open().rank(request, records?.letters, records?.ends ?? new Uint32Array());
  }

  /** @param {Methods['outputs.insert']['params']} params */
  insert({ report, request, records }) {
    return this.#open().insert(report, request, records?.letters, records?.ends ?? new Uint32Array());
  }

  /** @param {Methods['changes.begin']['params']} params */
  beginChanges({ request, report }) {
    const next = this.#open().changes(request, report);
    this.#changes?.free();
    this.#changes = next;
  }

  /** @param {Records} records */
  pushChanges({ letters, ends }) {
    return begun(this.#changes, 'variants').push(letters, ends);
  }

  /** @param {Partial<import('./types.js').SurveyRequest>} request */
  beginSurvey(request) {
    const next = new engine.Survey(this.#model(), request);
    this.#survey?.free();
    this.#survey = next;
  }

  /** @param {Records} records */
  pushSurvey({ letters, ends }) {
    begun(this.#survey, 'survey').push(letters, ends);
  }

  /** @param {string | undefined} report */
  survey(report) {
    return begun(this.#survey, 'survey').report(report);
  }

  /** @param {Partial<import('./types.js').ContributionsRequest>} request */
  beginContributions(request) {
    const next = new engine.Contributions(this.#model(), request);
    this.#contributions?.free();
    this.#contributions = next;
  }

  /** @param {Records} records */
  pushContributions({ letters, ends }) {
    return begun(this.#contributions, 'contributions').push(letters, ends);
  }

  /** @param {Partial<import('./types.js').DiscoveryRequest>} request */
  beginDiscovery(request) {
    const next = new engine.SequenceDiscovery(this.#model(), request);
    this.#discovery?.free();
    this.#discovery = next;
  }

  /** @param {Records} records */
  pushDiscovery({ letters, ends }) {
    begun(this.#discovery, 'patterns').push(letters, ends);
  }

  /** The search in what was pushed; who takes it frees it. */
  takeDiscovery() {
    const taken = begun(this.#discovery, 'patterns');
    this.#discovery = null;
    return taken;
  }

  /** @param {Partial<import('./types.js').WindowMotifsRequest>} request */
  beginMotifs(request) {
    const next = new engine.WindowMotifs(this.#model(), request);
    this.#motifs?.free();
    this.#motifs = next;
  }

  /** @param {Records} records */
  pushMotifs({ letters, ends }) {
    begun(this.#motifs, 'motifs').push(letters, ends);
  }

  /** The search in what was pushed; who takes it frees it. */
  takeMotifs() {
    const taken = begun(this.#motifs, 'motifs');
    this.#motifs = null;
    return taken;
  }

  /**
   * Begins a search for the motifs of a report, or of a motif file. It needs no network.
   * @param {Omit<import('./protocol.js').HitsRequest, 'file'>} request
   * @param {{name: string, bytes: Uint8Array} | null} file
   */
  beginHits({ report = '', selection, options }, file) {
    const next = file
      ? engine.Occurrences.ofFile(file.name, file.bytes, selection, options)
      : engine.Occurrences.ofReport(report, selection, options);
    this.#hits?.free();
    this.#hits = next;
  }

  /** @param {Records} records */
  pushHits({ letters, ends }) {
    return begun(this.#hits, 'hits').push(letters, ends);
  }

  hits() {
    return JSON.parse(begun(this.#hits, 'hits').result());
  }

  /** @param {Partial<import('./types.js').FootprintOptions>} options */
  beginFootprint(options) {
    const next = new engine.Footprint(options);
    this.#footprint?.free();
    this.#footprint = next;
  }

  /** @param {Methods['footprint.push']['params']} sites */
  pushFootprint({ group = 0, values, reverse }) {
    begun(this.#footprint, 'footprint').push(group, values, reverse);
  }

  footprint() {
    return JSON.parse(begun(this.#footprint, 'footprint').result());
  }

  #open() {
    return begun(this.#outputs, 'outputs');
  }
}

/**
 * @template T
 * @param {T | null} task
 * @param {string} concerns
 * @returns {T}
 */
function begun(task, concerns) {
  if (task) return task;
  throw refusal('engine.not-begun', concerns, `Nothing about ${concerns} was begun.`, 'Begin it, then push sequences.');
}
