import {Timer} from '../client/timer.js';

const SECOND_MS = 1_000;

/** Counts the seconds down until the rate limit is over: "Slow down. Try again in X seconds". */
export class Countdown {
  #environment;
  #timer;
  #changed;

  /**
   * @param {import('../client/environment.js').Environment} environment
   * @param {(rateLimit: import('./types.js').State['rateLimit']) => void} changed
   */
  constructor(environment, changed) {
    this.#environment = environment;
    this.#timer = new Timer(environment);
    this.#changed = changed;
  }

  /** @param {readonly import('./types.js').Pending[]} pending */
  follow(pending) {
    const waiting = pending.find(({status}) => status === 'waiting');
    if (waiting === undefined) {
      this.stop();
      this.#changed(null);
    } else {
      this.#count(waiting.retryAt);
    }
  }

  /** Whole seconds, rounded up; never "0 seconds". */
  secondsUntil(at) {
    return Math.max(Math.ceil((at - this.#environment.now()) / SECOND_MS), 1);
  }

  stop() {
    this.#timer.stop();
  }

  #count(retryAt) {
    const left = retryAt - this.#environment.now();
    this.#changed(Object.freeze({retryAt, secondsLeft: this.secondsUntil(retryAt)}));
    if (left > SECOND_MS) {
      this.#timer.start(left % SECOND_MS || SECOND_MS, () => this.#count(retryAt));
    }
  }
}
