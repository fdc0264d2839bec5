/** The texts about sessions that the browser keeps, in the language of the page. */
export { KEEPING } from './en/keeping.js';
