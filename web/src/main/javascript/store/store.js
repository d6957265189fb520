import {COMPOSER_CLOSED, refusal, refusalOf} from '../client/refusals.js';
import {checkText} from '../client/text.js';
import {Timer} from '../client/timer.js';
import {Attention} from './attention.js';
import {Book} from './book.js';
import {isShutOut} from './changes.js';
import {Countdown} from './countdown.js';
import {Feed} from './feed.js';
import {List} from './list.js';
import {Memory} from './memory.js';
import {Observable} from './observable.js';
import {Picker} from './picker.js';
import {Reading} from './reading.js';
import {Session} from './session.js';
import {Thread} from './thread.js';
import {UnreadCount} from './unread.js';

/** How often timestamps are worded anew. */
export const TICK_MS = 20_000;

/**
 * What a thread needs of the store.
 *
 * @typedef {object} Context
 * @property {import('../client/client.js').RapportClient} client
 * @property {import('../client/environment.js').Environment} environment
 * @property {Book} book
 * @property {import('./types.js').Me|null} viewer
 * @property {(conversationId: string) => import('./types.js').Message[]} cachedMessages
 * @property {(at: number) => number} secondsUntil
 * @property {(thread: Thread) => void} threadChanged
 */

/**
 * The state of the Messages page, without a page: {@link import('./types.js').State} is what is to be seen, the methods
 * are what somebody may do ({@link import('./types.js').Actions}).
 */
export class MessagesStore {
  #client;
  #observable;
  #book = new Book(() => this.#bookChanged());
  #list;
  #thread = null;
  #picker;
  #reading;
  #unread;
  #session;
  #feed;
  #countdown;
  #attention;
  #memory;
  #ticking;
  #stops = [];

  /** @param {import('../client/client.js').RapportClient} client */
  constructor(client) {
    const {environment} = client;
    this.#client = client;
    this.#observable = new Observable(initial(client));
    this.#list = new List(client, this.#book, list => this.#change({list}));
    this.#picker = new Picker(client, picker => this.#change({picker}));
    this.#reading = new Reading(client, this.#book, count => this.#unread.read(count));
    this.#unread = new UnreadCount(client, () => this.#reading.isUnderWay);
    this.#unread.subscribe(unreadTotal => this.#change({unreadTotal}));
    this.#session = new Session(client, {changed: changes => this.#change(changes), failed: refusal => this.#failed(refusal)});
    this.#feed = new Feed(client, this.#book);
    this.#countdown = new Countdown(environment, rateLimit => this.#countedDown(rateLimit));
    this.#ticking = new Timer(environment);
    this.#memory = new Memory(client);
    this.#attention = new Attention(client, this.#book, this.#reading);
  }

  /** @returns {Readonly<import('./types.js').State>} */
  get state() {
    return this.#observable.state;
  }

  /**
   * @param {(state: Readonly<import('./types.js').State>) => void} listener
   * @returns {() => void} stops listening
   */
  subscribe(listener) {
    return this.#observable.subscribe(listener);
  }

  start() {
    if (this.#stops.length > 0) {
      return;
    }
    this.#stops = [
      ...this.#session.listen(),
      ...this.#feed.listen(),
      this.#client.on('viewer', ({me}) => this.#signedIn(me)),
      this.#client.on('refresh', ({reason}) => this.#refresh(reason)),
      this.#client.on('conversation', ({conversation}) => this.#told(conversation)),
      this.#client.on('outbox', ({pending}) => this.#countdown.follow(pending)),
    ];
    this.#tick();
    this.#client.connect();
    this.#unread.start();
    if (this.#client.viewer !== null) {
      this.#signedIn(this.#client.viewer);
    }
  }

  stop() {
    if (this.#stops.length === 0) {
      return;
    }
    this.closeThread();
    this.closePicker();
    this.#stops.forEach(stop => stop());
    this.#stops = [];
    [this.#unread, this.#countdown, this.#ticking, this.#memory].forEach(part => part.stop());
    this.#list.clear();
    this.#client.release();
  }

  /** Everything that failed is tried again, and the host asked for a token. */
  retry() {
    this.#change({phase: this.state.viewer === null ? 'starting' : this.state.phase, error: null});
    this.#client.retry();
    if (this.#client.viewer !== null) {
      this.#list.retry();
    }
  }

  loadMoreConversations() {
    this.#list.loadMore();
  }

  /** Where not even the viewer is known, that comes first: the list follows from it. */
  retryList() {
    if (this.#client.viewer !== null) {
      this.#list.retry();
    } else {
      this.#client.retry();
    }
  }

  openConversation(conversationId) {
    if (this.#thread === null || this.#thread.conversationId !== conversationId) {
      this.#open({conversationId});
    }
  }

  openMember(memberId) {
    if (this.state.thread?.counterpart?.id !== memberId) {
      this.#open({memberId});
    }
  }

  /** @param {import('./types.js').Contact} contact */
  startWith(contact) {
    this.closePicker();
    this.#open({contact});
  }

  closeThread() {
    this.#thread?.end();
    this.#thread = null;
    this.#change({thread: null});
    this.#attention.turnTo(null);
  }

  retryThread() {
    if (this.#client.viewer !== null) {
      this.#thread?.load();
    } else {
      this.#client.retry();
    }
  }

  loadOlder() {
    this.#thread?.loadOlder();
  }

  loadNewer() {
    this.#thread?.loadNewer();
  }

  jumpToEnd() {
    this.#thread?.jumpToEnd();
  }

  setAtEnd(isAtEnd) {
    this.#thread?.setAtEnd(isAtEnd);
    this.#attention.consider();
  }

  setVisible(isVisible) {
    this.#attention.setVisible(isVisible);
  }

  /**
   * @param {string} written
   * @returns {import('../client/text.js').TextCheck|{kind: 'refused', refusal: import('./types.js').Refusal}}
   */
  send(written) {
    const check = checkText(written, this.state.viewer?.limits.max_length);
    if (check.kind !== 'valid') {
      return check;
    }
    if (this.#thread === null) {
      return {kind: 'refused', refusal: refusal(COMPOSER_CLOSED, 'No thread is open.')};
    }
    try {
      this.#thread.send(check.text);
      return check;
    } catch (fault) {
      return {kind: 'refused', refusal: refusalOf(fault)};
    }
  }

  retryMessage(clientMessageId) {
    this.#client.retrySend(clientMessageId);
  }

  discardMessage(clientMessageId) {
    this.#client.discard(clientMessageId);
  }

  typed(written) {
    this.#thread?.typed(written);
  }

  openPicker() {
    this.#picker.open();
  }

  closePicker() {
    this.#picker.close();
  }

  searchContacts(query) {
    this.#picker.search(query);
  }

  loadMoreContacts() {
    this.#picker.loadMore();
  }

  #open(target) {
    this.#thread?.end();
    this.#thread = new Thread(this.#context(), target);
    this.#change({thread: this.#thread.state});
    this.#attention.turnTo(this.#thread);
    this.#thread.load();
  }

  /** @returns {Context} */
  #context() {
    const store = this;
    return {
      client: this.#client,
      environment: this.#client.environment,
      book: this.#book,
      get viewer() {
        return store.#client.viewer;
      },
      cachedMessages: id => this.#memory.messages(id),
      secondsUntil: at => this.#countdown.secondsUntil(at),
      threadChanged: thread => this.#threadChanged(thread),
    };
  }

  #signedIn(me) {
    const before = this.state.viewer;
    const isSame = before?.member.id === me.member.id && before.is_impersonated === me.is_impersonated;
    if (before !== null && !isSame) {
      this.#forget();
    }
    this.#memory.signedIn(me);
    this.#showCached();
    this.#change({phase: 'ready', error: null, viewer: me});
    this.#list.refresh();
    this.#thread?.load();
  }

  /** Nothing of one member's is shown to another. */
  #forget() {
    this.closeThread();
    this.closePicker();
    this.#reading.clear();
    this.#list.clear();
    this.#book.clear();
  }

  /** What there was before, until the server has said what there is. */
  #showCached() {
    const overview = this.#memory.overview();
    if (overview !== null) {
      this.#change({viewer: this.state.viewer ?? overview.viewer});
      this.#list.showCached(overview.conversations);
    }
  }

  /** It is not even known who is looking. */
  #failed(refusal) {
    this.#showCached();
    this.#list.fail(refusal);
  }

  #refresh(reason) {
    this.#change({now: this.#client.serverNow});
    if (this.#client.viewer === null) {
      return;
    }
    if (reason === 'connected') {
      this.#list.refresh();
      this.#attention.tellAgain();
    } else {
      this.#list.poll();
    }
    this.#reading.retry();
    this.#thread?.hope();
  }

  #told(conversation) {
    this.#thread?.told(conversation);
    if (isShutOut(conversation)) {
      this.#memory.forget(conversation.id);
    }
  }

  #bookChanged() {
    this.#list.show();
    this.#thread?.refresh();
    this.#memory.keepSoon(() => this.state);
  }

  #threadChanged(thread) {
    if (thread === this.#thread) {
      this.#change({thread: thread.state});
      this.#attention.consider();
      this.#memory.keepSoon(() => this.state);
    }
  }

  #countedDown(rateLimit) {
    this.#change({rateLimit});
    this.#thread?.refresh();
  }

  #tick() {
    this.#change({now: this.#client.serverNow});
    this.#ticking.start(TICK_MS, () => this.#tick());
  }

  #change(changes) {
    this.#observable.change(changes);
  }
}

/** @returns {import('./types.js').State} */
function initial(client) {
  return {
    ...Session.initial,
    list: List.initial,
    thread: null,
    picker: Picker.initial,
    unreadTotal: 0,
    rateLimit: null,
    now: client.serverNow,
  };
}
