import {LARGEST_PAGE} from './api.js';
import {isDefinite, refusalOf} from './refusals.js';
import {Sequence} from './sequence.js';
import {Timer} from './timer.js';

/** A `resume` that is not answered in this time is asked over HTTP instead. */
export const RESUME_TIMEOUT_MS = 10_000;

/** Who is further behind than this does not catch up message by message, but starts again from the end. */
export const LEAP = 200;

/**
 * One conversation that is followed: every message after the last known one, in order, once, whether it comes live, in
 * answer to a `resume`, or by polling. Missing ones are asked for as soon as it shows.
 */
export class Following {
  #conversationId;
  #sequence;
  #ways;
  #tells;
  #patience;
  #isResuming = false;
  #isFetching = false;
  #hasEnded = false;

  /**
   * @param {string} conversationId
   * @param {number} lastSeq of the last message that is known already; 0: none
   * @param {{api: import('./api.js').Api, send: (frame: object) => boolean,
   *     environment: import('./environment.js').Environment}} ways
   * @param {{messages: (messages: import('./types.js').Message[]) => void, leap: (lastSeq: number) => void,
   *     closed: (refusal: import('./types.js').Refusal) => void}} tells
   */
  constructor(conversationId, lastSeq, ways, tells) {
    this.#conversationId = conversationId;
    this.#sequence = new Sequence(lastSeq);
    this.#ways = ways;
    this.#tells = tells;
    this.#patience = new Timer(ways.environment);
  }

  get lastSeq() {
    return this.#sequence.last;
  }

  /** Asks for what has come since: over the socket if there is one, else over HTTP. */
  catchUp() {
    this.#isResuming = this.#ways.send({
      type: 'resume', conversation_id: this.#conversationId, after_seq: this.#sequence.last,
    });
    if (this.#isResuming) {
      this.#patience.start(RESUME_TIMEOUT_MS, () => this.fetch());
    } else {
      this.fetch();
    }
  }

  /** Messages from anywhere. */
  offer(messages) {
    this.#take(messages);
    if (this.#sequence.hasHole && !this.#isResuming && !this.#isFetching) {
      this.catchUp();
    }
  }

  /** The answer to a `resume`. It may overlap what came live. */
  resumed({messages, last_seq: lastSeq, complete}) {
    if (this.#isTooFar(lastSeq)) {
      return;
    }
    this.#patience.stop();
    this.#isResuming = false;
    const hasProgressed = this.#take(messages);
    if (!complete || this.#sequence.hasHole) {
      // An answer that leads nowhere is not asked for again in the same way.
      hasProgressed ? this.catchUp() : this.fetch();
    }
  }

  /** Something was refused on the socket, and frames do not say what: find out by asking in another way. */
  doubt() {
    if (this.#isResuming) {
      this.fetch();
    }
  }

  /** Asks over HTTP, until nothing is missing. Without effect while it is being asked already. */
  async fetch() {
    this.#patience.stop();
    this.#isResuming = false;
    if (this.#isFetching) {
      return;
    }
    this.#isFetching = true;
    try {
      while (await this.#fetchOnce());
    } catch (fault) {
      this.#failed(refusalOf(fault));
    } finally {
      this.#isFetching = false;
    }
  }

  /** Nothing is told any more. */
  end() {
    this.#hasEnded = true;
    this.#patience.stop();
  }

  /** @returns {Promise<boolean>} whether there is more */
  async #fetchOnce() {
    const page = await this.#ways.api.messages(
      this.#conversationId, {after: this.#sequence.last, limit: LARGEST_PAGE});
    if (this.#isTooFar(page.count)) {
      return false;
    }
    const hasProgressed = this.#take(page.results);
    return !this.#hasEnded && page.next !== null && hasProgressed;
  }

  #isTooFar(lastSeq) {
    const isTooFar = !this.#hasEnded && lastSeq - this.#sequence.last > LEAP;
    if (isTooFar) {
      this.end();
      this.#tells.leap(lastSeq);
    }
    return isTooFar;
  }

  /** @returns {boolean} whether any of them was the next one */
  #take(messages) {
    const next = this.#sequence.offer(messages);
    if (next.length > 0 && !this.#hasEnded) {
      this.#tells.messages(next);
    }
    return next.length > 0;
  }

  /** What passes is asked again with the next poll or connection. */
  #failed(refusal) {
    if (isDefinite(refusal) && !this.#hasEnded) {
      this.end();
      this.#tells.closed(refusal);
    }
  }
}
