import {NETWORK, RefusedError, SIGNED_OUT, TIMEOUT, UNEXPECTED_ANSWER, readRefusal, refusal} from './refusals.js';
import {Timer} from './timer.js';

/** After so long without an answer a request is given up. */
export const REQUEST_TIMEOUT_MS = 20_000;

/** Sends requests with the member's token, renewed once where it is rejected, and reads what comes back. */
export class Http {
  #base;
  #tokens;
  #environment;

  /**
   * @param {URL} base the server's address, with a slash at its end
   * @param {import('./tokens.js').Tokens} tokens
   * @param {import('./environment.js').Environment} environment
   */
  constructor(base, tokens, environment) {
    this.#base = base;
    this.#tokens = tokens;
    this.#environment = environment;
  }

  /**
   * @param {'GET'|'POST'|'PUT'|'DELETE'} method
   * @param {string} path relative to the server's address
   * @param {{query?: Record<string, string|number|undefined>, body?: object}} [what]
   * @returns {Promise<any>} what the server answered with; null where it said nothing
   * @throws {RefusedError} in every other case
   */
  async request(method, path, what = {}) {
    const identity = this.#tokens.identity;
    const token = this.#same(identity, await this.#tokens.get());
    const answer = await this.#send(method, path, what, token);
    if (answer.status !== 401) {
      return answer.take();
    }
    const renewed = this.#same(identity, await this.#tokens.renew(token));
    return (await this.#send(method, path, what, renewed)).take();
  }

  /** Nobody's request goes out in another's name because the host has changed its mind about who is signed in. */
  #same(identity, token) {
    if (identity !== null && identity !== this.#tokens.identity) {
      throw new RefusedError(refusal(SIGNED_OUT, 'Somebody else is signed in now.'));
    }
    return token;
  }

  /** @param {{query?: Record<string, string|number|undefined>, body?: object}} what */
  async #send(method, path, what, token) {
    const {query, body} = what;
    const abort = new AbortController();
    const deadline = new Timer(this.#environment);
    deadline.start(REQUEST_TIMEOUT_MS, () => abort.abort());
    try {
      const response = await this.#environment.fetch(this.#url(path, query), {
        method,
        headers: headers(token, body),
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: abort.signal,
        // The token is all there is to know of the member, goes nowhere but to the server, and no answer is kept.
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
      });
      return await read(response);
    } catch (fault) {
      const isLate = abort.signal.aborted;
      throw new RefusedError(
        isLate ? refusal(TIMEOUT, 'No answer in time.') : refusal(NETWORK, 'No answer.'), {cause: fault});
    } finally {
      deadline.stop();
    }
  }

  #url(path, query = {}) {
    const url = new URL(path, this.#base);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) {
        url.searchParams.set(name, String(value));
      }
    }
    return url.href;
  }
}

function headers(token, body) {
  const all = {Accept: 'application/json', Authorization: `Bearer ${token}`};
  return body === undefined ? all : {...all, 'Content-Type': 'application/json'};
}

/** Reads to the end while the deadline still runs; what it means is told afterwards. */
async function read(response) {
  if (!response.ok) {
    const refused = await readRefusal(response);
    return {status: response.status, take: () => fail(refused)};
  }
  const text = await response.text();
  return {status: response.status, take: () => (text === '' ? null : parse(text, response.status))};
}

function parse(text, status) {
  try {
    return JSON.parse(text);
  } catch {
    return fail(refusal(UNEXPECTED_ANSWER, 'The answer is no JSON.', {status}));
  }
}

function fail(refused) {
  throw new RefusedError(refused);
}
