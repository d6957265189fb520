/**
 * Whether somebody is looking, and at what: then the newest messages of the open thread are read, and the server is told,
 * so that no push is sent about them. A member through whose eyes somebody else looks has seen nothing.
 */
export class Attention {
  #client;
  #book;
  #reading;
  #isVisible = false;
  #thread = null;
  #focused = null;

  /**
   * @param {import('../client/client.js').RapportClient} client
   * @param {import('./book.js').Book} book
   * @param {import('./reading.js').Reading} reading
   */
  constructor(client, book, reading) {
    this.#client = client;
    this.#book = book;
    this.#reading = reading;
  }

  /** @param {boolean} isVisible the tab is in front, and the window focused */
  setVisible(isVisible) {
    this.#isVisible = isVisible;
    this.consider();
  }

  /** @param {import('./thread.js').Thread|null} thread the open one */
  turnTo(thread) {
    this.#thread = thread;
    this.consider();
  }

  /** Something has changed in the thread: perhaps there is more to be read. */
  consider() {
    const focused = this.#isVisible ? this.#thread?.conversationId ?? null : null;
    if (focused !== this.#focused) {
      this.#focused = focused;
      this.#client.focus(focused);
    }
    this.#read();
  }

  /** A new socket knows nothing of it. */
  tellAgain() {
    this.#client.focus(this.#focused);
  }

  #read() {
    const conversation = this.#book.get(this.#thread?.conversationId);
    const isSeen = this.#isVisible && conversation !== undefined && this.#thread.showsEnd;
    if (isSeen && this.#client.viewer?.is_impersonated === false) {
      this.#reading.seen(conversation, this.#thread.state.messages);
    }
  }
}
