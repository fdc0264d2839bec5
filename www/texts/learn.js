/** The texts of the guided page in the language of the page. */
export { BASICS, GLOSSARY } from './en/glossary.js';
export { TEXTS } from './en/learn.js';
export { SHEET } from './en/learn-sheet.js';
export { SOURCES } from './en/learn-sources.js';
