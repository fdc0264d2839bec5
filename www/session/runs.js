/** Whether the engine is at work, and what a run or a question has to wait for. */

/** @typedef {import('../engine/types.js').Options} Options */
/** @typedef {import('./keeping-state.js').RunNetwork} RunNetwork */
/** @typedef {import('./state.js').State} State */
/** @typedef {import('./state.js').Run} Run */

/**
 * The run that the page speaks of: that of an earlier network is over.
 * @param {Pick<State, 'run' | 'model'>} state
 */
export function runOf({ run, model }) {
  return run && model && run.network.sha256 !== model.info.sha256 && !isBusy({ run }) ? null : run;
}

/** @param {{run: Pick<Run, 'status'> | null}} state */
export function isBusy({ run }) {
  return run !== null && ['running', 'paused', 'stopping'].includes(run.status);
}

/**
 * Neurons that a run which ended early has not finished.
 * @param {Run} run
 */
export function missingNeurons({ status, options, results }) {
  if (status === 'done') return 0;
  return neuronsAsked(options) - (results?.neurons ?? 0);
}

/** @param {Pick<Options, 'targets'>} options @returns {number} neurons that a run with them analyses */
export function neuronsAsked({ targets }) {
  return targets.reduce((sum, { channels }) => sum + channels.length, 0);
}

/**
 * Whether the last run ended early and can continue with the network that is open.
 * @param {Pick<State, 'run' | 'model' | 'opening' | 'question'>} state
 */
export function canContinue(state) {
  const { run, model } = state;
  if (!run || !model || !canRun(state) || missingNeurons(run) === 0) return false;
  return Object.entries(run.network).every(
    ([name, value]) => model.info[/** @type {keyof RunNetwork} */ (name)] === value,
  );
}

/**
 * Whether a run can begin: the network that the page shows is the one that the engine has, and nothing else is run or asked.
 * @param {Pick<State, 'run' | 'model' | 'opening' | 'question'>} state
 */
export function canRun({ run, model, opening, question }) {
  return model !== null && opening === null && question === null && !isBusy({ run });
}

/**
 * What a question to the engine has to wait for, one at a time.
 * @typedef {'network' | 'opening' | 'run' | 'scan' | 'comparison' | 'question'} Obstacle
 */

/**
 * @param {Pick<State, 'run' | 'model' | 'opening' | 'question' | 'annotation' | 'comparingMethods' | 'details'>} state
 * @returns {Obstacle | null} null where the engine can be asked
 */
export function obstacleTo({ run, model, opening, question, annotation, comparingMethods, details }) {
  if (opening) return 'opening';
  if (!model) return 'network';
  if (isBusy({ run })) return 'run';
  if (details.scan && 'abort' in details.scan) return 'scan';
  if (annotation || comparingMethods) return 'comparison';
  return question ? 'question' : null;
}

/**
 * Whether the page shows no more than an example: nothing of the visitor's is open, and nothing was computed.
 * @param {State} state
 */
export function isUntouched({ run, model, opening, examples, shown, sequences, databases, details, sources }) {
  const isExample = (model?.source ?? null) === null && (shown === null || shown.source === 'example');
  const isGiven = Object.values(sources.files).some(files => files.length > 0) || sources.pasted !== '';
  const isOwn = isGiven || sequences !== null || databases.some(({ shipped }) => shipped === null);
  const opensOwn = opening !== null && !examples.some(({ id }) => opening.name === `${id}.onnx`);
  return run === null && isExample && !isOwn && !opensOwn && details.scan === null;
}

/**
 * Whether the engine is at work on something that a comparison would have to wait for.
 * @param {Pick<State, 'run' | 'annotation' | 'comparingMethods' | 'question'>} state
 */
export function isOccupied({ run, annotation, comparingMethods, question }) {
  return isBusy({ run }) || annotation !== null || comparingMethods || question !== null;
}
