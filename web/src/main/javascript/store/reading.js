import {isDefinite, refusalOf} from '../client/refusals.js';

/**
 * Marks a conversation read: at once here, and at the server as soon as it can be; one mark at a time, and only ever
 * forward. A mark that failed is made again when there is a connection.
 */
export class Reading {
  #client;
  #book;
  #wanted = new Map();
  #isMarking = false;
  #read;

  /**
   * @param {import('../client/client.js').RapportClient} client
   * @param {import('./book.js').Book} book
   * @param {(count: number) => void} read hears how many fewer are unread
   */
  constructor(client, book, read) {
    this.#client = client;
    this.#book = book;
    this.#read = read;
  }

  /** Whether the server has still to hear of a mark. */
  get isUnderWay() {
    return this.#wanted.size > 0;
  }

  /**
   * The newest messages were seen. A mark is for what the other side wrote: of one's own there is nothing to tell.
   *
   * @param {import('./types.js').Conversation} conversation
   * @param {readonly import('./types.js').Message[]} messages rising, the conversation's last one included
   */
  seen({id, read_seq: readSeq, unread_count: unread}, messages) {
    const upTo = messages.findLast(message => !message.is_own)?.seq ?? 0;
    if (upTo > readSeq) {
      this.#book.reading(id, upTo, 0);
      this.#read(unread);
      this.#wanted.set(id, upTo);
      this.retry();
    }
  }

  async retry() {
    if (this.#isMarking) {
      return;
    }
    this.#isMarking = true;
    try {
      while (this.#wanted.size > 0) {
        await this.#markOne(...this.#wanted.entries().next().value);
      }
    } catch (fault) {
      // Nobody is kept from anything by it: the next connection tries again.
      refusalOf(fault);
    } finally {
      this.#isMarking = false;
    }
  }

  clear() {
    this.#wanted.clear();
  }

  async #markOne(conversationId, upTo) {
    try {
      await this.#client.api.markRead(conversationId, upTo);
    } catch (fault) {
      if (!isDefinite(refusalOf(fault))) {
        throw fault;
      }
    }
    if (this.#wanted.get(conversationId) === upTo) {
      this.#wanted.delete(conversationId);
    }
  }
}
