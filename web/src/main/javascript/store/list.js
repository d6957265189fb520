import {Attempt} from './attempt.js';

/** So many pages are looked through at most when one comes back: 500 conversations. */
export const MOST_PAGES_REFRESHED = 10;

/** @type {Readonly<import('./types.js').ConversationList>} */
const UNKNOWN = Object.freeze({
  status: 'loading', isCached: false, conversations: Object.freeze([]), rest: 'end', error: null,
});

/**
 * The list of conversations: its pages, and bringing them up to date. What is in it, and in which order, the {@link Book}
 * knows.
 */
export class List {
  #client;
  #book;
  #changed;
  #state = UNKNOWN;
  #pages = 0;
  #isComplete = false;
  #refreshing = new Attempt();
  #loadingMore = new Attempt();
  /** So many pages are to be looked through again once the present refreshing is over. */
  #next = 0;

  /**
   * @param {import('../client/client.js').RapportClient} client
   * @param {import('./book.js').Book} book
   * @param {(state: Readonly<import('./types.js').ConversationList>) => void} changed
   */
  constructor(client, book, changed) {
    this.#client = client;
    this.#book = book;
    this.#changed = changed;
  }

  static get initial() {
    return UNKNOWN;
  }

  /** Whether it has been loaded from the server since it was last cleared. */
  get isConfirmed() {
    return this.#pages > 0;
  }

  /** Shows what was there before, until it is loaded: and something now, rather than nothing. */
  showCached(conversations) {
    if (!this.isConfirmed && this.#state.conversations.length === 0) {
      this.#book.fetched(conversations, 0, true);
      this.#change({status: 'ready', isCached: true});
    }
  }

  /** It cannot even be tried: why. */
  fail(refusal) {
    if (!this.isConfirmed) {
      this.#change({status: 'failed', error: refusal});
    }
  }

  /** The book has changed. */
  show() {
    const conversations = this.#book.listed();
    if (!isSame(conversations, this.#state.conversations)) {
      this.#change({conversations});
    }
  }

  /** Loads it again, with the skeleton where there is nothing to show. */
  retry() {
    if (!this.isConfirmed && this.#state.conversations.length === 0) {
      this.#change({status: 'loading', error: null});
    }
    this.refresh();
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
    this.#change({rest: 'loading'});
    const since = this.#book.revision;
    this.#loadingMore.start(() => this.#client.api.conversations({page: this.#pages + 1}), {
      done: page => {
        this.#book.fetched(page.results, since, true);
        this.#pages++;
        this.#end(page.next === null);
      },
      failed: refusal => this.#change({rest: 'failed', error: refusal}),
    });
  }

  clear() {
    this.#refreshing.stop();
    this.#loadingMore.stop();
    this.#pages = 0;
    this.#isComplete = false;
    this.#next = 0;
    this.#change(UNKNOWN);
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
    this.#change({status: 'ready', isCached: false, error: null});
    if (isAll || isComplete) {
      this.#end(isComplete);
    }
    this.#lookAgain();
  }

  /** Where it was loaded once, one is merely not up to date, and the connection says so already. */
  #failed(refusal) {
    this.fail(refusal);
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
      this.#change({rest: isComplete ? 'end' : 'more'});
    }
  }

  #change(changes) {
    if (Object.keys(changes).some(name => changes[name] !== this.#state[name])) {
      this.#state = Object.freeze({...this.#state, ...changes});
      this.#changed(this.#state);
    }
  }
}

const isSame = (a, b) => a.length === b.length && a.every((conversation, i) => conversation === b[i]);
