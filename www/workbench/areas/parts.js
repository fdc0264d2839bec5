/** The parts of the workbench that are loaded and built when they are first shown. */
import { TOGETHER } from '../../session/area.js';
import { byId } from '../../ui/dom.js';

/**
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../engine/client.js').Engine} engine
 * @returns {import('./building.js').Part[]}
 */
export function areaParts(store, actions, engine) {
  return [
    {
      areas: TOGETHER,
      async build() {
        const { buildTogether } = await import('./together.js');
        await buildTogether(store, actions, engine);
      },
    },
    {
      areas: ['sequences'],
      async build() {
        const [{ sequencesView }] = await Promise.all([import('../sources/panel.js'), actions.prepareQuestions()]);
        sequencesView(byId('sequences'), store, actions, engine);
      },
    },
    {
      areas: ['outputs'],
      async build() {
        const [{ outputsView }] = await Promise.all([
          import('../outputs/outputs-panel.js'),
          actions.prepareQuestions(),
        ]);
        outputsView(byId('outputs'), store, actions, engine);
      },
    },
    {
      areas: ['scan'],
      async build() {
        const { scanView } = await import('../scan/scan.js');
        scanView(byId('scan'), store, actions);
      },
    },
  ];
}
