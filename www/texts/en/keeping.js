/** Texts about sessions that the browser keeps. */
import { bytes, count, counted } from '../format.js';

/** @typedef {{name: string, changed: number}} Summary of a session */

/** Made when the first time is shown. @type {Intl.DateTimeFormat | null} */
let dates = null;

/** @param {number} time milliseconds since 1970 */
function date(time) {
  dates ??= new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
  return dates.format(time);
}

/** @param {string | null} neurons of which layers, null without results */
function results(neurons) {
  return neurons === null ? 'no results' : `results of ${neurons}`;
}

/** @param {string[]} names */
function files([first, ...others]) {
  return others.length === 0 ? `“${first}”` : `“${first}” and ${counted(others.length, 'other file')}`;
}

export const KEEPING = {
  /** @param {string} name */
  copyOf: name => `${name} (copy)`,

  /** Why nothing can be kept. */
  trouble: {
    full: 'This browser has no room left for your session. Nothing on this page is lost, but it lasts only until the page is closed: save your report, or delete other sessions.',
    refused:
      'This browser does not let the page keep your session. Nothing on this page is lost, but it lasts only until the page is closed: save your report before.',
    files: 'This browser has no room for your network. Your results are kept without it.',
  },

  unread: {
    damaged: 'is damaged or is no session.',
    other: 'contains no session of this or an earlier version of the page.',
    next: 'Use a file with the ending .neuronmotif that was exported from the list of sessions.',
  },

  consent: {
    /** @param {string[]} names @param {number} size bytes */
    question: (names, size) => `Keep ${files(names)} on this device? ${bytes(size)}`,
    /** @param {string[]} names */
    keeping: names => `Keeping ${files(names)} on this device …`,
    meaning:
      'Your results are kept in this browser in any case. With the network, you continue where you left off; without it, the page asks for the file again. Nothing leaves this device.',
    yes: 'Keep it',
    no: 'Do not keep it',
  },

  awaited: {
    /** @param {string} name */
    named: name => `To continue, open “${name}” again. Without it, the results can be read and saved.`,
    /** @param {string} sha256 first digits */
    linked: sha256 =>
      `This address belongs to a network that is not on this device. Open its file, whose SHA-256 begins with ${sha256}.`,
    choose: 'Choose the file',
  },

  continued: 'The page was loaded anew. The run goes on with the neurons that were not finished.',

  interrupted: {
    /** @param {number} finished @param {number} all */
    line: (finished, all) => `The run was interrupted after ${count(finished)} of ${counted(all, 'neuron')}.`,
    continueRun: 'Continue',
    wait: 'The run can continue when its network is open and the engine is free.',
  },

  /** @param {string} name */
  copy: name =>
    `“${name.replace(/ \(copy\)$/, '')}” is open in another tab. What you change here is kept as a copy of it.`,

  last: {
    /** @param {Summary} session @param {string | null} neurons */
    line: ({ name, changed }, neurons) => `Your last session: “${name}”, ${results(neurons)}, ${date(changed)}.`,
    /** @param {Summary} session @param {string | null} neurons */
    same: ({ name, changed }, neurons) =>
      `There is a session of this network: “${name}”, ${results(neurons)}, ${date(changed)}.`,
    open: 'Continue with it',
    all: 'All sessions',
  },

  reports: {
    label: 'Results of this session',
    /** @param {string} neurons of which layer @param {{preset: string, seed: number, source: 'run' | 'file', time: number}} report */
    option: (neurons, { preset, seed, source, time }) =>
      `${neurons.charAt(0).toUpperCase()}${neurons.slice(1)} · ${preset}, seed ${seed} · ${source === 'file' ? 'from a file, ' : ''}${date(time)}`,
    other: 'Others',
    remove: 'Remove these results',
    /** @param {number} more neurons */
    more: more => `${counted(more, 'more neuron was', 'more neurons were')} analysed in other runs of this session.`,
    unite: 'Show all together',
  },

  sessions: {
    title: 'Sessions',
    close: 'Close',
    meaning:
      'The page keeps your runs, marks and settings in this browser, on this device; answers to questions, such as those in the tabs Effect and Methods, are not kept. Delete a session to remove everything of it. A session that is exported is one file, which opens on any device.',
    none: 'No session is kept yet. One begins when you open a network or start a run.',
    refused: 'This browser does not let the page keep sessions.',
    here: 'open in this tab',
    elsewhere: 'open in another tab',
    unfinished: 'run not finished',
    /** @param {string} network @param {string | null} neurons @param {number} changed */
    about: (network, neurons, changed) => `${network} · ${results(neurons)} · ${date(changed)}`,
    /** @param {number} size bytes @param {boolean} hasNetwork */
    size: (size, hasNetwork) => `${bytes(size)}${hasNetwork ? '' : ', without the network'}`,
    open: 'Open',
    rename: 'Rename',
    name: 'Name of the session',
    apply: 'Apply',
    cancel: 'Cancel',
    export: 'Export',
    delete: 'Delete',
    /** @param {string} name */
    openName: name => `Open ${name}`,
    /** @param {string} name */
    renameName: name => `Rename ${name}`,
    /** @param {string} name */
    exportName: name => `Export ${name}`,
    /** @param {string} name */
    deleteName: name => `Delete ${name}`,
    /** @param {string} name */
    question: name => `Delete “${name}” from this device? This cannot be undone.`,
    /** @param {number} sessions */
    questionAll: sessions => `Delete ${counted(sessions, 'session')} from this device? This cannot be undone.`,
    deleteAll: 'Delete all',
    import: 'Import a session',
    /** @param {number} size bytes of all sessions */
    total: size => `All sessions: ${bytes(size)}.`,
    /** @param {number} quota bytes @param {boolean} isPersistent */
    room: (quota, isPersistent) =>
      `This page may keep up to ${bytes(quota)} here. ${isPersistent ? 'The browser keeps it until you delete it.' : 'The browser may delete it when the device runs out of space.'}`,
  },
};
