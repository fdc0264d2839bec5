/** The texts of figures in the language of the page. */
export { FIGURE } from './en/figure.js';
