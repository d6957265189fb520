/** Tells listeners of events by name. One that throws does not keep the others from hearing. */
export class Emitter {
  #listeners = new Map();

  /**
   * @param {string} type
   * @param {(event: any) => void} listener
   * @returns {() => void} stops listening
   */
  on(type, listener) {
    const entry = {listener};
    this.#of(type).add(entry);
    return () => this.#of(type).delete(entry);
  }

  emit(type, event) {
    for (const {listener} of [...this.#of(type)]) {
      try {
        listener(event);
      } catch (fault) {
        report(fault);
      }
    }
  }

  #of(type) {
    if (!this.#listeners.has(type)) {
      this.#listeners.set(type, new Set());
    }
    return this.#listeners.get(type);
  }
}

/** Makes a fault of somebody's listener an uncaught error of the page, where it is seen, without stopping our work. */
export function report(fault) {
  queueMicrotask(() => {
    throw fault;
  });
}
