/** What all questions about the visitor's sequences have in common: one at a time, its progress, its end, its refusal. */
import { noAnswers } from '../../session/sources-state.js';
import { canAsk } from '../../session/state.js';
import { asProblem } from '../../ui/problem.js';

/** @typedef {import('../../session/state.js').State} State */
/** @typedef {import('../../session/sources-state.js').Answers} Answers */
/** @typedef {import('../../session/sources-state.js').QuestionKind} QuestionKind */
/** @typedef {(done: number, fraction: number) => void} Progresses */
/** @typedef {ReturnType<typeof createAsk>} Ask */

/** @param {import('../../ui/store.js').Store<State>} store */
export function createAsk(store) {
  /** @param {Partial<Answers>} patch */
  function answer(patch) {
    store.update({ answers: { ...store.state.answers, ...patch } });
  }

  /** @param {QuestionKind} kind @param {import('../../engine/protocol.js').EngineError | null} problem */
  function refuse(kind, problem) {
    const { [kind]: _, ...others } = store.state.answers.refusals;
    answer({ refusals: problem ? { ...others, [kind]: problem } : others });
  }

  /**
   * @template T
   * @param {QuestionKind} kind
   * @param {string} owner id of the view
   * @param {(signal: AbortSignal, progress: Progresses) => Promise<T>} task
   * @returns {Promise<T | null>} null where it was refused, or where another network was opened meanwhile
   */
  async function ask(kind, owner, task) {
    if (!canAsk(store.state)) return null;
    const { model, sources } = store.state;
    const { genome, records, variants, files } = sources;
    const controller = new AbortController();
    const began = performance.now();
    const stop = () => controller.abort();
    store.update({ question: { kind, owner, done: 0, fraction: 0, rate: 0, stop } });
    refuse(kind, null);
    const isOfThese = () => {
      const { sources } = store.state;
      const isSame = sources.genome === genome && sources.records === records && sources.variants === variants;
      const isOpen = store.state.model === model && store.state.opening === null;
      return isOpen && isSame && sources.files.signals === files.signals;
    };
    try {
      const found = await task(controller.signal, (done, fraction) => {
        const rate = (1000 * done) / Math.max(performance.now() - began, 1);
        store.update({ question: { kind, owner, done, fraction, rate, stop } });
      });
      return isOfThese() ? found : null;
    } catch (error) {
      if (isOfThese()) refuse(kind, plain(error));
      return null;
    } finally {
      store.update({ question: null });
    }
  }

  function stopQuestion() {
    store.state.question?.stop();
  }

  // Nothing of another network or of other files stays; a question about them ends.
  store.watch(
    ({ model, sources }) => [model, sources.records, sources.variants, sources.genome],
    () => store.update({ answers: noAnswers() }),
  );
  store.watch(
    ({ sources }) => [sources.files.signals],
    () => answer({ footprint: null }),
  );
  store.watch(({ opening, sources }) => [opening, sources.files], stopQuestion);

  return { ask, answer, stopQuestion };
}

/** Errors of readers are objects with more than the page keeps. @param {unknown} error */
function plain(error) {
  const { code, concerns, message, next } = asProblem(error);
  return { code, concerns, message, next };
}
