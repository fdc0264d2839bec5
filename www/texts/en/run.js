/** Texts about a run: its settings, its forecast and its progress. */
import { bytes, count, counted, duration } from '../format.js';

/** @typedef {import('../../engine/types.js').Progress} Progress */

/** @typedef {{results: {neurons: number} | null, seconds: number}} Ended */

/** @type {Record<Progress['stage'], string>} */
const STAGES = {
  enumerating: 'Evaluating every possible sequence',
  sampling: 'Searching for sequences that activate the neuron',
  demixing: 'Dividing the sequences into facets',
  asking: 'Asking the network what the neuron needs',
  comparing: 'Comparing the facets with known motifs',
  explaining: 'Computing contributions',
  done: 'Finishing …',
};

/** @param {number} finished neurons */
function kept(finished) {
  if (finished === 0) return 'No neuron was finished.';
  return `${finished === 1 ? 'The result of the first neuron is' : `The results of ${count(finished)} neurons are`} among the results and can be saved.`;
}

/** In the bar, how a run ended early. */
const ENDS = { cancelled: 'Cancelled: ', failed: 'Stopped by an error: ', interrupted: 'Interrupted: ' };

/** @param {{shortest: number, usual: number, longest: number}} seconds @param {number} pace of earlier runs, relative to their forecasts */
function timeOf(seconds, pace) {
  const [shortest, usual, longest] = [seconds.shortest, seconds.usual, seconds.longest].map(x => x * pace);
  if (longest < 1) return 'less than a second';
  const range = [shortest, longest].map(duration);
  return range[0] === range[1] ? `about ${duration(usual)}` : `about ${duration(usual)} (${range.join(' to ')})`;
}

export const RUN = {
  preset: 'Preset',
  presets: { quick: 'a first look', paper: 'the sample sizes of the paper' },
  seed: 'Seed',
  seedMeaning: 'The same seed, parameters and network give the same digest on every machine',
  extreme: 'Search for',
  extremes: { maximum: 'what raises the neuron', minimum: 'what lowers the neuron' },
  extremeMeaning:
    'Facets, motifs and trees are then those of the sequences that lower the neuron most. An activation is how far the value of a sequence is below the mean over random sequences.',
  place: 'Search in',
  places: { whole: 'the whole receptive field', insertion: 'insertions into random sequences' },
  insertionLength: 'Length of an insertion, bp',
  insertionMeaning:
    'What raises a neuron most by itself, without copies and further motifs around it, at the place where parts of strong sequences raise it most. Each candidate is evaluated in 8 random sequences. Receptive fields that are no longer, and those whose sequences are all evaluated, are searched as a whole.',
  start: 'Run',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
  /** @param {number} missing neurons */
  continueShort: missing => `Continue (${count(missing)} left)`,
  /** @param {number} missing neurons */
  continueRun: missing =>
    `Continue with ${missing === 1 ? 'the missing neuron' : `the ${count(missing)} missing neurons`}`,

  forecast: {
    noEngine: 'The forecast appears when the engine has loaded.',
    noNetwork: 'Open a network to run it.',
    noNeuron: 'Choose at least one neuron.',
    question: 'A run can begin when the engine has answered its question, or the question is cancelled.',
    computing: 'Computing the forecast …',
    /** @param {import('../../engine/protocol.js').TimedForecast} forecast @param {number} pace of earlier runs, relative to their forecasts */
    time: ({ neurons, seconds }, pace) => `${counted(neurons, 'neuron')}, ${timeOf(seconds, pace)}`,
    /** @param {import('../../engine/protocol.js').TimedForecast} forecast @param {number} pace of earlier runs, relative to their forecasts */
    of: ({ neurons, lower_neurons: lower, evaluations, bytes: memory, seconds }, pace) => {
      const below = lower > 0 ? ` and start sequences from ${counted(lower, 'neuron')} of previous layers` : '';
      return `${counted(neurons, 'neuron')}${below}: ${timeOf(seconds, pace)}, ${counted(evaluations, 'sequence')}, ${bytes(memory)} of memory.`;
    },
  },

  sequences: {
    title: 'Sequences of your own',
    meaning:
      'The network is asked what it needs by writing letters into random sequences. These can be shuffles of your own sequences, such as the peaks of an experiment: windows as long as the receptive field, without letters outside the alphabet. The file is kept with your session where your network is.',
    none: 'No file is open.',
    /** @param {number} sequences @param {number} longest letters */
    file: (sequences, longest) => `: ${counted(sequences, 'sequence')}, the longest of ${counted(longest, 'letter')}.`,
    /** @param {string} name */
    shuffledBy: name => `The random sequences of a run are now shuffles of ${name}.`,
    askOnly: 'Ask about its sequences instead',
    /** @param {string} name */
    inShort: name => `shuffles of ${name}`,
    /** @param {string} name */
    refused: name => `${name} cannot be shuffled for this layer.`,
    remove: 'Remove',
    /** @param {string} name */
    removeName: name => `Remove ${name}`,
    input: 'Open a file with sequences',
    drop: 'Drop a file with sequences here, or ',
    choose: 'choose a file',
    formats:
      'FASTA, FASTQ, GenBank, EMBL, or one sequence per line, packed with gzip or not. The random sequences are then shuffles of it.',
  },

  /** @param {string} network @param {number} layer @param {string} neurons as text */
  subject: (network, layer, neurons) =>
    `${network} · layer ${layer}, ${/^\d+$/.test(neurons) ? 'neuron' : 'neurons'} ${neurons}`,
  toResults: 'Show the results',
  settings: 'Settings',
  share: 'Completed part of the run',
  idle: 'No run yet.',
  earlier: 'The results are of an earlier run.',
  starting: 'Starting …',
  stopping: 'Stopping …',
  /** @param {number} seconds */
  done: seconds => `Finished in ${duration(seconds)}.`,
  /** @param {number} finished neurons */
  cancelled: finished => `Cancelled. ${kept(finished)}`,
  /** @param {number} finished neurons */
  failed: finished => `Stopped by an error. ${kept(finished)}`,
  /** @param {number} finished neurons */
  interrupted: finished => `Interrupted. ${kept(finished)}`,
  /** The same in the bar. @param {'cancelled' | 'failed' | 'interrupted'} status @param {number} finished neurons */
  ended: (status, finished) =>
    `${ENDS[status]}${finished === 0 ? 'no neuron was finished' : `${counted(finished, 'finished neuron')} kept`}.`,
  /** @param {string} progress */
  paused: progress => `Paused: ${progress}`,
  /** @param {string} range of time */
  left: range => `Time left: ${range}`,
  leftUnknown: 'Time left: not known yet',
  figures: {
    generation: 'Generation',
    best: 'Best activation',
    mean: 'Mean activation',
    found: 'Sequences found',
    evaluated: 'Evaluated, with start sequences',
    time: 'Time',
  },

  /** @param {Progress} progress */
  stage: ({ stage, layer, channel, lower, finished, targets, search, searches }) => {
    if (stage === 'done') return STAGES.done;
    const whose = lower ? `: start sequences for layer ${layer}, neuron ${channel}` : '';
    // A neuron that is asked about, compared or searched again has its facets, so it is among the finished ones.
    const current = stage === 'asking' || stage === 'comparing' || search > 1 ? finished : finished + 1;
    const which = targets > 1 ? ` · ${count(Math.min(current, targets))} of ${counted(targets, 'neuron')}` : '';
    const again = searches > 1 && !lower ? ` · search ${search} of ${searches}` : '';
    return `${STAGES[stage]}${whose}${which}${again}`;
  },

  neurons: {
    title: 'Neurons of this run',
    /** @param {{layer: number, channel: number}} neuron */
    name: ({ layer, channel }) => `Layer ${layer}, neuron ${channel}`,
    /** @param {number} finished @param {number} atWork @param {number} waiting @param {boolean} isEnded */
    summary: (finished, atWork, waiting, isEnded) => {
      const parts = [`${counted(finished, 'neuron')} finished`];
      if (atWork > 0) parts.push(`${count(atWork)} at work`);
      if (waiting > 0) parts.push(isEnded ? `${count(waiting)} not finished` : `${count(waiting)} waiting`);
      return parts.join(' · ');
    },
    /** @param {number} facets */
    finished: facets => `Finished: ${counted(facets, 'facet')}`,
    /** @param {Progress} progress */
    atWork: ({ stage, lower, search, searches }) => {
      if (lower) return 'Searching neurons of previous layers for start sequences';
      return searches > 1 ? `${STAGES[stage]} · search ${search} of ${searches}` : STAGES[stage];
    },
    done: 'Finished',
    waiting: 'Waiting',
    missing: 'Not finished',
  },

  attention: {
    title: 'During a run',
    notify: 'Notify me when it is done',
    notifyMeaning: {
      default: 'The browser asks for your permission first. A run continues while this tab is in the background.',
      asking: 'The browser asks for your permission.',
      denied: 'The browser blocks notifications of this page. Allow them in its settings for this site.',
      unsupported: 'This browser has no notifications for this page. The title of the tab tells the end of a run.',
      on: 'When a run has ended and this tab is not in front, a notification tells it.',
      off: 'The title of the tab tells the end of a run.',
    },
    awake: 'Keep the screen on',
    awakeMeaning: {
      on: 'The screen stays on while a run works and this tab is visible. A computer that sleeps computes nothing.',
      off: 'A computer that sleeps computes nothing. The run continues when it wakes.',
      held: 'The screen stays on until the run ends or is paused, as long as this tab is visible.',
      refused:
        'The browser does not keep the screen on now, for example to save the battery. If the computer sleeps, the run continues when it wakes.',
      unsupported: 'This browser cannot keep the screen on. If the computer sleeps, the run continues when it wakes.',
    },
  },

  tab: {
    paused: 'Paused',
    /** @type {Record<string, string>} by the status of a run that the visitor did not end */
    ends: { done: 'Finished', failed: 'Stopped by an error' },
  },

  notified: {
    done: {
      title: 'The run is finished',
      /** @param {Ended} run @param {number} facets */
      body: ({ results, seconds }, facets) =>
        `${counted(results?.neurons ?? 0, 'neuron')}, ${counted(facets, 'facet')}, in ${duration(seconds)}.`,
    },
    failed: {
      title: 'The run was stopped by an error',
      /** @param {Ended} run */
      body: ({ results }) => kept(results?.neurons ?? 0),
    },
  },

  announced: {
    /** @param {number} facets */
    done: facets => `Finished: ${counted(facets, 'facet')}.`,
    paused: 'Paused.',
  },

  plot: {
    /** @param {string} best @param {string} mean @param {number} generation */
    label: (best, mean, generation) =>
      `Activation by generation: best ${best}, mean ${mean} in generation ${generation}`,
    empty: 'Activation by generation: no data yet',
    generation: 'generation',
    activation: 'activation',
    best: 'best',
    mean: 'mean',
  },
};
