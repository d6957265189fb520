import {claimsOf} from './claims.js';
import {NETWORK, RefusedError, SIGNED_OUT, refusal, refusalOf} from './refusals.js';
import {Timer} from './timer.js';

/** So long before a token ends the host is asked for the next one. */
export const RENEWAL_LEAD_MS = 30_000;

/** The host is not asked for the next token sooner than this after it gave one, whatever clocks say. */
export const SHORTEST_RENEWAL_MS = 10_000;

/**
 * The host's tokens, kept in memory alone. However many ask at once, the host is asked once.
 */
export class Tokens {
  #getToken;
  #environment;
  #onRenewed;
  #current = null;
  #identity = null;
  #asking = null;
  #generation = 0;
  #renewal;

  /**
   * @param {import('./types.js').Options['getToken']} getToken
   * @param {import('./environment.js').Environment} environment
   * @param {(token: string, isSameIdentity: boolean) => void} onRenewed hears of each token but the first
   */
  constructor(getToken, environment, onRenewed) {
    this.#getToken = getToken;
    this.#environment = environment;
    this.#onRenewed = onRenewed;
    this.#renewal = new Timer(environment);
  }

  /** Who the present token says it is for: a hint, null without one. */
  get memberHint() {
    return this.#current === null ? null : claimsOf(this.#current).memberId;
  }

  /** Whose the last token was, for comparing; null before the first. */
  get identity() {
    return this.#identity;
  }

  /** @returns {Promise<string>} the present token, or the first */
  async get() {
    return this.#current ?? this.#ask('first');
  }

  /** @returns {Promise<string>} another one than the rejected; the host is asked, unless it has been since */
  async renew(rejected) {
    return this.#current !== null && this.#current !== rejected ? this.#current : this.#ask('rejected');
  }

  /** Forgets all: nothing is renewed any more, and what the host still answers is not kept. */
  clear() {
    this.#generation++;
    this.#renewal.stop();
    this.#current = null;
    this.#identity = null;
    this.#asking = null;
  }

  #ask(why) {
    if (this.#asking === null) {
      const asking = this.#fetch(why, this.#generation).finally(() => {
        if (this.#asking === asking) {
          this.#asking = null;
        }
      });
      this.#asking = asking;
    }
    return this.#asking;
  }

  async #fetch(why, generation) {
    const token = await this.#fromHost(why);
    if (generation !== this.#generation) {
      throw new RefusedError(refusal(SIGNED_OUT, 'The client was stopped meanwhile.'));
    }
    if (typeof token !== 'string' || token === '') {
      // One that is merely about to end is good until the server says otherwise; then the host is asked again.
      this.#current = why === 'expiring' ? this.#current : null;
      throw new RefusedError(refusal(SIGNED_OUT, 'The host has no token.'));
    }
    this.#keep(token);
    return token;
  }

  async #fromHost(why) {
    try {
      return await this.#getToken(why);
    } catch (fault) {
      throw new RefusedError(refusal(NETWORK, 'The host could not get a token.'), {cause: fault});
    }
  }

  #keep(token) {
    const former = this.#identity;
    const hasChanged = token !== this.#current;
    this.#current = token;
    this.#identity = claimsOf(token).identity;
    this.#scheduleRenewal(token);
    if (former !== null && hasChanged) {
      this.#onRenewed(token, former === this.#identity);
    }
  }

  #scheduleRenewal(token) {
    const {expiresAt} = claimsOf(token);
    const left = expiresAt === null ? 0 : expiresAt - this.#environment.now();
    this.#renewal.stop();
    // Over already, by this machine's clock: the clock may be wrong, and the server will say if it is not.
    if (left > 0) {
      this.#renewal.start(Math.max(left - RENEWAL_LEAD_MS, SHORTEST_RENEWAL_MS), () => this.#renewAhead());
    }
  }

  async #renewAhead() {
    try {
      await this.#ask('expiring');
    } catch (fault) {
      // Nothing is lost: when the server rejects the present one, the host is asked again, and that answer counts.
      refusalOf(fault);
    }
  }
}
