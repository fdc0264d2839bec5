/** Texts of tables, plots, pictures and messages that any page may show. */
import { count, counted, figure } from '../format.js';

export const UI = {
  reload: 'Reload the page. Saved files can be opened again.',
  /** @param {string} path @param {number} status of the HTTP response */
  notLoaded: (path, status) => `${path} could not be loaded (status ${status}).`,
  close: 'Close',
  notKept: {
    theme: 'This browser has no room for settings: the colour scheme lasts until the page is closed.',
    offline:
      'This browser has no room for a copy of this version of the page: without a network connection it does not open. Everything else works.',
  },
  isolation: {
    text: 'The page computes on one thread until it is loaded again. What is kept in your session is there again afterwards.',
    reload: 'Reload, for all threads',
  },
  table: {
    save: 'Save as TSV',
    none: '–',
    all: 'Show all rows',
    /** @param {number} rows */
    more: rows => `Show ${count(rows)} more rows`,
    /** @param {number} shown @param {number} all */
    found: (shown, all) => `${count(shown)} of ${count(all)}`,
  },
  figure: 'Figure for a publication',
  copy: {
    refused: 'The browser does not let this page write to the clipboard.',
    text: 'Allow it in the settings that the browser keeps for this site, then copy again; or select the text on the page.',
    link: 'Allow it in the settings that the browser keeps for this site, then copy again. The link is in the address bar, too.',
    picture: 'Allow it in the settings that the browser keeps for this site, then copy again; or save the picture.',
  },
  plot: {
    /** @param {string} label */
    reader: label => `${label} Arrow keys read the values`,
    hint: 'Point at the plot, or use the arrow keys, to read values.',
    /** @param {string} place @param {string[]} values */
    values: (place, values) => `At ${place}: ${values.join('; ')}`,
    none: '–',
    table: 'As a table',
    search: 'Search values',
    /** @param {string} series */
    error: series => `${series}, standard error`,
    save: 'Save SVG',
  },
  heatMap: {
    /** @param {string} end */
    scale: end => `Colours from −${end} through 0 to ${end}`,
    /** @param {number} shown @param {number} all */
    columns: (shown, all) => `${count(shown)} of ${count(all)} columns are shown, those with the largest values.`,
    /** @param {number} all */
    all: all => `Show all ${count(all)} columns`,
    save: 'Save SVG',
    /** @param {string} column */
    error: column => `${column}, standard error`,
    none: '–',
  },
  zoom: {
    label: 'Size of the picture',
    smaller: 'Smaller',
    larger: 'Larger',
    fit: 'Fit',
    fitMeaning: 'Fit the whole picture',
  },
  theme: {
    auto: 'Auto',
    light: 'Light',
    dark: 'Dark',
    /** @param {'auto' | 'light' | 'dark'} theme */
    label: theme => `Colour scheme: ${theme === 'auto' ? 'as the system' : theme}`,
  },
  png: {
    noCanvas: 'This browser has no canvas to draw a PNG on.',
    tooLarge: 'The PNG is too large for this browser.',
  },
  setPlot: {
    empty: 'No elements',
    /** @param {string[]} names @param {number} elements */
    combination: (names, elements) => `only in ${names.join(' and ')}: ${count(elements)}`,
  },
  boxPlot: {
    axis: '−log₁₀ q',
    /** @param {string} name */
    empty: name => `${name}: no known motif`,
    /** @param {string} name @param {number} neurons @param {number} median @param {number} lower quartile @param {number} upper quartile */
    summary: (name, neurons, median, lower, upper) =>
      `${name}: ${counted(neurons, 'neuron')}, median ${figure(median)}, quartiles ${figure(lower)} and ${figure(upper)}`,
  },
};
