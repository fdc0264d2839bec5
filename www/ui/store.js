/**
 * The one place where the page's state lives. Views watch slices of it, actions update it; nothing else does.
 * @template {object} S
 */
export class Store {
  /** What asks for a wider state may be given a narrower one, hence `any`. @type {{select: (state: any) => unknown[], react: (state: any) => void, seen: unknown[]}[]} */
  #watchers = [];
  #scheduled = false;

  /** @param {S} state */
  constructor(state) {
    this.state = state;
  }

  /**
   * Changes some properties; watchers react together, once, after the code that is running now.
   * @param {Partial<S>} patch
   */
  update(patch) {
    this.state = { ...this.state, ...patch };
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => this.#flush());
  }

  /**
   * Calls `react` now, and whenever one of the values that `select` lists is another one than before.
   * @param {(state: S) => unknown[]} select
   * @param {(state: S) => void} react
   * @returns {() => void} ends it
   */
  watch(select, react) {
    const watcher = { select, react, seen: select(this.state) };
    this.#watchers.push(watcher);
    react(this.state);
    return () => {
      this.#watchers = this.#watchers.filter(other => other !== watcher);
    };
  }

  #flush() {
    this.#scheduled = false;
    for (const watcher of this.#watchers) {
      const values = watcher.select(this.state);
      const isEnded = !this.#watchers.includes(watcher);
      if (isEnded || values.every((value, i) => Object.is(value, watcher.seen[i]))) continue;
      watcher.seen = values;
      watcher.react(this.state);
    }
  }
}
