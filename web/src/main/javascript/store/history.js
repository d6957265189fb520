import {Attempt} from './attempt.js';
import {EMPTY, firstSeq, fromNewest, lastSeq, withNewer, withOlder} from './window.js';

/**
 * The messages of one conversation: the window of its history that is kept, growing by pages at either end, and live at
 * its end. Follows the conversation for as long as the window ends with the newest message.
 */
export class History {
  #client;
  #conversationId;
  #tells;
  #window = EMPTY;
  #isAtEnd = true;
  #newest = new Attempt();
  #older = new Attempt();
  #newer = new Attempt();
  #stops;

  /**
   * @param {import('../client/client.js').RapportClient} client
   * @param {string} conversationId
   * @param {{changed: (changes: object) => void, failed: (refusal: import('./types.js').Refusal) => void,
   *     closed: (refusal: import('./types.js').Refusal) => void}} tells
   *     `changed` hears parts of a `Thread`
   */
  constructor(client, conversationId, tells) {
    this.#client = client;
    this.#conversationId = conversationId;
    this.#tells = tells;
    this.#stops = [
      this.#on('messages', ({messages}) => this.#append(messages)),
      this.#on('leap', () => this.#leapt()),
      this.#on('closed', ({refusal}) => tells.closed(refusal)),
    ];
  }

  get messages() {
    return this.#window.messages;
  }

  get reachesEnd() {
    return this.#window.reachesEnd;
  }

  /** One at a time: what is added at one end may be given up at the other. */
  get #isBusy() {
    return this.#newest.isRunning || this.#older.isRunning || this.#newer.isRunning;
  }

  /** Loads the newest page, in the place of whatever there is. */
  load() {
    this.#older.stop();
    this.#newer.stop();
    this.#newest.start(() => this.#client.api.messages(this.#conversationId), {
      done: page => {
        this.#show(fromNewest(page.results), {status: 'ready', isCached: false, error: null});
        // What has come since the page was asked for comes now.
        this.#follow();
      },
      failed: refusal => this.#failed(refusal),
    });
  }

  loadOlder() {
    if (this.#isBusy || firstSeq(this.#window) <= 1) {
      return;
    }
    this.#tells.changed({older: 'loading'});
    this.#older.start(() => this.#client.api.messages(this.#conversationId, {before: firstSeq(this.#window)}), {
      done: page => {
        this.#show(withOlder(this.#window, page.results));
        this.#unfollowBeyond();
      },
      failed: () => this.#tells.changed({older: 'failed'}),
    });
  }

  loadNewer() {
    if (this.#isBusy || this.#window.reachesEnd) {
      return;
    }
    this.#tells.changed({newer: 'loading'});
    this.#newer.start(() => this.#client.api.messages(this.#conversationId, {after: lastSeq(this.#window)}), {
      done: page => {
        const reachesEnd = page.next === null;
        this.#show(withNewer(this.#window, page.results, {reachesEnd, keepsEnd: true}));
        if (reachesEnd) {
          this.#follow();
        }
      },
      failed: () => this.#tells.changed({newer: 'failed'}),
    });
  }

  /** Shows the newest messages, wherever one was. */
  jumpToEnd() {
    if (!this.#window.reachesEnd && !this.#newest.isRunning) {
      this.#tells.changed({newer: 'loading'});
      this.load();
    }
  }

  setAtEnd(isAtEnd) {
    this.#isAtEnd = isAtEnd;
  }

  end() {
    this.#stops.forEach(stop => stop());
    [this.#newest, this.#older, this.#newer].forEach(attempt => attempt.stop());
    this.#client.unfollow(this.#conversationId);
  }

  #on(type, listener) {
    return this.#client.on(type, event => event.conversationId === this.#conversationId && listener(event));
  }

  #append(messages) {
    if (this.#window.reachesEnd) {
      this.#show(withNewer(this.#window, messages, {reachesEnd: true, keepsEnd: this.#isAtEnd}));
      this.#unfollowBeyond();
    }
  }

  /** Too much was missed. Who looks at the end goes on from the new one; who reads further up goes on reading. */
  #leapt() {
    if (this.#isAtEnd) {
      this.load();
    } else {
      this.#show({...this.#window, reachesEnd: false});
    }
  }

  #follow() {
    this.#client.follow(this.#conversationId, lastSeq(this.#window));
  }

  #unfollowBeyond() {
    if (!this.#window.reachesEnd) {
      this.#client.unfollow(this.#conversationId);
    }
  }

  #failed(refusal) {
    this.#tells.changed({newer: this.#window.reachesEnd ? 'end' : 'failed'});
    this.#tells.failed(refusal);
  }

  #show(window, changes = {}) {
    this.#window = Object.freeze(window);
    this.#tells.changed({
      messages: window.messages,
      older: this.#older.isRunning ? 'loading' : firstSeq(window) > 1 ? 'more' : 'end',
      newer: window.reachesEnd ? 'end' : this.#newer.isRunning ? 'loading' : 'more',
      ...changes,
    });
  }
}
