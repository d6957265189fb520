import {refusalOf} from './refusals.js';

/** Who is signed in: asked for once at a time; an answer that comes after somebody else has signed in is dropped. */
export class ViewerLoading {
  #api;
  #tells;
  #me = null;
  #run = 0;
  #isLoading = false;

  /**
   * @param {import('./api.js').Api} api
   * @param {{loaded: (me: import('./types.js').Me) => void, failed: (refusal: import('./types.js').Refusal) => void}} tells
   */
  constructor(api, tells) {
    this.#api = api;
    this.#tells = tells;
  }

  get me() {
    return this.#me;
  }

  async load() {
    if (this.#isLoading || this.#me !== null) {
      return;
    }
    this.#isLoading = true;
    const run = this.#run;
    const outcome = await this.#ask();
    if (run !== this.#run) {
      return;
    }
    this.#isLoading = false;
    if (outcome.refusal !== null) {
      this.#tells.failed(outcome.refusal);
    } else {
      this.#me = Object.freeze(outcome.me);
      this.#tells.loaded(this.#me);
    }
  }

  forget() {
    this.#run++;
    this.#me = null;
    this.#isLoading = false;
  }

  async #ask() {
    try {
      return {me: await this.#api.me(), refusal: null};
    } catch (fault) {
      return {me: null, refusal: refusalOf(fault)};
    }
  }
}
