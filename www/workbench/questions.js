/** What can be asked about the visitor's files and about the outputs of the network. Loaded when it is first needed. */
import { createOutputs } from './outputs/asking.js';
import { createSignals } from './signals/questions.js';
import { createMotifQuestion } from './sources/motif-question.js';
import { createPatternQuestion } from './sources/pattern-question.js';
import { createQuestions as createSourceQuestions } from './sources/questions.js';
import { createReading } from './sources/reading.js';

/**
 * @param {import('../ui/store.js').Store<import('../session/state.js').State>} store
 * @param {import('../engine/client.js').Engine} engine
 * @param {import('./asking.js').Asking} asking
 * @param {(id: string) => Promise<unknown>} openExample
 */
export function createQuestions(store, engine, asking, openExample) {
  const { openSource, ...reading } = createReading(store, openExample);
  return {
    ...reading,
    ...createSourceQuestions(store, engine, openSource, asking),
    ...createPatternQuestion(store, engine, asking),
    ...createMotifQuestion(store, engine, asking),
    ...createSignals(store, engine, asking),
    ...createOutputs(store, engine, openSource, asking),
  };
}
