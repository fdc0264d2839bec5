/** In the page, before anything else runs: notifications, a screen that can stay on, and a tab that can be hidden, all made up. */

/**
 * @typedef {object} Made
 * @property {number} asked how often the page asked for the permission
 * @property {NotificationPermission} answer of the visitor
 * @property {[title: string, body: string][]} told notifications
 * @property {string[]} locks what became of the screen, in order
 * @property {boolean} refuses whether the browser refuses to keep the screen on
 * @property {(isHidden: boolean) => void} hide
 */

export function makeUp() {
  /** @type {Made} */
  const made = {
    asked: 0,
    answer: 'granted',
    told: [],
    locks: [],
    refuses: false,
    hide(isHidden) {
      visibility = isHidden ? 'hidden' : 'visible';
      document.dispatchEvent(new Event('visibilitychange'));
      if (isHidden) current?.release();
    },
  };
  let visibility = 'visible';
  /** @type {Lock | null} */
  let current = null;

  class Lock extends EventTarget {
    isHeld = true;
    async release() {
      if (!this.isHeld) return;
      this.isHeld = false;
      made.locks.push('released');
      this.dispatchEvent(new Event('release'));
    }
  }
  const wakeLock = {
    async request() {
      if (made.refuses) throw new DOMException('for this test', 'NotAllowedError');
      made.locks.push('held');
      current = new Lock();
      return current;
    },
  };
  class Notice {
    /** @type {NotificationPermission} */
    static permission = 'default';
    static async requestPermission() {
      made.asked++;
      Notice.permission = made.answer;
      return made.answer;
    }
    /** @param {string} title @param {{body: string}} options */
    constructor(title, { body }) {
      made.told.push([title, body]);
    }
    close() {}
  }
  Object.defineProperty(document, 'visibilityState', { get: () => visibility });
  Object.defineProperty(navigator, 'wakeLock', { value: wakeLock });
  Object.assign(window, { Notification: Notice, made });
}
