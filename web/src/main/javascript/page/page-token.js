const STORAGE_KEY = 'rapport.page.token';

/**
 * The token of the page at `/`: its host hands it over in the address's fragment, which no server ever sees, or by a
 * message. It is kept for a reload of this tab, and no longer than the tab.
 */
export class PageToken {
  #host;
  #storage = tabStorage();
  #token;

  /** @param {{ask: (why: string) => Promise<string|null>}} host who may have another one */
  constructor(host) {
    this.#host = host;
    this.#token = this.#storage?.getItem(STORAGE_KEY) ?? null;
  }

  /** Takes a token out of the address, before anybody can read it there or copy it; answers whether there was one. */
  takeFromAddress() {
    const token = new URLSearchParams(location.hash.slice(1)).get('token');
    if (token === null) {
      return false;
    }
    history.replaceState(history.state, '', location.pathname + location.search);
    this.take(token);
    return true;
  }

  /** @param {string|null} token null: there is none any more */
  take(token) {
    this.#token = token;
    if (token === null) {
      this.#storage?.removeItem(STORAGE_KEY);
    } else {
      this.#storage?.setItem(STORAGE_KEY, token);
    }
  }

  /** As an element asks for it: `getToken`. */
  async get(why) {
    if (why === 'first' && this.#token !== null) {
      return this.#token;
    }
    const given = await this.#host.ask(why);
    if (given !== null || why === 'rejected') {
      this.take(given);
    }
    return given;
  }
}

/** Where the browser refuses it, as some do to framed pages, a reload asks the host again. */
function tabStorage() {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
