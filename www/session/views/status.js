/** One line in the header: whether the engine is there, and on how many threads. */
import { counted } from '../../texts/format.js';
import { byId, write } from '../../ui/dom.js';

/**
 * @template {Pick<import('../state.js').State, 'engine' | 'engineFailure'>} S
 * @param {HTMLElement} line
 * @param {import('../../ui/store.js').Store<S>} store
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
