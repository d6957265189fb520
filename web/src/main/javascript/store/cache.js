/**
 * What was seen last, for showing it when the server does not answer (AC error state "Failed to load messages"). In the
 * session storage: it survives a reload and ends with the tab, so no talk is left behind on a shared machine. It belongs
 * to one member; another's is deleted when they sign in. Bounded, and never of use for anything but showing.
 */
export const MOST_CONVERSATIONS = 50;
export const MOST_THREADS = 10;
export const MOST_MESSAGES = 40;

const PREFIX = 'rapport:cache:';

export class Cache {
  #storage;
  #server;
  #own;

  /**
   * @param {Storage|null} storage
   * @param {string} server
   * @param {string} memberId
   */
  constructor(storage, server, memberId) {
    this.#storage = storage;
    this.#server = `${PREFIX}${encodeURIComponent(server)}:`;
    this.#own = `${this.#server}${encodeURIComponent(memberId)}:`;
  }

  dropOthers() {
    for (const key of this.#keys(this.#server)) {
      if (!key.startsWith(this.#own)) {
        this.#storage.removeItem(key);
      }
    }
  }

  /** @returns {{viewer: import('./types.js').Me, conversations: import('./types.js').Conversation[]}|null} */
  overview() {
    const overview = this.#get('overview');
    return Array.isArray(overview?.conversations) && overview.viewer?.member ? overview : null;
  }

  keepOverview(viewer, conversations) {
    this.#set('overview', {viewer, conversations: conversations.slice(0, MOST_CONVERSATIONS)});
  }

  /** @returns {import('./types.js').Message[]} rising */
  thread(conversationId) {
    const messages = this.#threads().find(thread => thread.id === conversationId)?.messages;
    return Array.isArray(messages) ? messages : [];
  }

  /** @param {readonly import('./types.js').Message[]} messages rising; none: it is forgotten */
  keepThread(conversationId, messages) {
    const others = this.#threads().filter(({id}) => id !== conversationId);
    const own = messages.length === 0 ? [] : [{id: conversationId, messages: messages.slice(-MOST_MESSAGES)}];
    this.#set('threads', [...own, ...others].slice(0, MOST_THREADS));
  }

  #threads() {
    const threads = this.#get('threads');
    return Array.isArray(threads) ? threads : [];
  }

  #get(name) {
    try {
      return JSON.parse(this.#storage?.getItem(this.#own + name) ?? null);
    } catch {
      // Not ours, or cut short: as good as nothing.
      return null;
    }
  }

  #set(name, value) {
    try {
      this.#storage?.setItem(this.#own + name, JSON.stringify(value));
    } catch {
      // Full. What was kept before may be out of date by now.
      this.#storage.removeItem(this.#own + name);
    }
  }

  #keys(prefix) {
    const keys = [];
    for (let i = 0; i < (this.#storage?.length ?? 0); i++) {
      keys.push(this.#storage.key(i));
    }
    return keys.filter(key => key.startsWith(prefix));
  }
}
