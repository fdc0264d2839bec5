/** The known motifs that resemble what was found in the visitor's sequences: the question, and the sentence. */
import { nameOf, namingOf } from '../../session/matches.js';
import { isComparable } from '../../session/annotated.js';
import { grammarOf } from '../../session/options.js';
import { say } from '../../texts/say.js';
import { FACETS, PATTERNS } from '../../texts/workbench.js';
import { during } from '../job.js';

/** @typedef {import('../../engine/types.js').Query} Query */
/** @typedef {import('../../engine/types.js').Search} Search */

/**
 * A question of its own: where the comparison is refused, what was found stays.
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../../engine/client.js').Engine} engine
 * @param {import('../asking.js').Asking['ask']} ask
 */
export function knownMotifsQuestion(store, engine, ask) {
  /**
   * @param {'patterns' | 'motifs'} kind of the question
   * @param {string} owner
   * @param {{meme: string, count: number}} found the matrices as a MEME file, and their number
   * @returns {Promise<Query[] | null>} null where nothing could be compared
   */
  return async (kind, owner, { meme, count }) => {
    const { state } = store;
    const options = grammarOf(state);
    if (!options || !isComparable(state) || state.databases.length === 0 || count === 0) return null;
    const file = { name: `${kind}.meme`, content: new Blob([meme]), options };
    return ask(kind, owner, async (signal, progress) => {
      const compared = await during(engine, 'compare', signal, progress, () => engine.call('compare', file));
      return compared?.queries ?? null;
    });
  };
}

/** @param {Search | undefined} search undefined where it was not compared */
export function knownText(search) {
  const name = nameOf(search);
  if (name !== undefined) return PATTERNS.known(name, namingOf(search).map(FACETS.dictionary.match).join(' + '));
  return search?.reason ? say('nothingFound', search.reason) : PATTERNS.notCompared;
}
