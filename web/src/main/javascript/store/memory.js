import {Timer} from '../client/timer.js';
import {Cache} from './cache.js';

/** So long after a change what is to be remembered is written. */
export const DELAY_MS = 500;

/** Remembers, for the member who is signed in, what was shown last; for whoever looks through their eyes, nothing. */
export class Memory {
  #client;
  #timer;
  #cache = null;

  /** @param {import('../client/client.js').RapportClient} client */
  constructor(client) {
    this.#client = client;
    this.#timer = new Timer(client.environment);
  }

  /** @param {import('./types.js').Me} me what others left behind is deleted */
  signedIn(me) {
    this.#timer.stop();
    this.#cache = me.is_impersonated ? null : this.#of(me.member.id);
    this.#cache?.dropOthers();
  }

  /** What was shown last: of the member, or, before the server has said who that is, of whom the token is for. */
  overview() {
    const hint = this.#client.memberHint;
    const cache = this.#client.viewer === null && hint !== null ? this.#of(hint) : this.#cache;
    return cache?.overview() ?? null;
  }

  messages(conversationId) {
    return this.#cache?.thread(conversationId) ?? [];
  }

  forget(conversationId) {
    this.#cache?.keepThread(conversationId, []);
  }

  /** @param {() => {list: import('./types.js').ConversationList, thread: import('./types.js').Thread|null}} shown asked
   *     after a moment, once for all changes in it */
  keepSoon(shown) {
    if (this.#cache !== null && !this.#timer.isRunning) {
      this.#timer.start(DELAY_MS, () => this.#keep(shown()));
    }
  }

  stop() {
    this.#timer.stop();
  }

  #keep({list, thread}) {
    if (list.status === 'ready' && !list.isCached) {
      this.#cache.keepOverview(this.#client.viewer, list.conversations);
    }
    if (thread?.status === 'ready' && thread.conversation !== null && thread.newer === 'end') {
      this.#cache.keepThread(thread.conversation.id, thread.messages);
    }
  }

  #of(memberId) {
    return new Cache(this.#client.environment.sessionStorage, this.#client.server, memberId);
  }
}
