/** How long a host may take to answer. */
const ANSWER_MS = 10_000;

const WANTED = 'rapport:token-wanted';
const TOKEN = 'rapport:token';

/**
 * The page that has opened or framed this one. It is asked for tokens, and listened to, only if it comes from one of the
 * origins that the server knows; anybody else could sign people in as somebody they are not.
 *
 * To the host: `{type: 'rapport:token-wanted', why}`. From it, in answer or by itself: `{type: 'rapport:token', token}`.
 */
export class HostWindow {
  #window;
  #origins = null;
  #waiting = new Set();
  #onToken;

  /** @param {(token: string) => void} onToken hears of each token that the host gives by itself */
  constructor(onToken) {
    this.#window = window.parent !== window ? window.parent : window.opener;
    this.#onToken = onToken;
    if (this.#window) {
      addEventListener('message', event => this.#heard(event));
    }
  }

  /** @returns {Promise<string|null>} null where there is no host, or it does not answer */
  async ask(why) {
    if (!this.#window) {
      return null;
    }
    const origins = await this.#known();
    return new Promise(resolve => {
      const answer = token => {
        clearTimeout(timer);
        this.#waiting.delete(answer);
        resolve(token);
      };
      const timer = setTimeout(() => answer(null), ANSWER_MS);
      this.#waiting.add(answer);
      // Delivered to the one whose origin it is, and to no other.
      origins.forEach(origin => this.#window.postMessage({type: WANTED, why}, origin));
    });
  }

  async #heard({source, origin, data}) {
    if (source !== this.#window || data?.type !== TOKEN || !(await this.#known()).includes(origin)) {
      return;
    }
    const token = typeof data.token === 'string' && data.token !== '' ? data.token : null;
    if (this.#waiting.size > 0) {
      [...this.#waiting].forEach(answer => answer(token));
    } else if (token !== null) {
      this.#onToken(token);
    }
  }

  #known() {
    this.#origins ??= this.#load();
    return this.#origins;
  }

  async #load() {
    try {
      const answer = await fetch('origins.json');
      return [location.origin, ...(await answer.json()).origins];
    } catch {
      this.#origins = null;
      return [location.origin];
    }
  }
}
