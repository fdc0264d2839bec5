/** One line in the header: whether the engine has loaded, and its number of threads. */
import { SESSION } from '../../texts/session.js';
import { byId, fill, h, write } from '../../ui/dom.js';

/**
 * @template {Pick<import('../state.js').State, 'engine' | 'engineFailure'>} S
 * @param {HTMLElement} line
 * @param {import('../../ui/store.js').Store<S>} store
 * @param {import('../../engine/client.js').Engine} engine
 */
export function statusView(line, store, engine) {
  store.watch(
    state => [state.engine, state.engineFailure],
    ({ engine: started, engineFailure }) => {
      line.dataset.state = started ? 'ready' : engineFailure ? 'failed' : 'loading';
      if (started) fill(line, ...ready(started, engine));
      else write(line, engineFailure ? SESSION.status.failed : SESSION.status.loading);
      write(byId('version'), started?.version ?? '');
    },
  );
}

/** @param {import('../state.js').Started} started @param {import('../../engine/client.js').Engine} engine */
function ready({ threads, wanted, late }, engine) {
  if (threads === wanted) return [SESSION.status.ready(threads)];
  const partly = SESSION.status.partly(threads, wanted);
  if (!late) return [partly];
  return [
    `${partly}${SESSION.status.late}`,
    h('button', { type: 'button', id: 'start-threads', onclick: () => engine.startThreads() }, SESSION.status.again),
  ];
}
