import {refusalOf} from '../client/refusals.js';

/** Brings what happens at the server into the book: messages, receipts, conversations that begin and end. */
export class Feed {
  #client;
  #book;
  #fetching = new Set();

  /**
   * @param {import('../client/client.js').RapportClient} client
   * @param {import('./book.js').Book} book
   */
  constructor(client, book) {
    this.#client = client;
    this.#book = book;
  }

  /** @returns {Array<() => void>} what stops listening */
  listen() {
    return [
      this.#client.on('message', ({message}) => this.#came(message)),
      this.#client.on('messages', ({messages}) => messages.forEach(message => this.#came(message))),
      this.#client.on('sent', ({message, conversation}) => this.#sent(message, conversation)),
      this.#client.on('conversation', ({conversation}) => this.#book.told(conversation)),
      this.#client.on('receipt', receipt => this.#read(receipt)),
      this.#client.on('counterpartRead', ({conversationId, upToSeq}) =>
        this.#book.counterpartReading(conversationId, upToSeq)),
    ];
  }

  #came(message) {
    const known = this.#book.get(message.conversation_id);
    if (known === undefined || message.seq > known.last_seq + 1) {
      // New here, or some were missed: how many of them are unread, the server knows.
      this.#fetch(message.conversation_id);
    }
    this.#book.message(message);
  }

  #sent(message, conversation) {
    if (conversation !== null) {
      this.#book.fetched([conversation], this.#book.revision, true);
    }
    this.#came(message);
  }

  #read({conversationId, readerId, upToSeq}) {
    if (readerId !== this.#client.viewer?.member.id) {
      this.#book.counterpartReading(conversationId, upToSeq);
      return;
    }
    const known = this.#book.get(conversationId);
    if (known === undefined || upToSeq <= known.read_seq) {
      return;
    }
    // Read elsewhere: in another tab, on another device.
    if (upToSeq >= known.last_seq) {
      this.#book.reading(conversationId, upToSeq, 0);
    } else {
      this.#fetch(conversationId);
    }
  }

  async #fetch(id) {
    if (this.#fetching.has(id)) {
      return;
    }
    this.#fetching.add(id);
    const since = this.#book.revision;
    const viewer = this.#client.viewer;
    try {
      const conversation = await this.#client.api.conversation(id);
      if (viewer === this.#client.viewer) {
        this.#book.fetched([conversation], since, true);
      }
    } catch (fault) {
      // The list will tell, the next time that it is brought up to date.
      refusalOf(fault);
    } finally {
      this.#fetching.delete(id);
    }
  }
}
