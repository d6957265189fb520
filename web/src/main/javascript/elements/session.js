import {RapportClient} from '../client/index.js';
import {MessagesStore, UnreadCount} from '../store/index.js';

/** One for each server that elements on this page speak to: they share its connection and the host's token. */
const sessions = new Map();

/**
 * What the elements of one page share: a client, and on it the page's state and the count, each made when it is wanted.
 * It lasts as long as one of them is in the document.
 */
export class Session {
  #server;
  #members = new Set();
  #client;
  #parts = new Map();

  /** The one for that server, which the element joins. */
  static join(server, element) {
    if (!sessions.has(server)) {
      sessions.set(server, new Session(server));
    }
    const session = sessions.get(server);
    session.#members.add(element);
    return session;
  }

  constructor(server) {
    this.#server = server;
    this.#client = new RapportClient({server, getToken: why => this.#token(why)});
  }

  /** Whether the host has said where tokens come from: nothing is asked of the server before. */
  get canStart() {
    return this.#provider() !== undefined;
  }

  messages() {
    return this.#part('messages', () => new MessagesStore(this.#client));
  }

  unread() {
    return this.#part('unread', () => new UnreadCount(this.#client));
  }

  /** Begins what is not begun; to be called again whenever a host has given `getToken`. */
  start() {
    if (this.canStart) {
      for (const part of this.#parts.values()) {
        if (!part.isStarted) {
          part.isStarted = true;
          part.value.start();
        }
      }
    }
  }

  leave(element) {
    this.#members.delete(element);
    if (this.#members.size === 0) {
      sessions.delete(this.#server);
      for (const {value} of this.#parts.values()) {
        value.stop();
      }
      this.#parts.clear();
    }
  }

  #part(name, make) {
    if (!this.#parts.has(name)) {
      this.#parts.set(name, {value: make(), isStarted: false});
    }
    return this.#parts.get(name).value;
  }

  #token(why) {
    return this.#provider()?.getToken(why) ?? null;
  }

  #provider() {
    return [...this.#members].find(element => typeof element.getToken === 'function');
  }
}
