/**
 * The engine of the workbench. It begins to start before the other scripts of the page have loaded: nothing can run before
 * it has.
 */
import { Engine } from '../engine/client.js';

export const engine = new Engine();

engine.start().catch(() => {}); // the page asks again, and says why it failed
