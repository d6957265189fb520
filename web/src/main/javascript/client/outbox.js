import {pauseAfter} from './backoff.js';
import {exclusively} from './exclusive.js';
import {isDefinite, refusalOf} from './refusals.js';
import {Timer} from './timer.js';
import {WrittenStore} from './written.js';

/** The most messages that wait at a time; more are not taken, and stay with whoever wrote them. */
export const MOST_PENDING = 100;

/** Where a `rate_limited` does not say how long. */
const DEFAULT_RETRY_SECONDS = 5;

const FREE = Object.freeze({status: 'queued', refusal: null, retryAt: null});

/**
 * What is written and not sent yet: goes out in the order in which it was written, one at a time, also when several tabs
 * are open, and is asked about under the same `client_message_id` until the server has answered. Sending twice is sending
 * once (rule 7); so nothing is lost when an answer is, and nothing is there twice.
 */
export class Outbox {
  #api;
  #environment;
  #tells;
  #store;
  #entries = [];
  /**
   * Why nothing goes at present: the way is broken (`unsent`), or the rate limit (`waiting`).
   *
   * @type {Readonly<Pick<import('./types.js').Pending, 'status'|'refusal'|'retryAt'>>}
   */
  #lane = FREE;
  #failures = 0;
  #isSending = false;
  #isClosed = false;
  #pause;
  #stopListening;

  /**
   * @param {import('./api.js').Api} api
   * @param {import('./environment.js').Environment} environment
   * @param {{server: string, memberId: string}} owner whose it is
   * @param {{changed: () => void, sent: (sent: {pending: import('./types.js').Pending,
   *     message: import('./types.js').Message, conversation: import('./types.js').Conversation|null}) => void}} tells
   */
  constructor(api, environment, owner, tells) {
    this.#api = api;
    this.#environment = environment;
    this.#tells = tells;
    this.#store = new WrittenStore(environment.localStorage, owner.server, owner.memberId);
    this.#pause = new Timer(environment);
    this.#store.dropOthers();
    this.#entries = this.#store.all().map(written => entryOf(written, true));
    this.#stopListening = environment.listen('storage', event => this.#heard(event));
  }

  /** @returns {readonly import('./types.js').Pending[]} oldest first */
  get pending() {
    return this.#entries.map(entry => this.#pendingOf(entry));
  }

  /**
   * @param {{conversationId?: string, recipientId?: string, content: string}} message
   * @returns {string|null} its `client_message_id`; null when too many wait already
   */
  add({conversationId = null, recipientId = null, content}) {
    if (this.#entries.length >= MOST_PENDING) {
      return null;
    }
    const clientMessageId = this.#environment.uuid();
    const written = Object.freeze({clientMessageId, conversationId, recipientId, content, writtenAt: this.#time()});
    this.#entries.push(entryOf(written, this.#store.keep(written), true));
    this.#tells.changed();
    this.#sendUnlessThrottled();
    return clientMessageId;
  }

  /** Sends it at once if it can be, and again if it was refused. */
  retry(clientMessageId) {
    const entry = this.#find(clientMessageId);
    if (entry === undefined) {
      return;
    }
    if (entry.refusal !== null) {
      this.#renew(entry);
    }
    this.#send();
  }

  /** Forgets it. One that is on its way just now may arrive all the same. */
  discard(clientMessageId) {
    const entry = this.#find(clientMessageId);
    if (entry !== undefined) {
      this.#store.remove(entry.written, {kind: 'discarded'});
      this.#drop(entry);
      this.#tells.changed();
    }
  }

  /** A message of the member's own has come from the server: if it is a pending one, this is its answer. */
  arrived(message) {
    const entry = this.#find(message.client_message_id);
    if (entry === undefined) {
      return;
    }
    if (entry.isSending) {
      // The answer itself is on its way, and says more; but it may be lost.
      entry.arrived = message;
    } else {
      this.#sent(entry, {message, conversation: null});
      this.#tells.changed();
    }
  }

  /** The way to the server is open (again). */
  hope() {
    this.#failures = 0;
    this.#sendUnlessThrottled();
  }

  /** Nothing is sent any more; what is stored stays. */
  close() {
    this.#isClosed = true;
    this.#pause.stop();
    this.#stopListening();
  }

  #sendUnlessThrottled() {
    if (this.#lane.status !== 'waiting') {
      this.#send();
    }
  }

  async #send() {
    if (this.#isSending || this.#isClosed || this.#next() === undefined) {
      return;
    }
    this.#isSending = true;
    this.#free();
    try {
      await exclusively(this.#store.lockName, this.#environment, () => this.#sendAll());
    } finally {
      this.#isSending = false;
    }
    if (this.#lane === FREE) {
      // Whatever was written between the last look and the end.
      await this.#send();
    }
  }

  async #sendAll() {
    this.#catchUp();
    for (let entry = this.#next(); entry !== undefined && !this.#isClosed; entry = this.#next()) {
      if (!(await this.#attempt(entry))) {
        return;
      }
    }
  }

  /** Other tabs have sent, and written, while this one waited for its turn. */
  #catchUp() {
    this.#entries = this.#entries.filter(entry => entry.isOwn || this.#store.has(entry.written.clientMessageId));
    for (const written of this.#store.all()) {
      this.#adopt(written);
    }
    this.#tells.changed();
  }

  /** @returns {Promise<boolean>} whether the next one may go */
  async #attempt(entry) {
    entry.isSending = true;
    this.#tells.changed();
    try {
      this.#sent(entry, await this.#post(entry.written));
      return true;
    } catch (fault) {
      return this.#unanswered(entry, refusalOf(fault));
    } finally {
      entry.isSending = false;
      this.#tells.changed();
    }
  }

  async #post(written) {
    if (written.recipientId === null) {
      return {message: await this.#api.send(written), conversation: null};
    }
    return this.#api.start(written);
  }

  #sent(entry, {message, conversation}) {
    const pending = this.#pendingOf(entry);
    this.#failures = 0;
    this.#store.remove(entry.written, {kind: 'sent', message, conversation});
    // Discarded meanwhile, or told by another tab already: then it is known.
    if (this.#drop(entry) && !this.#isClosed) {
      this.#tells.sent({pending, message, conversation});
    }
  }

  #unanswered(entry, refusal) {
    if (this.#isClosed) {
      return false;
    }
    if (entry.arrived !== null) {
      this.#sent(entry, {message: entry.arrived, conversation: null});
      return true;
    }
    return this.#failed(entry, refusal);
  }

  #failed(entry, refusal) {
    if (isDefinite(refusal)) {
      entry.refusal = refusal;
      this.#store.remove(entry.written, {kind: 'refused', refusal});
      return true;
    }
    if (refusal.code === 'rate_limited') {
      this.#hold('waiting', refusal, (refusal.retryAfterSeconds ?? DEFAULT_RETRY_SECONDS) * 1000);
    } else {
      this.#failures++;
      this.#hold('unsent', refusal, Math.max(
        pauseAfter(this.#failures, this.#environment.random), (refusal.retryAfterSeconds ?? 0) * 1000));
    }
    return false;
  }

  #hold(status, refusal, pause) {
    this.#lane = Object.freeze({status, refusal, retryAt: this.#environment.now() + pause});
    this.#pause.start(pause, () => this.#send());
  }

  #free() {
    this.#lane = FREE;
    this.#pause.stop();
  }

  #next() {
    return this.#entries.find(entry => entry.refusal === null);
  }

  /** A refused one is answered: it goes again as a new message, last, in its own right. */
  #renew(entry) {
    const {written} = entry;
    this.#drop(entry);
    const again = Object.freeze({...written, clientMessageId: this.#environment.uuid(), writtenAt: this.#time()});
    this.#entries.push(entryOf(again, this.#store.keep(again), true));
    this.#tells.changed();
  }

  #heard(event) {
    const heard = this.#store.heard(event);
    if (heard === null) {
      return;
    }
    const entry = this.#find(heard.clientMessageId);
    if (heard.outcome !== null) {
      this.#settled(entry, heard);
    } else if (heard.written !== null) {
      this.#adopt(heard.written);
      this.#sendUnlessThrottled();
    } else if (entry !== undefined && !entry.isOwn) {
      this.#drop(entry);
    }
    this.#tells.changed();
  }

  #settled(entry, {outcome, written}) {
    if (entry === undefined || entry.isSending) {
      return;
    }
    const pending = this.#pendingOf(entry);
    if (outcome.kind === 'refused') {
      entry.refusal = Object.freeze(outcome.refusal);
      return;
    }
    this.#drop(entry);
    if (outcome.kind === 'sent') {
      this.#tells.sent({pending: {...pending, content: written.content}, ...outcome});
    }
  }

  #adopt(written) {
    if (this.#find(written.clientMessageId) === undefined) {
      this.#entries.push(entryOf(Object.freeze(written), true));
      this.#entries.sort((a, b) => a.written.writtenAt - b.written.writtenAt);
    }
  }

  #find(clientMessageId) {
    return this.#entries.find(entry => entry.written.clientMessageId === clientMessageId);
  }

  #drop(entry) {
    const rest = this.#entries.filter(other => other !== entry);
    const wasThere = rest.length < this.#entries.length;
    this.#entries = rest;
    return wasThere;
  }

  /** Later than whatever was written before, also when the clock was set back. */
  #time() {
    return Math.max(this.#environment.now(), ...this.#entries.map(entry => entry.written.writtenAt + 1));
  }

  #pendingOf({written, refusal, isSending}) {
    if (refusal !== null) {
      return Object.freeze({...written, status: 'refused', refusal, retryAt: null});
    }
    return Object.freeze({...written, ...this.#lane, ...(isSending ? {status: 'sending'} : {})});
  }
}

/** `isOwn`: written in this tab, which then goes on sending it even when the storage has forgotten it. */
function entryOf(written, isStored, isOwn = !isStored) {
  return {written, isOwn, isSending: false, arrived: null, refusal: null};
}
