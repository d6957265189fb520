const STORAGE_KEY = 'rapport.page.token';

/**
 * The token of the page at `/`: its host hands it over in the address's fragment, which no server ever sees, or by a
 * message. It is kept for a reload of this tab, and no longer than the tab.
 */
export class PageToken {
  #host;

  /** @param {{ask: (why: string) => Promise<string|null>}} host who may have another one */
  constructor(host) {
    this.#host = host;
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

  take(token) {
    sessionStorage.setItem(STORAGE_KEY, token);
  }

  /** As an element asks for it: `getToken`. */
  async get(why) {
    const kept = sessionStorage.getItem(STORAGE_KEY);
    if (why === 'first' && kept !== null) {
      return kept;
    }
    const given = await this.#host.ask(why);
    if (given !== null) {
      this.take(given);
    } else if (why === 'rejected') {
      sessionStorage.removeItem(STORAGE_KEY);
    }
    return given;
  }
}
