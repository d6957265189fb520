import {Timer} from './timer.js';

/** How long a lease is good for without being renewed: a tab that died keeps others waiting no longer. */
export const LEASE_MS = 15_000;

const RENEW_MS = 5_000;
const ASK_AGAIN_MS = 1_000;

/** Between writing a lease and believing in it: another tab may have written at the same moment. */
const SETTLE_MS = 50;

/**
 * Runs a task while no other tab of this browser runs one of that name. With the browser's locks where there are any;
 * otherwise with a lease in the local storage, which is nearly as good: whatever is done here has to bear being done twice.
 *
 * @template T
 * @param {string} name
 * @param {import('./environment.js').Environment} environment
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function exclusively(name, environment, task) {
  if (environment.localStorage === null) {
    // Nothing is shared with another tab; and where storage is forbidden, so are locks.
    return task();
  }
  if (environment.locks !== null) {
    return environment.locks.request(name, task);
  }
  const lease = new Lease(name, environment);
  try {
    await lease.take();
    return await task();
  } finally {
    lease.giveBack();
  }
}

class Lease {
  #key;
  #owner;
  #environment;
  #renewal;

  constructor(name, environment) {
    this.#key = name;
    this.#owner = environment.uuid();
    this.#environment = environment;
    this.#renewal = new Timer(environment);
  }

  async take() {
    while (!(await this.#tryToTake())) {
      await this.#sleep(ASK_AGAIN_MS);
    }
    this.#renew();
  }

  giveBack() {
    this.#renewal.stop();
    if (this.#read()?.owner === this.#owner) {
      this.#environment.localStorage.removeItem(this.#key);
    }
  }

  async #tryToTake() {
    const {now, random} = this.#environment;
    const current = this.#read();
    // A lease from the far future is of a clock that was wrong.
    if (current !== null && current.until > now() && current.until <= now() + LEASE_MS) {
      return false;
    }
    if (!this.#write()) {
      return true;
    }
    await this.#sleep(SETTLE_MS * (1 + random()));
    return this.#read()?.owner === this.#owner;
  }

  #renew() {
    this.#renewal.start(RENEW_MS, () => {
      this.#write();
      this.#renew();
    });
  }

  /** @returns {boolean} false where the storage takes nothing: then there is nobody to share with either */
  #write() {
    try {
      const lease = {owner: this.#owner, until: this.#environment.now() + LEASE_MS};
      this.#environment.localStorage.setItem(this.#key, JSON.stringify(lease));
      return true;
    } catch {
      return false;
    }
  }

  #read() {
    try {
      const lease = JSON.parse(this.#environment.localStorage.getItem(this.#key));
      return typeof lease?.until === 'number' ? lease : null;
    } catch {
      return null;
    }
  }

  #sleep(ms) {
    return new Promise(done => this.#environment.setTimeout(done, ms));
  }
}
