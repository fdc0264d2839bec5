/** One line in the header: whether the engine is there, and on how many threads. */
import { byId, write } from '../dom.js';
import { counted } from '../format.js';

/**
 * @template {Pick<import('../model.js').State, 'engine' | 'engineFailure'>} S
 * @param {HTMLElement} line
 * @param {import('../store.js').Store<S>} store
 */
export function statusView(line, store) {
  store.watch(
    state => [state.engine, state.engineFailure],
    ({ engine, engineFailure }) => {
      line.dataset.state = engine ? 'ready' : engineFailure ? 'failed' : 'loading';
      if (engine) write(line, `Engine ready, ${counted(engine.threads, 'thread')}`);
      else write(line, engineFailure ? 'The engine could not start' : 'Engine loading …');
      write(byId('version'), engine?.version ?? '');
    },
  );
}
