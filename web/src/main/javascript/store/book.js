import {byActivity, isShutOut, merged, withCounterpartReading, withMessage, withReading} from './changes.js';

/**
 * All conversations that are known, each in its newest form, whether it was fetched or told. The list shows those that
 * are listed; the thread finds its own here too.
 */
export class Book {
  #conversations = new Map();
  #listed = new Set();
  /** When something was told of who may do what, and when of anything at all: by revision. */
  #told = new Map();
  #moved = new Map();
  #revision = 0;
  #hasChanged = false;
  #changed;

  /** @param {() => void} changed hears when anything has changed, once for all that came together */
  constructor(changed) {
    this.#changed = changed;
  }

  /** A moment, for saying later what was known before it. */
  get revision() {
    return this.#revision;
  }

  /** @returns {import('./types.js').Conversation|undefined} */
  get(id) {
    return this.#conversations.get(id);
  }

  /** @returns {import('./types.js').Conversation|undefined} the conversation with a member */
  with(memberId) {
    return [...this.#conversations.values()].find(({counterpart}) => counterpart.id === memberId);
  }

  /** @returns {readonly import('./types.js').Conversation[]} newest activity first */
  listed() {
    return Object.freeze([...this.#listed].map(id => this.#conversations.get(id)).sort(byActivity));
  }

  /**
   * Conversations that were fetched.
   *
   * @param {readonly import('./types.js').Conversation[]} fetched
   * @param {number} since the revision when they were asked for: what was told after it is newer than they are
   * @param {boolean} isList whether they are of the viewer's list
   */
  fetched(fetched, since, isList) {
    for (const conversation of fetched) {
      const isKnownNewer = (this.#told.get(conversation.id) ?? 0) > since;
      this.#put(conversation.id, merged(this.get(conversation.id), conversation, isKnownNewer));
      if (isList && !isKnownNewer) {
        this.#list(conversation.id);
      }
    }
    this.#tell();
  }

  /** A conversation as the server has just told it: new, archived, opened again, renamed. */
  told(conversation) {
    this.#moves(conversation.id);
    this.#told.set(conversation.id, this.#revision);
    this.#put(conversation.id, merged(this.get(conversation.id), conversation, false));
    if (isShutOut(conversation)) {
      this.#unlist(conversation.id);
    } else {
      this.#list(conversation.id);
    }
    this.#tell();
  }

  /** A message in a conversation: where that is known, it is of the list now, and at its head. */
  message(message) {
    const id = message.conversation_id;
    this.#moves(id);
    this.#replace(id, conversation => withMessage(conversation, message));
    if (this.#conversations.has(id)) {
      this.#list(id);
    }
    this.#tell();
  }

  reading(id, upTo, unreadCount) {
    this.#replace(id, conversation => withReading(conversation, upTo, unreadCount));
    this.#tell();
  }

  counterpartReading(id, upTo) {
    this.#replace(id, conversation => withCounterpartReading(conversation, upTo));
    this.#tell();
  }

  /**
   * A stretch of the list was fetched: what ought to have been in it and was not is listed no longer.
   *
   * @param {Set<string>} ids
   * @param {string|null} oldest the time down to which the stretch reaches; null: to the end
   * @param {number} since the revision when it was asked for
   */
  unlistAllBut(ids, oldest, since) {
    for (const {id, last_message_at: at} of this.listed()) {
      const isInside = oldest === null || at > oldest;
      if (isInside && !ids.has(id) && (this.#moved.get(id) ?? 0) <= since) {
        this.#unlist(id);
      }
    }
    this.#tell();
  }

  clear() {
    this.#conversations.clear();
    this.#listed.clear();
    this.#told.clear();
    this.#moved.clear();
    this.#hasChanged = true;
    this.#tell();
  }

  #moves(id) {
    this.#revision++;
    this.#moved.set(id, this.#revision);
  }

  #list(id) {
    if (!this.#listed.has(id)) {
      this.#listed.add(id);
      this.#hasChanged = true;
    }
  }

  #unlist(id) {
    if (this.#listed.delete(id)) {
      this.#hasChanged = true;
    }
  }

  #replace(id, change) {
    const known = this.get(id);
    if (known !== undefined) {
      this.#put(id, change(known));
    }
  }

  #put(id, conversation) {
    if (this.get(id) !== conversation) {
      this.#conversations.set(id, conversation);
      this.#hasChanged = true;
    }
  }

  #tell() {
    if (this.#hasChanged) {
      this.#hasChanged = false;
      this.#changed();
    }
  }
}
