/** The panel with the visitor's sequences, variants and signals: files, and the questions about them. */
import { SEQUENCES } from '../../texts/workbench.js';
import { fill, h } from '../../ui/dom.js';
import { footprintPanel } from '../signals/footprint-panel.js';
import { hitsPanel } from '../signals/hits-panel.js';
import { filesView } from './files.js';
import { predictionsView } from './predictions.js';
import { variantsView } from './variant-changes.js';
import { chosenNeuronsView } from './chosen-neurons.js';

/**
 * @param {HTMLElement} root
 * @param {import('../../ui/store.js').Store<import('../../session/state.js').State>} store
 * @param {import('../actions.js').Actions} actions
 * @param {import('../../engine/client.js').Engine} engine
 */
export function sequencesView(root, store, actions, engine) {
  fill(
    root,
    h('p', {}, SEQUENCES.intro),
    filesView(store, actions),
    predictionsView(store, actions),
    variantsView(store, actions),
    chosenNeuronsView(store, actions, engine),
    hitsPanel(store, actions),
    footprintPanel(store, actions),
  );
}
