/** Browsers run a longer delay at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** One task that is to run later: at most one at a time, and none once it is stopped. */
export class Timer {
  #environment;
  #handle = null;

  /** @param {Pick<import('./environment.js').Environment, 'setTimeout'|'clearTimeout'>} environment */
  constructor(environment) {
    this.#environment = environment;
  }

  get isRunning() {
    return this.#handle !== null;
  }

  /** Runs the task after so many milliseconds, instead of what was to run before. */
  start(delay, task) {
    this.stop();
    this.#handle = this.#environment.setTimeout(() => {
      this.#handle = null;
      task();
    }, Math.min(Math.max(delay, 0), LONGEST_DELAY));
  }

  stop() {
    if (this.#handle !== null) {
      this.#environment.clearTimeout(this.#handle);
      this.#handle = null;
    }
  }
}
