import {pauseAfter} from './backoff.js';
import {LOST, afterClose} from './closing.js';
import {SIGNED_OUT, refusalOf} from './refusals.js';
import {Socket} from './socket.js';
import {Timer} from './timer.js';

/** A connection that held so long was a good one: what failed before it is forgotten. */
export const STABLE_MS = 30_000;

/** So many failures make the pause the longest one. */
const NO_HURRY = 6;

/**
 * Keeps a socket open: comes back when one is lost, obeys what the server says in closing one, and renews its token.
 */
export class Connection {
  #url;
  #tokens;
  #environment;
  #hears;
  #socket = null;
  #run = 0;
  #liveSince = 0;
  #rejections = 0;
  #pause;
  #state = state('idle');

  /**
   * @param {string} url
   * @param {import('./tokens.js').Tokens} tokens
   * @param {import('./environment.js').Environment} environment
   * @param {{changed: (state: import('./types.js').ConnectionState) => void, hello: (frame: any) => void,
   *     frame: (frame: any) => void}} hears
   */
  constructor(url, tokens, environment, hears) {
    this.#url = url;
    this.#tokens = tokens;
    this.#environment = environment;
    this.#hears = hears;
    this.#pause = new Timer(environment);
  }

  /** @returns {Readonly<import('./types.js').ConnectionState>} */
  get state() {
    return this.#state;
  }

  get isLive() {
    return this.#state.status === 'live';
  }

  /** Begins, or begins anew at once, whatever was before. */
  open() {
    this.#rejections = 0;
    this.#connect(0, null);
  }

  close() {
    this.#leave();
    this.#change(state('idle'));
  }

  /** @returns {boolean} whether it went out: only while live */
  send(frame) {
    return this.isLive && this.#socket.send(frame);
  }

  /** There is another token of the same member's. */
  renew(token) {
    this.#socket?.renew(token);
  }

  /** There is reason to think that the way is broken: find out now. */
  doubt() {
    if (this.isLive) {
      this.#socket.probe();
    }
  }

  /** There is reason to think that the way is open (again): find out now. */
  hope() {
    this.doubt();
    if (this.#state.status === 'waiting') {
      this.#connect(0, null);
    }
  }

  /** @param {string|null} rejected the token that the server did not take, where that is why */
  async #connect(attempts, rejected) {
    this.#leave();
    const run = this.#run;
    this.#change(state('connecting', {attempts, code: this.#state.code, reason: this.#state.reason}));
    try {
      const token = rejected === null ? await this.#tokens.get() : await this.#tokens.renew(rejected);
      if (run === this.#run) {
        this.#socket = this.#open(token);
      }
    } catch (fault) {
      this.#withoutToken(refusalOf(fault), run, rejected);
    }
  }

  #open(token) {
    const socket = new Socket(this.#url, token, this.#environment, {
      hello: frame => this.#begin(frame),
      frame: frame => this.#hears.frame(frame),
      closed: code => this.#closed(code, socket.token),
    });
    return socket;
  }

  #begin(hello) {
    this.#liveSince = this.#environment.now();
    this.#change(state('live', {attempts: this.#state.attempts}));
    this.#hears.hello(hello);
  }

  #closed(code, token) {
    const {next, reason} = afterClose(code);
    const attempts = this.#settle() + 1;
    this.#socket = null;
    if (next === 'stay-away') {
      this.#change(state('refused', {attempts, code, reason}));
    } else if (next === 'renew') {
      this.#rejected(token, {attempts, code, reason});
    } else {
      this.#wait({attempts: next === 'return-late' ? Math.max(attempts, NO_HURRY) : attempts, code, reason});
    }
  }

  /** @returns {number} the failures in a row before this one */
  #settle() {
    const wasGood = this.isLive && this.#environment.now() - this.#liveSince >= STABLE_MS;
    if (wasGood) {
      this.#rejections = 0;
    }
    return wasGood ? 0 : this.#state.attempts;
  }

  /** The first time another token is asked for; if that is not taken either, asking on would help nobody. */
  #rejected(token, what) {
    this.#rejections++;
    this.#change(state(this.#rejections > 1 ? 'signed-out' : 'connecting', what));
    if (this.#rejections === 1) {
      this.#connect(what.attempts, token);
    }
  }

  #withoutToken({code}, run, rejected) {
    if (run !== this.#run) {
      return;
    }
    if (code === SIGNED_OUT) {
      this.#change(state('signed-out', {reason: 'no-token', code: this.#state.code}));
    } else {
      this.#wait({attempts: this.#state.attempts + 1, code: LOST, reason: 'lost'}, rejected);
    }
  }

  #wait({attempts, code, reason}, rejected = null) {
    const pause = pauseAfter(attempts, this.#environment.random);
    this.#pause.start(pause, () => this.#connect(attempts, rejected));
    const isOffline = reason === 'lost' && !this.#environment.isOnline();
    this.#change(state('waiting', {
      attempts, code, reason: isOffline ? 'offline' : reason, retryAt: this.#environment.now() + pause,
    }));
  }

  #leave() {
    this.#run++;
    this.#pause.stop();
    this.#socket?.close();
    this.#socket = null;
  }

  #change(next) {
    this.#state = next;
    this.#hears.changed(next);
  }
}

function state(status, {attempts = 0, retryAt = null, code = null, reason = null} = {}) {
  return Object.freeze({status, attempts, retryAt, code, reason});
}
