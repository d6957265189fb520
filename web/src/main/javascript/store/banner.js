import {Timer} from '../client/timer.js';

/** A connection that is back sooner than this was never away, as far as people need to know. */
export const PATIENCE_MS = 2_000;

/** When to say "Reconnecting…": after a moment without a connection, and no longer than that is so. */
export class Banner {
  #timer;
  #changed;

  /**
   * @param {import('../client/environment.js').Environment} environment
   * @param {(isReconnecting: boolean) => void} changed
   */
  constructor(environment, changed) {
    this.#timer = new Timer(environment);
    this.#changed = changed;
  }

  /** @param {import('./types.js').Connection['status']} status */
  follow(status) {
    const isAway = status === 'connecting' || status === 'waiting';
    if (!isAway) {
      this.stop();
      this.#changed(false);
    } else if (!this.#timer.isRunning) {
      this.#timer.start(PATIENCE_MS, () => this.#changed(true));
    }
  }

  stop() {
    this.#timer.stop();
  }
}
