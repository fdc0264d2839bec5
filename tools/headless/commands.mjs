/** The commands that are one question to the engine. The others have files of their own. */
import { analyze } from './analyze.mjs';
import { wholeNumber } from './arguments.mjs';
import { compare } from './compare.mjs';
import { contributions } from './contributions.mjs';
import { exported } from './export.mjs';
import { figure } from './figure.mjs';
import { footprint } from './footprint.mjs';
import { hits } from './hits.mjs';
import { merge } from './merge.mjs';
import { meme } from './meme.mjs';
import { methods } from './methods.mjs';
import { modisco } from './modisco.mjs';
import { opened } from './opened.mjs';
import { outputs } from './outputs.mjs';
import { variants } from './variants.mjs';
import { windows } from './windows.mjs';

/** @typedef {import('./session.mjs').Session} Session */
/** @typedef {import('./arguments.mjs').Values} Values */

/**
 * Each gets an engine that has started and gives the answer for stdout, if it has one.
 * @type {Record<string, (session: Session, values: Values) => Promise<string | undefined>>}
 */
export const COMMANDS = {
  inspect,
  activations,
  analyze,
  compare,
  merge,
  outputs,
  windows,
  hits,
  contributions,
  meme,
  modisco,
  methods,
  variants,
  footprint,
  figure,
  export: exported,
};

/** @param {Session} session */
async function inspect(session) {
  return JSON.stringify(await opened(session), null, 2);
}

/** @param {Session} session @param {Values} values */
async function activations(session, values) {
  const layer = /** @type {number} */ (wholeNumber(values.layer, 'layer', 1));
  const channel = wholeNumber(values.channel, 'channel');
  await opened(session);
  return session.activations({
    layer,
    channel,
    window: values.window === true,
    gradient: values.gradient === true,
    engine: values.engine === 'tract' ? 'tract' : 'simd',
  });
}
