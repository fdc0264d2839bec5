/** One line in the header: whether the engine is there, and on how many threads. */
import { counted } from '../../texts/format.js';
import { byId, fill, h, write } from '../../ui/dom.js';

/**
 * @template {Pick<import('../state.js').State, 'engine' | 'engineFailure'>} S
 * @param {HTMLElement} line
 * @param {import('../../ui/store.js').Store<S>} store
 * @param {import('../../engine/client.js').Engine} engine
 */
export function statusView(line, store, engine) {
  engine.addEventListener('threads', () => {
    if (store.state.engine) store.update(/** @type {Partial<S>} */ ({ engine: engine.started }));
  });
  store.watch(
    state => [state.engine, state.engineFailure],
    ({ engine: started, engineFailure }) => {
      line.dataset.state = started ? 'ready' : engineFailure ? 'failed' : 'loading';
      if (started) fill(line, ...readyInWords(started, engine));
      else write(line, engineFailure ? 'The engine could not start' : 'Engine loading …');
      write(byId('version'), started?.version ?? '');
    },
  );
}

/** @param {import('../state.js').Started} started @param {import('../../engine/client.js').Engine} engine */
function readyInWords({ threads, wanted, late }, engine) {
  if (threads === wanted) return [`Engine ready, ${counted(threads, 'thread')}`];
  const ready = `Engine ready, ${threads} of ${counted(wanted, 'thread')}`;
  if (!late) return [ready];
  return [
    `${ready}: the others did not start. `,
    h('button', { type: 'button', id: 'start-threads', onclick: () => engine.startThreads() }, 'Try again'),
  ];
}
