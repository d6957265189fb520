/** The most messages kept that came too early: with more, what is missing is fetched anyhow, and they with it. */
const MOST_EARLY = 200;

/**
 * The order of one conversation's messages, whatever order they come in and however often: pure bookkeeping. Seqs have no
 * gaps, so a message that is not the next one tells that others are missing.
 */
export class Sequence {
  #last;
  #early = new Map();

  /** @param {number} last the seq of the last message that is known */
  constructor(last) {
    this.#last = last;
  }

  /** The seq up to which all messages have been handed on. */
  get last() {
    return this.#last;
  }

  /** Whether messages are missing between those handed on and some that have come. */
  get hasHole() {
    return this.#early.size > 0;
  }

  /**
   * @param {readonly import('./types.js').Message[]} messages
   * @returns {import('./types.js').Message[]} those that are next now, in order; earlier and repeated ones are dropped
   */
  offer(messages) {
    const next = [];
    for (const message of messages) {
      if (message.seq === this.#last + 1) {
        this.#advance(message, next);
      } else if (message.seq > this.#last && this.#early.size < MOST_EARLY) {
        this.#early.set(message.seq, message);
      }
    }
    return next;
  }

  /** Hands on a message, and those that have waited for it. */
  #advance(message, next) {
    for (let ready = message; ready !== undefined; ready = this.#early.get(this.#last + 1)) {
      this.#last = ready.seq;
      this.#early.delete(ready.seq);
      next.push(ready);
    }
  }
}
