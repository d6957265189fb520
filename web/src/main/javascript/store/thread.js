import {COMPOSER_CLOSED, RefusedError, refusal} from '../client/refusals.js';
import {Arrivals} from './arrivals.js';
import {isShutOut} from './changes.js';
import {composerOf} from './composer.js';
import {History} from './history.js';
import {Opening} from './opening.js';
import {isSameOutgoing, outgoingOf} from './outgoing.js';
import {OwnTyping, TypingOfOther} from './typing.js';

const NOTHING = Object.freeze([]);

const SHUT_OUT = Object.freeze({code: 'conversation_archived', status: 403, detail: '', retryAfterSeconds: null});

let opened = 0;

/**
 * The open thread: of a conversation, or of a member with whom there is none yet. Opening sends nothing; the first message
 * makes the conversation, and the thread stays the same one.
 */
export class Thread {
  #context;
  /** @type {Readonly<import('./types.js').Thread>} */
  #state = initial(`thread-${++opened}`);
  #target;
  #opening;
  #history = null;
  #isLoaded = false;
  #isAtEnd = true;
  #delivered = [];
  #arrivals = new Arrivals();
  #ownTyping;
  #otherTyping;
  #stops;

  /**
   * @param {import('./store.js').Context} context
   * @param {import('./opening.js').Target} target
   */
  constructor(context, target) {
    const {client, environment} = context;
    this.#context = context;
    this.#target = target;
    this.#opening = new Opening(context, {
      conversation: id => this.#found(id),
      contact: member => this.#met(member),
      refused: refusal => this.#refused(refusal),
    });
    this.#ownTyping = new OwnTyping(environment, isTyping => client.typing(this.conversationId, isTyping));
    this.#otherTyping = new TypingOfOther(environment, isTyping => this.#change({isTyping}));
    this.#stops = [
      client.on('sent', sent => this.#sent(sent)),
      client.on('typing', typing => this.#told(typing)),
      client.on('message', ({message}) => this.#came(message)),
      client.on('messages', ({messages}) => messages.forEach(message => this.#came(message))),
    ];
  }

  /** @returns {Readonly<import('./types.js').Thread>} */
  get state() {
    return this.#state;
  }

  /** @returns {string|null} null: there is none yet, or it is being looked for */
  get conversationId() {
    return this.#target.conversationId ?? null;
  }

  /** Whether the newest message is in front of somebody, if the page is. */
  get showsEnd() {
    const {status, isCached, newer} = this.#state;
    return this.#isAtEnd && status === 'ready' && !isCached && newer === 'end';
  }

  /** Loads what is to be shown. Waits until it is known who is looking. */
  load() {
    if (this.#context.viewer !== null) {
      this.#change({status: this.#state.status === 'ready' ? 'ready' : 'loading', error: null});
      this.#opening.start(this.#target);
    }
  }

  /** There is a connection (again), or time to ask once more: what could not be loaded is loaded now. */
  hope() {
    if (!this.#isLoaded && (this.#state.status === 'failed' || this.#history !== null)) {
      this.load();
    }
  }

  /** A conversation has begun, or is open again: the one, perhaps, that could not be shown. */
  told(conversation) {
    const isIt = conversation.id === this.conversationId || conversation.counterpart.id === this.#target.memberId;
    if (this.#state.status === 'closed' && isIt && !isShutOut(conversation)) {
      this.#change({status: 'loading'});
      this.load();
    }
  }

  /** A conversation has changed, a message is pending or waits a second less: what follows from it is worked out anew. */
  refresh() {
    const conversation = this.#context.book.get(this.conversationId);
    if (conversation !== undefined) {
      this.#follow(conversation);
    } else {
      this.#joinIfBegun();
    }
    this.#derive();
  }

  /**
   * @param {string} content a message's text
   * @throws {RefusedError} when it cannot even be queued
   */
  send(content) {
    const {conversation, counterpart, composer} = this.#state;
    if (!composer.isOpen) {
      throw new RefusedError(refusal(COMPOSER_CLOSED, `Nothing is written here: ${composer.reason ?? 'not loaded yet'}.`));
    }
    this.#context.client.send(
      conversation === null ? {recipientId: counterpart.id, content} : {conversationId: conversation.id, content});
    this.#ownTyping.sent();
    this.jumpToEnd();
  }

  /** @param {string} [written] what stands in the input now */
  typed(written) {
    if (written === '') {
      this.#ownTyping.stop();
    } else if (this.#state.composer.isOpen && this.conversationId !== null) {
      this.#ownTyping.typed();
    }
  }

  loadOlder() {
    this.#history?.loadOlder();
  }

  loadNewer() {
    this.#history?.loadNewer();
  }

  jumpToEnd() {
    this.#history?.jumpToEnd();
  }

  setAtEnd(isAtEnd) {
    this.#isAtEnd = isAtEnd;
    this.#history?.setAtEnd(isAtEnd);
    this.#countArrivals();
  }

  /** Nothing of it goes on. */
  end() {
    this.#stops.forEach(stop => stop());
    this.#quiet();
  }

  #quiet() {
    this.#ownTyping.stop();
    this.#otherTyping.told(false);
    this.#opening.stop();
    this.#history?.end();
    this.#history = null;
  }

  /** Somebody with whom there is no conversation yet: it may be begun. */
  #met(member) {
    this.#change({status: 'ready', counterpart: member, older: 'end', newer: 'end'});
    this.refresh();
  }

  #found(id) {
    this.#target = {conversationId: id};
    this.#history?.end();
    this.#history = new History(this.#context.client, id, {
      changed: changes => this.#historyChanged(changes),
      failed: refusal => this.#refused(refusal),
      closed: refusal => this.#refused(refusal),
    });
    this.#history.setAtEnd(this.#isAtEnd);
    this.#showCached(id);
    this.refresh();
    this.#history?.load();
  }

  #showCached(id) {
    const messages = this.#context.cachedMessages(id);
    if (this.#state.messages.length === 0 && messages.length > 0) {
      this.#change({messages: Object.freeze(messages), isCached: true});
    }
    this.#change({older: 'loading'});
  }

  #historyChanged(changes) {
    if (changes.status === 'ready' && !this.#isLoaded) {
      this.#isLoaded = true;
      this.#change({unreadFromSeq: firstUnread(this.#context.book.get(this.conversationId))});
    }
    this.#change(changes);
    this.#countArrivals();
    this.refresh();
  }

  /** It could not be loaded: because of the way there, or because it is not for the viewer (any more). */
  #refused(refusal) {
    if (refusal.status === 403 || refusal.status === 404) {
      this.#close(refusal);
    } else if (!this.#isLoaded) {
      this.#change({status: 'failed', error: refusal, older: 'failed'});
    }
  }

  /** Its messages are taken off the screen. */
  #close(error) {
    this.#quiet();
    this.#isLoaded = false;
    this.#change({
      status: 'closed', error, messages: NOTHING, isCached: false, older: 'end', newer: 'end', unreadFromSeq: 0,
    });
    this.#derive();
  }

  #follow(conversation) {
    this.#change({conversation, counterpart: conversation.counterpart});
    if (isShutOut(conversation) && this.#state.status !== 'closed') {
      this.#close(SHUT_OUT);
    }
  }

  /** Nobody had written, and now the other side has, or another tab. */
  #joinIfBegun() {
    const {status, counterpart} = this.#state;
    const begun = status === 'ready' ? this.#context.book.with(counterpart.id) : undefined;
    if (begun !== undefined) {
      this.#found(begun.id);
    }
  }

  #sent({pending, message}) {
    if (this.#isOwn(pending)) {
      this.#delivered.push(message);
      if (this.conversationId === null) {
        this.#opening.start({conversationId: message.conversation_id});
      }
    }
  }

  #isOwn({conversationId, recipientId}) {
    return conversationId === null
      ? recipientId === this.#state.counterpart?.id
      : conversationId === this.conversationId;
  }

  #came(message) {
    if (message.conversation_id === this.conversationId && !message.is_own) {
      this.#otherTyping.told(false);
      this.#arrivals.came(message);
      this.#countArrivals();
    }
  }

  #countArrivals() {
    if (this.showsEnd) {
      this.#arrivals.seen(this.#state.messages.at(-1)?.seq ?? 0);
    }
    this.#change({arrivals: this.#arrivals.count});
  }

  #told({conversationId, userId, isTyping}) {
    if (conversationId === this.conversationId && userId !== this.#context.viewer?.member.id) {
      this.#otherTyping.told(isTyping);
    }
  }

  #derive() {
    const {messages, conversation, outgoing} = this.#state;
    const pending = this.#context.client.pending.filter(one => this.#isOwn(one));
    const next = outgoingOf(pending, this.#delivered, messages, this.#context.secondsUntil);
    const last = messages.at(-1)?.seq ?? 0;
    this.#delivered = this.#delivered.filter(({seq}) => seq > last);
    this.#change({
      readSeq: conversation?.counterpart_read_seq ?? 0,
      outgoing: isSameOutgoing(next, outgoing) ? outgoing : next,
      composer: composerOf(this.#context.viewer, this.#state),
    });
  }

  #change(changes) {
    if (Object.keys(changes).some(name => !Object.is(changes[name], this.#state[name]))) {
      this.#state = Object.freeze({...this.#state, ...changes});
      this.#context.threadChanged(this);
    }
  }
}

const firstUnread = ({unread_count: unread, read_seq: readSeq}) => (unread > 0 ? readSeq + 1 : 0);

/** @returns {Readonly<import('./types.js').Thread>} */
function initial(key) {
  return Object.freeze({
    key,
    status: 'loading',
    isCached: false,
    error: null,
    counterpart: null,
    conversation: null,
    messages: NOTHING,
    older: 'loading',
    newer: 'end',
    outgoing: NOTHING,
    readSeq: 0,
    unreadFromSeq: 0,
    arrivals: 0,
    isTyping: false,
    composer: Object.freeze({isOpen: false, reason: null}),
  });
}
