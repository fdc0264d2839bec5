/** What all questions to the engine have in common: one at a time, its progress, its end, its refusal. */
import { noAnswers } from '../session/sources-state.js';
import { obstacleTo } from '../session/runs.js';
import { asProblem } from '../ui/problem.js';

/** @typedef {import('../session/state.js').State} State */
/** @typedef {import('../session/sources-state.js').Answers} Answers */
/** @typedef {import('../session/sources-state.js').Question} Question */
/** @typedef {import('../session/sources-state.js').QuestionKind} QuestionKind */
/** @typedef {(done: number, fraction: number) => void} Progresses */
/** @typedef {ReturnType<typeof createAsking>} Asking */

/** @param {import('../ui/store.js').Store<State>} store */
export function createAsking(store) {
  /** @param {Partial<Answers>} patch */
  function answer(patch) {
    store.update({ answers: { ...store.state.answers, ...patch } });
  }

  /** @param {QuestionKind} kind @param {import('../engine/protocol.js').EngineError | null} problem */
  function refuse(kind, problem) {
    const { [kind]: _, ...others } = store.state.answers.refusals;
    answer({ refusals: problem ? { ...others, [kind]: problem } : others });
  }

  /** @param {Partial<Question>} patch */
  function patchQuestion(patch) {
    const { question } = store.state;
    if (question) store.update({ question: { ...question, ...patch } });
  }

  /**
   * @template T
   * @param {QuestionKind} kind
   * @param {string} owner id of the view
   * @param {(signal: AbortSignal, progress: Progresses) => Promise<T>} task
   * @param {{ofFiles?: boolean}} [about] whether it is about files of the visitor
   * @returns {Promise<T | null>} null where it was refused, or where another network or other files were opened meanwhile
   */
  async function ask(kind, owner, task, { ofFiles = true } = {}) {
    if (obstacleTo(store.state)) return null;
    const isOfThese = rememberedOf(store, ofFiles);
    const controller = new AbortController();
    const began = performance.now();
    function stop() {
      patchQuestion({ stopping: true });
      controller.abort();
    }
    store.update({ question: { kind, owner, ofFiles, done: 0, fraction: 0, rate: 0, stopping: false, stop } });
    refuse(kind, null);
    try {
      const found = await task(controller.signal, (done, fraction) => {
        const rate = (1000 * done) / Math.max(performance.now() - began, 1);
        patchQuestion({ done, fraction, rate });
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
  store.watch(({ opening }) => [opening], stopQuestion);
  store.watch(
    ({ sources }) => [sources.files],
    ({ question }) => question?.ofFiles && question.stop(),
  );

  return { ask, answer, stopQuestion };
}

/**
 * Whether what is open is still what was open.
 * @param {import('../ui/store.js').Store<State>} store
 * @param {boolean} ofFiles whether files count
 */
function rememberedOf(store, ofFiles) {
  const { model, sources } = store.state;
  const { genome, records, variants, files } = sources;
  return () => {
    const { sources } = store.state;
    const isOpen = store.state.model === model && store.state.opening === null;
    const isSame = sources.genome === genome && sources.records === records && sources.variants === variants;
    return isOpen && (!ofFiles || (isSame && sources.files.signals === files.signals));
  };
}

/** Errors of readers are objects with more than the page keeps. @param {unknown} error */
function plain(error) {
  const { code, concerns, message, next } = asProblem(error);
  return { code, concerns, message, next };
}
