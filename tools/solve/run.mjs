/** A thread that analyses one example: `workerData` is a {@link Task}, the report's text its only message. */
import { parentPort, workerData } from 'node:worker_threads';
import { readNeurons } from '../../www/session/neurons.js';
import { NodeEngine } from './engine.mjs';
import { addMotifs, open } from './open.mjs';

/**
 * @typedef {object} Task
 * @property {import('./examples.mjs').Example} example
 * @property {number} [groups] motif pattern groups per pooling (P); left out, the engine chooses
 */

const { example, groups } = /** @type {Task} */ (workerData);
const engine = await NodeEngine.start();
const { info } = await open(engine, example);
await addMotifs(engine);
const { channels } = readNeurons(example.neurons, info.layers[example.layer - 1].channels);
const options = await engine.call('preset', { name: 'paper' });
options.targets = [{ layer: example.layer, channels: channels ?? [] }];
if (groups !== undefined) options.demixing.groups = groups;
const { report } = await engine.call('run', { options });
parentPort?.postMessage(report);
