/** A run, from its options to its report: start, pause, resume, cancel and progress. */
import { forecastKey, optionsOf } from '../../session/options.js';
import { canContinue, canRun, isBusy } from '../../session/runs.js';
import { newId } from '../../ui/new-id.js';
import { asProblem, createProblems } from '../../ui/problem.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/state.js').Run} Run */
/** @typedef {import('../../session/state.js').TracePoint} TracePoint */
/** @typedef {import('../../engine/types.js').Progress} Progress */

/** Largest correction of a forecast by a finished run, as a factor: a short run says little about a long one. */
const MAX_PACE = 4;

/** Points that the plot keeps of one neuron; beyond it every second one is dropped. */
const TRACE_POINTS = 400;

/**
 * @param {import('../../ui/store.js').Store<State>} store
 * @param {import('../../engine/client.js').Engine} engine
 * @param {() => Promise<void>} motifsReady resolves once the chosen motif databases are open
 */
export function createRun(store, engine, motifsReady) {
  const { refuse } = createProblems(store);
  let worked = 0;
  let since = 0;
  /** @type {Promise<void>} */
  let ended = Promise.resolve();

  /** @param {Partial<Run>} patch */
  function patchRun(patch) {
    const { run } = store.state;
    if (!run) return;
    const current = run.status === 'paused' ? 0 : performance.now() - since;
    store.update({ run: { ...run, ...patch, seconds: (worked + current) / 1000 } });
  }

  engine.addEventListener('run.progress', event => {
    const progress = /** @type {CustomEvent<Progress>} */ (event).detail;
    if (isBusy(store.state)) patchRun({ progress, trace: extended(store.state.run?.trace ?? [], progress) });
  });
  engine.addEventListener('run.partial', event => {
    if (isBusy(store.state)) show(/** @type {CustomEvent<string>} */ (event).detail);
  });

  /** @param {string} text */
  function show(text) {
    const report = /** @type {import('../../session/state.js').Report} */ (JSON.parse(text));
    if (report.neurons.length === 0) return;
    store.update({ shown: { report, text, logos: {}, source: 'run', id: store.state.run?.id } });
    patchRun({ text, results: resultsOf(report) });
  }

  function start() {
    const { model } = store.state;
    const options = optionsOf(store.state);
    if (!options || !model || !canRun(store.state)) return;
    const { sha256, input_channels, input_length } = model.info;
    const network = { sha256, input_channels, input_length };
    const expected = expectedSeconds(options);
    begin({ id: newId(), options, network, expected, seconds: 0, text: null, results: null });
    store.update({ settings: { ...store.state.settings, neuron: null, at: null } });
  }

  /** Goes on with the neurons that the last run did not finish. */
  function continueRun() {
    const { run } = store.state;
    if (run && canContinue(store.state)) begin({ ...run, expected: null });
  }

  /** @param {Pick<Run, 'id' | 'options' | 'network' | 'expected' | 'seconds' | 'text' | 'results'>} from */
  function begin(from) {
    const before = store.state.run;
    [worked, since] = [from.seconds * 1000, performance.now()];
    store.update({ run: { ...from, status: 'running', progress: null, trace: [] }, problem: null });
    ended = work(from.options, from.text ?? undefined).then(() => forgetRepeat(before));
  }

  /** @param {import('../../session/state.js').Options} options @param {string} [previous] report to continue from */
  async function work(options, previous) {
    try {
      await motifsReady();
      await engine.endJob();
      const answer = await runNamed(options, previous);
      if (answer) show(answer.report);
      const cancelled = answer?.cancelled ?? true;
      patchRun({ status: cancelled ? 'cancelled' : 'done' });
      if (!cancelled) learnPace();
    } catch (error) {
      patchRun({ status: 'failed' });
      refuse(error);
    }
  }

  /**
   * A repeated run that was cancelled before its first result leaves everything as it was.
   * @param {Run | null} before
   */
  function forgetRepeat(before) {
    const { run } = store.state;
    const isRepeat = before?.status === 'done' && run !== null && isSameWork(before, run);
    if (isRepeat && run.status === 'cancelled' && run.results === null) store.update({ run: before });
  }

  /** The seconds of the forecast for these options. */
  function expectedSeconds(/** @type {import('../../session/state.js').Options} */ options) {
    const { forecast, pace } = store.state;
    const fits = forecast && 'forecast' in forecast && forecast.key === forecastKey(options, store.state);
    if (!fits) return null;
    const { shortest, usual, longest } = forecast.forecast.seconds;
    return { shortest: shortest * pace, usual: usual * pace, longest: longest * pace };
  }

  /** The next forecast for this network is corrected by what this run took. */
  function learnPace() {
    const { run } = store.state;
    if (!run?.expected) return;
    const pace = (store.state.pace * run.seconds) / run.expected.usual;
    store.update({ pace: Math.min(Math.max(pace, 1 / MAX_PACE), MAX_PACE) });
  }

  /** Known motifs over other letters than the network's cannot name its motifs; that is no reason not to find them. */
  function runNamed(
    /** @type {import('../../session/state.js').Options} */ options,
    /** @type {string | undefined} */ previous,
  ) {
    return ask({ options, previous }).catch(error => {
      if (asProblem(error).code !== 'motifs.alphabet') throw error;
      return ask({ options, previous, withoutMotifs: true });
    });
  }

  /**
   * The engine knows of a pause or a cancel only once it has the run: what was pressed before is repeated here.
   * @param {import('../../engine/protocol.js').Methods['run']['params']} request
   * @returns {Promise<import('../../engine/protocol.js').JobResult | null>} null where the run was cancelled before it began
   */
  async function ask(request) {
    if (store.state.run?.status === 'stopping') return null;
    const answer = engine.call('run', request);
    if (store.state.run?.status === 'paused') engine.call('pause', {});
    return answer;
  }

  function pause() {
    if (store.state.run?.status !== 'running') return;
    patchRun({ status: 'paused' });
    worked += performance.now() - since;
    engine.call('pause', {});
  }

  function resume() {
    if (store.state.run?.status !== 'paused') return;
    patchRun({ status: 'running' });
    since = performance.now();
    engine.call('resume', {});
  }

  /** Ends the run and waits for what it has computed. */
  async function cancel() {
    if (!isBusy(store.state)) return;
    resume();
    patchRun({ status: 'stopping' });
    engine.cancel().catch(() => {}); // a worker that stops rejects the run itself
    await ended;
  }

  return { start, continueRun, pause, resume, cancel };
}

/** Whether two runs have the same results. @param {Run} one @param {Run} other */
function isSameWork(one, other) {
  return JSON.stringify([one.options, one.network]) === JSON.stringify([other.options, other.network]);
}

/**
 * What the finished neurons of a run came to, all together.
 * @param {import('../../session/state.js').Report} report of at least one neuron
 * @returns {import('../../session/state.js').Results}
 */
function resultsOf({ neurons }) {
  return {
    neurons: neurons.length,
    best: Math.max(...neurons.map(({ sampling }) => sampling.max_activation)),
    found: neurons.reduce((sum, { sampling }) => sum + sampling.positives, 0),
  };
}

/**
 * @param {TracePoint[]} trace
 * @param {Progress} progress
 * @returns {TracePoint[]}
 */
function extended(trace, { stage, layer, channel, search, generation, best, mean }) {
  const last = trace.at(-1);
  const past = last && (last.layer !== layer || last.channel !== channel || last.search !== search) ? [] : trace;
  const news = stage === 'sampling' && past.at(-1)?.generation !== generation && Number.isFinite(best + mean);
  if (!news) return past;
  const thinned = past.length < TRACE_POINTS ? past : past.filter((_, i) => i % 2 === 0);
  return [...thinned, { layer, channel, search, generation, best, mean }];
}
