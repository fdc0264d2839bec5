/** The texts of data that comes from the engine, in the language of the page. */
export { ENGINE } from './en/engine.js';
