import {Attempt} from './attempt.js';
import {Timer} from '../client/timer.js';

/**
 * A higher count is believed so much later while something is being marked read: what comes into an open conversation is
 * unread for a moment, and a badge that blinks with each message helps nobody.
 */
export const HOLD_MS = 1_000;

/**
 * How many messages are unread over all conversations: for a badge (AC-8), alone or as part of the store. The server's
 * count is absolute; what is read here is subtracted at once.
 */
export class UnreadCount {
  #client;
  #isReading;
  #count = 0;
  #asking = new Attempt();
  #hold;
  #listeners = new Set();
  #stops = [];

  /**
   * @param {import('../client/client.js').RapportClient} client
   * @param {() => boolean} [isReading] whether a read mark is under way
   */
  constructor(client, isReading = () => false) {
    this.#client = client;
    this.#isReading = isReading;
    this.#hold = new Timer(client.environment);
  }

  get count() {
    return this.#count;
  }

  /**
   * @param {(count: number) => void} listener
   * @returns {() => void} stops listening
   */
  subscribe(listener) {
    const entry = {listener};
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  start() {
    if (this.#stops.length === 0) {
      this.#stops = [
        this.#client.on('unread', ({unreadCount}) => this.#told(unreadCount)),
        this.#client.on('refresh', () => this.#ask()),
        this.#client.on('viewer', () => this.#anew()),
      ];
      this.#client.connect();
      if (this.#client.viewer !== null) {
        this.#ask();
      }
    }
  }

  stop() {
    if (this.#stops.length > 0) {
      this.#stops.forEach(stop => stop());
      this.#stops = [];
      this.#asking.stop();
      this.#hold.stop();
      this.#client.release();
    }
  }

  /** So many have just been read here. */
  read(count) {
    this.#set(Math.max(this.#count - count, 0));
  }

  #anew() {
    this.#set(0);
    this.#ask();
  }

  #ask() {
    this.#asking.start(() => this.#client.api.unreadCount(), {
      done: ({unread_count: count}) => this.#believe(count),
      failed: () => {},
    });
  }

  /** The server's latest word: an answer to what was asked before is older. */
  #told(count) {
    this.#asking.stop();
    this.#believe(count);
  }

  #believe(count) {
    if (count > this.#count && this.#isReading()) {
      this.#hold.start(HOLD_MS, () => this.#set(count));
    } else {
      this.#set(count);
    }
  }

  #set(count) {
    this.#hold.stop();
    if (count !== this.#count) {
      this.#count = count;
      [...this.#listeners].forEach(({listener}) => listener(count));
    }
  }
}
