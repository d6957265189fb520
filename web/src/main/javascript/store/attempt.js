import {refusalOf} from '../client/refusals.js';

/**
 * Asks the server, and drops the answer when it comes too late: when the same thing was asked again meanwhile, or what it
 * was for is gone. So an early question's late answer never overwrites a later one's.
 */
export class Attempt {
  #run = 0;
  #isRunning = false;

  /** Whether an answer is waited for. */
  get isRunning() {
    return this.#isRunning;
  }

  /**
   * @template T
   * @param {() => Promise<T>} ask
   * @param {{done: (answer: T) => void, failed: (refusal: import('./types.js').Refusal) => void}} then one of them is
   *     called, unless it is too late
   */
  async start(ask, {done, failed}) {
    const run = ++this.#run;
    this.#isRunning = true;
    const tell = await outcome(ask, done, failed);
    if (run === this.#run) {
      this.#isRunning = false;
      tell();
    }
  }

  /** Whatever is still answered is dropped. */
  stop() {
    this.#run++;
    this.#isRunning = false;
  }
}

async function outcome(ask, done, failed) {
  try {
    const answer = await ask();
    return () => done(answer);
  } catch (fault) {
    const refused = refusalOf(fault);
    return () => failed(refused);
  }
}
