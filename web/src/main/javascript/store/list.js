import {Attempt} from './attempt.js';

/** So many pages are looked through at most when one comes back: 500 conversations. */
export const MOST_PAGES_REFRESHED = 10;

/**
 * The list of conversations: its pages, and bringing them up to date. What is in it, and in which order, the {@link Book}
 * knows.
 */
export class List {
  #client;
  #book;
  #tells;
  #pages = 0;
  #isComplete = false;
  #refreshing = new Attempt();
  #loadingMore = new Attempt();
  /** So many pages are to be looked through again once the present refreshing is over. */
  #next = 0;

  /**
   * @param {import('../client/client.js').RapportClient} client
   * @param {import('./book.js').Book} book
   * @param {(changes: Partial<import('./types.js').ConversationList>) => void} tells
   */
  constructor(client, book, tells) {
    this.#client = client;
    this.#book = book;
    this.#tells = tells;
  }

  /** Whether it has been loaded from the server since it was last cleared. */
  get isConfirmed() {
    return this.#pages > 0;
  }

  /** Loads it, or brings all of it that is shown up to date. */
  refresh() {
    this.#look(Math.min(Math.max(this.#pages, 1), MOST_PAGES_REFRESHED));
  }

  /** Looks for new activity alone, which is on the first page. */
  poll() {
    this.#look(1);
  }

  loadMore() {
    if (!this.isConfirmed || this.#isComplete || this.#loadingMore.isRunning) {
      return;
    }
    this.#tells({rest: 'loading'});
    const since = this.#book.revision;
    this.#loadingMore.start(() => this.#client.api.conversations({page: this.#pages + 1}), {
      done: page => {
        this.#book.fetched(page.results, since, true);
        this.#pages++;
        this.#end(page.next === null);
      },
      failed: refusal => this.#tells({rest: 'failed', error: refusal}),
    });
  }

  clear() {
    this.#refreshing.stop();
    this.#loadingMore.stop();
    this.#pages = 0;
    this.#isComplete = false;
    this.#next = 0;
  }

  /** What is asked for while an answer is on its way is asked after it: the answer may be of before. */
  #look(pages) {
    if (this.#refreshing.isRunning) {
      this.#next = Math.max(this.#next, pages);
      return;
    }
    this.#next = 0;
    this.#refreshing.start(() => this.#fetch(pages), {
      done: stretch => this.#refreshed(stretch),
      failed: refusal => this.#failed(refusal),
    });
  }

  async #fetch(most) {
    const stretch = {pages: [], since: this.#book.revision, isComplete: false};
    for (let page = 1; page <= most && !stretch.isComplete; page++) {
      const {results, next} = await this.#client.api.conversations({page});
      stretch.pages.push(results);
      stretch.isComplete = next === null;
    }
    return stretch;
  }

  #refreshed({pages, since, isComplete}) {
    const conversations = pages.flat();
    this.#book.fetched(conversations, since, true);
    const oldest = isComplete ? null : conversations.at(-1).last_message_at;
    this.#book.unlistAllBut(new Set(conversations.map(({id}) => id)), oldest, since);
    const isAll = pages.length >= this.#pages;
    this.#pages = Math.max(this.#pages, pages.length);
    this.#tells({status: 'ready', isCached: false, error: null});
    if (isAll || isComplete) {
      this.#end(isComplete);
    }
    this.#lookAgain();
  }

  /** Where it was loaded once, one is merely not up to date, and the connection says so already. */
  #failed(refusal) {
    if (!this.isConfirmed) {
      this.#tells({status: 'failed', error: refusal});
    }
    this.#lookAgain();
  }

  #lookAgain() {
    if (this.#next > 0) {
      this.#look(this.#next);
    }
  }

  #end(isComplete) {
    this.#isComplete = isComplete;
    if (!this.#loadingMore.isRunning) {
      this.#tells({rest: isComplete ? 'end' : 'more'});
    }
  }
}
