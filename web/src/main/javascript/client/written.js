/**
 * What was written and is not answered yet, in the local storage: so that it survives a reload, and other tabs of the same
 * member see it. One key for each message, so that tabs never write over each other's; and nobody's but the present
 * member's are kept. No token is ever among it.
 */

const PREFIX = 'rapport:outbox:';

/**
 * @typedef {object} Written
 * @property {string} clientMessageId
 * @property {string|null} conversationId
 * @property {string|null} recipientId
 * @property {string} content
 * @property {number} writtenAt
 *
 * @typedef {{kind: 'sent', message: object, conversation: object|null}|{kind: 'refused', refusal: object}
 *     |{kind: 'discarded'}} Outcome
 */

export class WrittenStore {
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

  /** What tabs take turns by. */
  get lockName() {
    return `rapport:lease:${this.#own}`;
  }

  /** Deletes what others wrote who were signed in here before: it is theirs, and must neither be read nor sent. */
  dropOthers() {
    for (const key of this.#keys(this.#server)) {
      if (!key.startsWith(this.#own)) {
        this.#delete(key);
      }
    }
  }

  /** @returns {Written[]} oldest first */
  all() {
    return this.#keys(this.#own).map(key => read(this.#get(key))?.written)
      .filter(written => written !== undefined)
      .sort((a, b) => a.writtenAt - b.writtenAt);
  }

  /** @returns {boolean} whether it is kept: not where storage is forbidden or full */
  keep(written) {
    return this.#set({written});
  }

  has(clientMessageId) {
    return this.#get(this.#own + clientMessageId) !== null;
  }

  /** Removes it; other tabs hear what has become of it. */
  remove(written, outcome) {
    if (this.has(written.clientMessageId)) {
      this.#set({written, outcome});
      this.#delete(this.#own + written.clientMessageId);
    }
  }

  /**
   * What another tab has done.
   *
   * @param {StorageEvent} event
   * @returns {{clientMessageId: string, written: Written|null, outcome: Outcome|null}|null} null: nothing of ours. Without
   *     `written`: it is gone
   */
  heard(event) {
    if (this.#storage === null || !event.key?.startsWith(this.#own)) {
      return null;
    }
    const clientMessageId = event.key.slice(this.#own.length);
    const entry = read(event.newValue);
    return {clientMessageId, written: entry?.written ?? null, outcome: entry?.outcome ?? null};
  }

  #set(entry) {
    return this.#safely(false, storage => {
      storage.setItem(this.#own + entry.written.clientMessageId, JSON.stringify(entry));
      return true;
    });
  }

  #get(key) {
    return this.#safely(null, storage => storage.getItem(key));
  }

  #delete(key) {
    this.#safely(undefined, storage => storage.removeItem(key));
  }

  #keys(prefix) {
    return this.#safely([], storage => {
      const all = Array.from({length: storage.length}, (_, i) => storage.key(i));
      return all.filter(key => key.startsWith(prefix));
    });
  }

  /**
   * A storage may be full, or forbidden from one moment to the next. What is written then lives as long as this tab does,
   * which is what it would do without a storage.
   */
  #safely(otherwise, use) {
    try {
      return this.#storage === null ? otherwise : use(this.#storage);
    } catch {
      return otherwise;
    }
  }
}

/** An entry, or null for anything else: other scripts of this origin write here too. */
function read(value) {
  try {
    const entry = JSON.parse(value);
    return isWritten(entry?.written) ? entry : null;
  } catch {
    return null;
  }
}

function isWritten(written) {
  const isText = value => typeof value === 'string' && value !== '';
  return isText(written?.clientMessageId) && isText(written.content) && Number.isFinite(written.writtenAt)
    && (isText(written.conversationId) || isText(written.recipientId));
}
