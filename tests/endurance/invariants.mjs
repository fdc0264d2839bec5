/**
 * What must be true of the workbench at any moment, whatever was done to it: no two places contradict each other. Each has a
 * name, and answers with what is wrong, or nothing.
 */

/** @typedef {import('./view.mjs').View} View */

const BUSY = ['running', 'paused', 'stopping'];

/** What the line above the progress bar begins with, by the state of the run. @type {Record<string, RegExp>} */
const STAGES = {
  idle: /^(No run yet|The results are of an earlier run)\.$/,
  running: /^(Starting|Evaluating|Searching|Dividing|Asking|Comparing|Computing|Finishing)/,
  paused: /^(Paused|Starting)/,
  stopping: /^Stopping/,
  done: /^Finished in /,
  cancelled: /^Cancelled\. /,
  failed: /^Stopped by an error\. /,
  interrupted: /^Interrupted\. /,
};

/** @type {Record<string, (view: View) => string | false>} */
export const INVARIANTS = {
  'the buttons fit the run': ({ run }) => {
    const isBusy = BUSY.includes(run.status);
    const canStop = ['running', 'paused'].includes(run.status);
    const wrong = (run.start && isBusy) || run.cancel !== canStop || run.pause !== canStop;
    return wrong && `${run.status}: Run ${run.start}, Pause ${run.pause}, Cancel ${run.cancel}`;
  },
  'only a paused run can be resumed': ({ run }) =>
    (run.pauseText === 'Resume') !== (run.status === 'paused') && `${run.status}: ${run.pauseText}`,
  'the stage fits the run': ({ run }) => !STAGES[run.status]?.test(run.stage) && `${run.status}: ${run.stage}`,
  'one area is in front, and is marked': ({ area }) =>
    area.marked.length !== 1 && `${area.shown}: ${area.marked.join()} marked`,
  'the bar says what the run says': ({ bar, run }) =>
    bar.words !== '' && bar.stage !== run.stage && `${bar.words} (${bar.stage}); ${run.stage}`,
  'the bar names the open network': ({ bar, network }) =>
    bar.subject !== '' && network !== '' && !bar.subject.startsWith(network) && `${bar.subject}; ${network} is open`,
  'the title of the tab fits the run': ({ run, title }) =>
    /^\d+ % · /.test(title) !== BUSY.includes(run.status) && `${run.status}: ${title}`,
  'a finished run is complete': ({ run }) => run.status === 'done' && run.share !== 1 && `${run.share}`,
  'time is left only of a run in progress': ({ run }) =>
    /^Time left: ./.test(run.left) !== ['running', 'paused'].includes(run.status) && `${run.status}: ${run.left}`,
  'a finished run says what the neurons say': view => {
    if (view.run.status !== 'done' || !isRun(view) || view.searched !== '') return false;
    const found = sum(view.neurons.map(({ cells }) => whole(cells[POSITIVES])));
    const { 'Sequences found': shown, 'Best activation': best } = view.run.figures;
    if (whole(shown) !== found) return `Sequences found: ${shown}; ${found} in the list of neurons`;
    const bests = view.neurons.map(({ cells }) => cells[LARGEST]);
    return !bests.includes(best ?? '') && `Best activation ${best}; ${bests.join()} in the list of neurons`;
  },
  'results that a stopped run kept are there': view => {
    if (!['cancelled', 'failed', 'interrupted'].includes(view.run.status) || !isRun(view) || view.searched !== '')
      return false;
    const kept = Number(
      /results of (\d+) neurons/.exec(view.run.stage)?.[1] ?? (/first neuron/.test(view.run.stage) ? 1 : 0),
    );
    return kept > 0 && kept !== view.neurons.length && `${view.run.stage} The list has ${view.neurons.length}`;
  },
  'kept results are of a run': view =>
    /among the results and can be saved/.test(view.run.stage) && view.neurons.length === 0 && view.run.stage,
  'the heading counts the facets': ({ neuron }) => {
    const said = /: ([\d,]+) facets?$/.exec(neuron.heading)?.[1];
    const facets = whole(said ?? '0');
    const isOther = neuron.facets !== null && !neuron.facets.isEmpty && facets !== neuron.facets.all;
    return isOther && `${neuron.heading}: ${neuron.facets?.all} above the list`;
  },
  'a neuron with facets has tabs, of which one is open': ({ neuron }) => {
    if (!/: [\d,]+ facets?$/.test(neuron.heading)) return neuron.tabs.length > 0 && `${neuron.heading}: it has tabs`;
    const open = neuron.tabs.filter(({ open, panel }) => open && panel);
    const wrong = open.length !== 1 || neuron.tabs.some(({ open, panel }) => open !== panel);
    return wrong && JSON.stringify(neuron.tabs);
  },
  'the table of facets has those that the list has': ({ neuron }) => {
    const said = neuron.tables.map(text => /^([\d,]+) facets? as a table/.exec(text)?.[1]).find(Boolean);
    const shown = neuron.facets?.shown ?? 0;
    return said !== undefined && whole(said) !== shown && `${said} in the table, ${shown} are shown`;
  },
  'the chosen neuron is the one that is shown': ({ neuron, neurons, searched }) => {
    const chosen = neurons.filter(row => row.chosen);
    if (neurons.length === 0 || searched !== '') return false;
    const [, layer, channel] = /^Layer (\d+), neuron (\d+)/.exec(neuron.heading) ?? [];
    if (chosen.length !== 1) return `${chosen.length} neurons are chosen`;
    const { 0: id, [FACETS]: facets } = chosen[0].cells;
    if (id !== `${layer}.${channel}`) return `${id} is chosen: ${neuron.heading}`;
    const shown = whole(/: ([\d,]+) facets?$/.exec(neuron.heading)?.[1] ?? '0');
    return whole(facets) !== shown && `${facets} facets in the list: ${neuron.heading}`;
  },
  'the largest activation is the same in list and text': ({ neuron, neurons }) => {
    const said = /The largest activation is ([^;]+);/.exec(neuron.how)?.[1];
    const listed = neurons.find(row => row.chosen)?.cells[LARGEST];
    return said !== undefined && listed !== undefined && said !== listed && `${said}; ${listed} in the list`;
  },
  'a result has its provenance': ({ neuron, provenance }) =>
    neuron.heading !== '' && provenance.length === 0 && neuron.heading,
  'a result of another network says so': ({ network, provenance, notes, run, opening }) => {
    const of = /^[^·]* · (.*?) · preset /.exec(provenance[0] ?? '')?.[1];
    if (of === undefined || network === '' || of === network || opening.busy || BUSY.includes(run.status)) return false;
    return notes.length === 0 && `a result of ${of}, and ${network} is open`;
  },
  'one example at most is chosen': ({ pressedExamples }) => pressedExamples.length > 1 && pressedExamples.join(),
  'a chosen example is the result that is shown': ({ pressedExamples, provenance }) =>
    pressedExamples.length === 1 && !provenance[0]?.startsWith('Example') && `${pressedExamples}: ${provenance[0]}`,
  'a file that is being opened has a progress bar': ({ opening }) =>
    opening.busy !== opening.bar && `busy ${opening.busy}, progress bar ${opening.bar}`,
  'without a network nothing can be run': ({ run, network }) => run.start && network === '' && 'Run can be pressed',
  'while a network is opened nothing can be run': ({ run, opening }) =>
    run.start && opening.busy && 'Run can be pressed',
  'a run, a comparison and a question exclude each other': ({ run, comparing, methods, questions }) => {
    const isAsking = questions.some(({ bar }) => bar);
    const others = [comparing, methods.bar, isAsking].filter(Boolean).length;
    const isRunning = run.status === 'running' && run.share > 0;
    return (
      (isRunning ? others > 0 : others > 1) && `comparing ${comparing}, methods ${methods.bar}, asking ${isAsking}`
    );
  },
  'methods have a progress bar while they are computed': ({ methods }) =>
    methods.text !== '' &&
    (methods.text === 'Cancel') !== methods.bar &&
    `${methods.text}, progress bar ${methods.bar}`,
  'one question is asked at a time, and has a progress bar': ({ questions }) => {
    const asked = questions.filter(({ text }) => text === 'Cancel');
    const wrong = asked.length > 1 || questions.some(({ text, bar }) => (text === 'Cancel') !== bar);
    return wrong && JSON.stringify(questions);
  },
  'a question and a run exclude each other': ({ questions, run }) =>
    questions.some(({ text }) => text === 'Cancel') &&
    (run.start || BUSY.includes(run.status)) &&
    `${run.status}, Run ${run.start}`,
  'while something is computed nothing else is asked': ({ questions, run, opening, methods }) => {
    const busy = (run.status === 'running' && run.share > 0) || opening.busy || methods.bar;
    return busy && questions.some(({ text, on }) => on && text !== 'Cancel') && JSON.stringify(questions);
  },
  'no element has the id of another': ({ repeatedIds }) => repeatedIds.length > 0 && [...new Set(repeatedIds)].join(),
  'no text is what a program would print': ({ text }) =>
    /\bundefined\b|\bNaN\b|\[object \w+\]|\bnull\b|\bInfinity\b/.exec(text)?.[0] ?? false,
  'nothing sticks out': ({ width, windowWidth, widest }) =>
    width > windowWidth && `${width} px wide in ${windowWidth} px: ${widest}`,
  'the veil for files is away after a drop': ({ veil }) => veil && 'it covers the page',
  'the engine did not fail': ({ engine }) => engine.state === 'failed' && engine.text,
};

/** Columns of the list of neurons. */
const [FACETS, LARGEST, POSITIVES] = [2, 7, 9];

/** Whether the result that is shown is of a run in this tab. @param {View} view */
function isRun({ provenance }) {
  return provenance[0]?.startsWith('Your run') ?? false;
}

/** @param {string | null | undefined} text with separators */
function whole(text) {
  return Number((text ?? '').replaceAll(',', ''));
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/** @param {View} view @returns {{name: string, detail: string}[]} the invariants that do not hold, each with what is wrong */
export function broken(view) {
  if (!view.isWorkbench) return [];
  return Object.entries(INVARIANTS).flatMap(([name, holds]) => {
    const detail = holds(view);
    return detail === false ? [] : [{ name, detail }];
  });
}
