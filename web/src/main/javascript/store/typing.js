import {Timer} from '../client/timer.js';

/** The other side's typing lapses so long after it was last told (contract, section 5). */
export const LAPSE_MS = 6_000;

/** One's own is told at most so often … */
export const TELL_EVERY_MS = 3_000;

/** … and is over after so long without a key. */
export const IDLE_MS = 3_000;

/** Whether the other side is typing: told, and lapsing when it is told no more. */
export class TypingOfOther {
  #lapse;
  #changed;
  #isTyping = false;

  /**
   * @param {import('../client/environment.js').Environment} environment
   * @param {(isTyping: boolean) => void} changed
   */
  constructor(environment, changed) {
    this.#lapse = new Timer(environment);
    this.#changed = changed;
  }

  told(isTyping) {
    this.#lapse.stop();
    if (isTyping) {
      this.#lapse.start(LAPSE_MS, () => this.told(false));
    }
    if (isTyping !== this.#isTyping) {
      this.#isTyping = isTyping;
      this.#changed(isTyping);
    }
  }
}

/** Tells the other side that one is typing: sparingly, and when it is over. */
export class OwnTyping {
  #environment;
  #tell;
  #idle;
  #toldAt = null;

  /**
   * @param {import('../client/environment.js').Environment} environment
   * @param {(isTyping: boolean) => void} tell
   */
  constructor(environment, tell) {
    this.#environment = environment;
    this.#tell = tell;
    this.#idle = new Timer(environment);
  }

  /** A key was pressed. */
  typed() {
    const now = this.#environment.now();
    if (this.#toldAt === null || now - this.#toldAt >= TELL_EVERY_MS) {
      this.#toldAt = now;
      this.#tell(true);
    }
    this.#idle.start(IDLE_MS, () => this.stop());
  }

  /** It is over, and the other side is to know. */
  stop() {
    if (this.#toldAt !== null) {
      this.sent();
      this.#tell(false);
    }
  }

  /** It is over, and the message itself says so. */
  sent() {
    this.#idle.stop();
    this.#toldAt = null;
  }
}
