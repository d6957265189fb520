import {report} from '../client/emitter.js';

/**
 * A frozen value that changes by being replaced. Listeners hear of several changes of one moment once, and always of the
 * present value. Parts that did not change stay the same objects.
 *
 * @template {object} T
 */
export class Observable {
  #state;
  #listeners = new Set();
  #isTelling = false;

  /** @param {T} initial */
  constructor(initial) {
    this.#state = Object.freeze(initial);
  }

  /** @returns {Readonly<T>} */
  get state() {
    return this.#state;
  }

  /** @param {Partial<T>} changes */
  change(changes) {
    if (Object.keys(changes).every(name => Object.is(changes[name], this.#state[name]))) {
      return;
    }
    this.#state = Object.freeze({...this.#state, ...changes});
    this.#tellSoon();
  }

  /**
   * @param {(state: Readonly<T>) => void} listener
   * @returns {() => void} stops listening
   */
  subscribe(listener) {
    const entry = {listener};
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  #tellSoon() {
    if (!this.#isTelling) {
      this.#isTelling = true;
      queueMicrotask(() => this.#tell());
    }
  }

  #tell() {
    this.#isTelling = false;
    for (const entry of [...this.#listeners]) {
      try {
        entry.listener(this.#state);
      } catch (fault) {
        report(fault);
      }
    }
  }
}
