/** The texts of the workbench in the language of the page. */
export { AREA } from './en/areas.js';
export { ASKING } from './en/asking.js';
export { FACET_VIEW } from './en/facet-view.js';
export { FACETS } from './en/facets.js';
export { NETWORK } from './en/network.js';
export { INTRO, OPEN, SHORTCUTS } from './en/open.js';
export { OUTPUTS } from './en/outputs.js';
export { PATTERNS } from './en/patterns.js';
export { WINDOW_MOTIFS } from './en/window-motifs.js';
export { RESULT } from './en/result.js';
export { RUN } from './en/run.js';
export { SCAN } from './en/scan.js';
export { SEQUENCES } from './en/sequences.js';
export { SIGNALS } from './en/signals.js';
export { WALL } from './en/wall.js';
