/** The texts that several pages share, in the language of the page. */
export { SESSION } from './en/session.js';
