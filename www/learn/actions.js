/** The guided page's dealings with the engine: the network that is open there, and every question about it. */
import { load } from '../ui/load.js';
import { createProblems } from '../ui/problem.js';
import { DEFAULTS } from './address.js';
import { latest } from './latest.js';

/** @typedef {import('./state.js').LearnState} LearnState */
/** @typedef {import('./state.js').LearnStore} LearnStore */
/** @typedef {import('./address.js').Address} Address */
/** @typedef {ReturnType<typeof createActions>} Actions */

const SHIPPED = 'www/examples/zeb1-toy/model.onnx';
const SOLVED = 'www/examples/zeb1-toy/lesson.json';

/** The neuron that the page is about. */
export const NEURON = Object.freeze({ layer: 2, channel: 0 });

/** Points a side of the landscape. */
const RESOLUTION = 41;

/** Where clusters begin. */
const CLUSTER_SEED = 1;

/**
 * @param {LearnStore} store
 * @param {import('../engine/client.js').Engine} engine
 */
export function createActions(store, engine) {
  const { refuse, dismiss } = createProblems(store);

  /** @param {Partial<Address>} patch */
  function set(patch) {
    store.update({ address: { ...store.state.address, ...patch } });
  }

  /** The network that is being opened, if one is: until it is there, the engine has nothing to say. */
  let opening = /** @type {Promise<unknown>} */ (Promise.resolve());

  /**
   * @template {import('../engine/protocol.js').Method} M
   * @param {M} method
   * @param {import('../engine/protocol.js').Methods[M]['params']} params
   */
  async function question(method, params) {
    await opening;
    return engine.call(method, params);
  }

  const look = /** @type {const} */ (['a', 'b']).map(side =>
    latest(
      (/** @type {string} */ sequence) => question('lesson.look', { sequence }),
      result => store.update({ [side]: result }),
      refuse,
    ),
  );
  const place = latest(
    (/** @type {{x: number, y: number}} */ point) => question('lesson.place', point),
    result => store.update({ place: result }),
    refuse,
  );
  const rank = latest(
    (/** @type {number} */ wanted) => question('lesson.rank', { start: wanted - 1, count: 1 }),
    ({ rows }) => store.update({ ranked: rows[0] ?? null }),
    refuse,
  );
  const cluster = latest(
    (/** @type {number} */ k) => question('lesson.cluster', { k, seed: CLUSTER_SEED }),
    clusters => {
      const decouplings = { ...store.state.decouplings, [clusters.k]: clusters.decoupling };
      store.update({ clusters, decouplings });
    },
    refuse,
  );

  /** What was solved ahead shows until the engine is there; the page is whole without it. */
  async function readSolved() {
    const solved = /** @type {import('./state.js').Solved} */ (await (await load(SOLVED)).json());
    const { address, ready } = store.state;
    if (ready || address.trained) return store.update({ solved });
    const { info, landscape, looks, places, clusters } = solved;
    const found = (/** @type {string} */ wanted) => looks.find(({ sequence }) => sequence === wanted) ?? null;
    store.update({
      solved,
      info,
      landscape,
      methods: shippedMethods(solved, address),
      a: found(address.a),
      b: found(address.b),
      place: address.x === DEFAULTS.x && address.y === DEFAULTS.y ? places[0] : null,
      clusters: clusters.find(({ k }) => k === address.k) ?? null,
      decouplings: Object.fromEntries(clusters.map(({ k, decoupling }) => [k, decoupling])),
      ranked: info.top[address.rank - 1] ?? null,
    });
  }

  /**
   * Opens a network, and asks everything about it that is on show.
   * @param {string} name
   * @param {Blob} content
   * @param {() => void} [opened] what else changes with it
   */
  async function open(name, content, opened = () => {}) {
    const begun = begin(name, content);
    opening = begun.catch(() => {});
    const { model, info } = await begun;
    const fresh = { decouplings: {}, clustersDigest: null, methods: null, problem: null };
    store.update({ ready: true, sha256: model.sha256, info, ...fresh });
    opened();
    ask(store.state.address);
    const landscape = await question('lesson.landscape', { resolution: RESOLUTION });
    if (store.state.sha256 !== model.sha256) return;
    store.update({ landscape });
    const found = [];
    for (const k of [1, 2, 3, 4].filter(k => k <= info.positives)) {
      const { decoupling, clusters } = await question('lesson.cluster', { k, seed: CLUSTER_SEED });
      if (store.state.sha256 !== model.sha256) return;
      found.push(clusters);
      store.update({ decouplings: { ...store.state.decouplings, [k]: decoupling } });
    }
    store.update({ clustersDigest: await sha256(JSON.stringify(found)) });
  }

  /** @param {string} name @param {Blob} content */
  async function begin(name, content) {
    const { info: model } = await engine.open(name, content);
    return { model, info: await engine.openLesson(NEURON) };
  }

  /** What the engine did not answer before it stopped is asked again. */
  function resume() {
    if (store.state.ready) ask(store.state.address);
  }

  async function openShipped() {
    try {
      await open('zeb1-toy.onnx', await (await load(SHIPPED)).blob());
      const { solved, address } = store.state;
      if (solved) store.update({ methods: shippedMethods(solved, address) });
      set({ trained: false });
    } catch (error) {
      refuse(error);
    }
  }

  /** @param {Address} address */
  function ask({ a, b, x, y, rank: wanted, k }) {
    look[0](a);
    look[1](b);
    place({ x, y });
    rank(wanted);
    cluster(k);
  }

  /** Repeats the requests that a change of the address affects, once the engine has loaded. */
  function follow() {
    /** @param {(address: Address) => unknown[]} select @param {(address: Address) => void} react */
    const on = (select, react) =>
      store.watch(
        ({ address }) => select(address),
        ({ address, ready }) => {
          if (ready) react(address);
        },
      );
    on(
      ({ a }) => [a],
      ({ a }) => look[0](a),
    );
    on(
      ({ b }) => [b],
      ({ b }) => look[1](b),
    );
    on(
      ({ x, y }) => [x, y],
      ({ x, y }) => place({ x, y }),
    );
    on(
      ({ rank: wanted }) => [wanted],
      ({ rank: wanted }) => rank(wanted),
    );
    on(
      ({ k }) => [k],
      ({ k }) => cluster(k),
    );
  }

  return { set, refuse, dismiss, open, openShipped, resume, readSolved, follow };
}

/** What was solved ahead has the usual reference. @param {import('./state.js').Solved} solved @param {Address} address */
function shippedMethods({ methods }, { reference }) {
  return reference === 'uniform' ? (methods ?? null) : null;
}

/** @param {string} text @returns {Promise<string | null>} in hexadecimal; null where the page was not loaded securely */
async function sha256(text) {
  const bytes = await globalThis.crypto.subtle?.digest('SHA-256', new TextEncoder().encode(text));
  return bytes ? [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('') : null;
}
