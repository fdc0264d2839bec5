/** What the page does for a visitor who does not look at it during a run, in the state of the page. */

/**
 * @typedef {object} Attention
 * @property {boolean} notify whether a notification is wished for when a run has ended
 * @property {import('../ui/notifications.js').Permission | 'asking'} permission of the browser for it
 * @property {boolean} awake whether the screen is to stay on during a run
 * @property {import('../ui/wake-lock.js').Lock} lock what came of it
 */

/** @type {Readonly<Attention>} */
export const NO_ATTENTION = Object.freeze({
  notify: false,
  permission: 'default',
  awake: true,
  lock: 'none',
});
