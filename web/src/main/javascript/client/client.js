import {Api} from './api.js';
import {Connection} from './connection.js';
import {Emitter} from './emitter.js';
import {browserEnvironment} from './environment.js';
import {Followings} from './followings.js';
import {Frames} from './frames.js';
import {Http} from './http.js';
import {Outbox} from './outbox.js';
import {OUTBOX_FULL, RefusedError, refusal} from './refusals.js';
import {Timer} from './timer.js';
import {Tokens} from './tokens.js';
import {ViewerLoading} from './viewer-loading.js';

/** While there is no socket, this often is asked for what is new (contract, section 5). */
export const POLL_MS = 10_000;

const SOCKET_PATH = 'ws/messaging/';

/**
 * One member's way to the server: `api` for its endpoints, `on` for what happens, and a queue for what is written. For the
 * Messages page's store as for any host with a UI of its own.
 *
 * ```js
 * const client = new RapportClient({server, getToken});
 * client.on('message', ({message}) => …);
 * client.connect();
 * ```
 *
 * Several may share one client: each `connect()` has its `release()`, and the last release leaves nothing behind.
 */
export class RapportClient {
  #server;
  #environment;
  #events = new Emitter();
  #tokens;
  #connection;
  #followings;
  #viewer;
  #outbox = null;
  #clockOffset = 0;
  #users = 0;
  #polling;
  #stops = [];

  /** The endpoints, for what no event tells: lists, histories, contacts, read marks. */
  api;

  /** @param {import('./types.js').Options} options */
  constructor({server, getToken, environment = {}}) {
    this.#environment = Object.freeze({...browserEnvironment(), ...environment});
    this.#server = baseOf(server);
    this.#tokens = new Tokens(getToken, this.#environment, (token, isSame) => this.#renewed(token, isSame));
    this.api = new Api(new Http(this.#server, this.#tokens, this.#environment));
    const frames = new Frames({emit: (type, event) => this.#tell(type, event), followings: () => this.#followings});
    this.#connection = new Connection(socketUrl(this.#server), this.#tokens, this.#environment, {
      changed: state => this.#connectionChanged(state),
      hello: frame => this.#hello(frame),
      frame: frame => frames.take(frame),
    });
    this.#followings = new Followings(
      {api: this.api, send: frame => this.#connection.send(frame), environment: this.#environment},
      (type, event) => this.#tell(type, event));
    this.#viewer = new ViewerLoading(this.api, {
      loaded: me => this.#signedIn(me),
      failed: refused => this.#events.emit('viewerFailed', {refusal: refused}),
    });
    this.#polling = new Timer(this.#environment);
  }

  /** What the client runs on; the store runs on the same. */
  get environment() {
    return this.#environment;
  }

  /** The server's address, as one client's data are told from another's. */
  get server() {
    return this.#server.href;
  }

  /** @returns {Readonly<import('./types.js').ConnectionState>} */
  get connection() {
    return this.#connection.state;
  }

  /** @returns {Readonly<import('./types.js').Me>|null} who is signed in, as soon as the server has said so */
  get viewer() {
    return this.#viewer.me;
  }

  /** @returns {string|null} who it will be, says the token: a hint for finding what is cached of them, nothing more */
  get memberHint() {
    return this.#tokens.memberHint;
  }

  /** @returns {number} milliseconds since the epoch by the server's clock, as far as it has told; by ours until then */
  get serverNow() {
    return this.#environment.now() + this.#clockOffset;
  }

  /** @returns {readonly import('./types.js').Pending[]} what is not sent yet, oldest first */
  get pending() {
    return this.#outbox?.pending ?? [];
  }

  /**
   * @template {keyof import('./types.js').Events} T
   * @param {T} type
   * @param {(event: import('./types.js').Events[T]) => void} listener
   * @returns {() => void} stops listening
   */
  on(type, listener) {
    return this.#events.on(type, listener);
  }

  /** Begins, for one more user of this client. */
  connect() {
    this.#users++;
    if (this.#users === 1) {
      this.#begin();
    }
  }

  /** The counterpart of {@link connect}. After the last one nothing goes on: no socket, no timer, no token. */
  release() {
    this.#users = Math.max(this.#users - 1, 0);
    if (this.#users === 0) {
      this.#end();
    }
  }

  /** Tries everything again at once: asks the host for a token, the server for the viewer, opens the socket. */
  retry() {
    if (this.#users > 0) {
      this.#connection.open();
      this.#viewer.load();
      this.#outbox?.hope();
    }
  }

  /**
   * Tells of every message of a conversation after the last known one, by `messages`, until `unfollow`. Whoever loads a
   * history follows from its newest message on, and misses nothing.
   */
  follow(conversationId, lastSeq) {
    this.#followings.follow(conversationId, lastSeq);
  }

  unfollow(conversationId) {
    this.#followings.unfollow(conversationId);
  }

  /**
   * Writes a message, in a conversation or (`recipientId`) to somebody with whom there may be none yet. It is sent, now or
   * later: `outbox` and `sent` tell. The text has to be one ({@link checkText}).
   *
   * @param {{conversationId?: string, recipientId?: string, content: string}} message
   * @returns {string} the message's `client_message_id`
   * @throws {RefusedError} `outbox_full` when too many wait already, `impersonation_read_only`, and `signed_out` before it
   *     is known who is signed in
   */
  send(message) {
    if (this.#outbox === null) {
      throw new RefusedError(this.viewer?.is_impersonated
        ? refusal('impersonation_read_only', 'Nothing is sent for somebody else.')
        : refusal('signed_out', 'Nobody is signed in yet.'));
    }
    const clientMessageId = this.#outbox.add(message);
    if (clientMessageId === null) {
      throw new RefusedError(refusal(OUTBOX_FULL, 'Too many messages wait to be sent.'));
    }
    return clientMessageId;
  }

  /** Sends a pending message now; a refused one once more, under another `client_message_id`. */
  retrySend(clientMessageId) {
    this.#outbox?.retry(clientMessageId);
  }

  discard(clientMessageId) {
    this.#outbox?.discard(clientMessageId);
  }

  /** Which conversation the person is looking at, or null; to be said again after each `hello`. Keeps push away. */
  focus(conversationId) {
    this.#sendUnlessImpersonated({type: 'focus', conversation_id: conversationId});
  }

  typing(conversationId, isTyping) {
    this.#sendUnlessImpersonated({type: 'typing', conversation_id: conversationId, is_typing: isTyping});
  }

  #begin() {
    const {listen} = this.#environment;
    this.#stops = [
      listen('online', () => this.#hope()),
      listen('wake', () => this.#hope()),
      listen('offline', () => this.#connection.doubt()),
    ];
    this.#pollLater();
    this.#connection.open();
    this.#viewer.load();
  }

  #end() {
    this.#stops.forEach(stop => stop());
    this.#stops = [];
    this.#polling.stop();
    this.#forgetViewer();
    this.#connection.close();
    this.#tokens.clear();
  }

  #hope() {
    this.#connection.hope();
    this.#outbox?.hope();
  }

  #connectionChanged(state) {
    this.#events.emit('connection', state);
  }

  /** What the server tells. A message of one's own that was pending is sent, though its answer was lost. */
  #tell(type, event) {
    this.#events.emit(type, event);
    (event.messages ?? [event.message]).forEach(message => message?.is_own && this.#outbox?.arrived(message));
  }

  #hello(frame) {
    const serverTime = Date.parse(frame.server_time);
    this.#clockOffset = Number.isFinite(serverTime) ? serverTime - this.#environment.now() : 0;
    if (this.viewer !== null && this.viewer.member.id !== String(frame.user_id)) {
      this.#forgetViewer();
    }
    this.#viewer.load();
    this.#followings.catchUp();
    this.#outbox?.hope();
    this.#events.emit('refresh', {reason: 'connected'});
  }

  /** Nothing of one member's is shown, followed or sent once another is signed in. */
  #renewed(token, isSameIdentity) {
    if (isSameIdentity) {
      this.#connection.renew(token);
      return;
    }
    this.#forgetViewer();
    this.#connection.open();
    this.#viewer.load();
  }

  #forgetViewer() {
    this.#viewer.forget();
    this.#outbox?.close();
    this.#outbox = null;
    this.#followings.clear();
  }

  #signedIn(me) {
    this.#outbox?.close();
    this.#outbox = me.is_impersonated ? null : new Outbox(
      this.api, this.#environment, {server: this.server, memberId: me.member.id}, {
        changed: () => this.#events.emit('outbox', {pending: this.pending}),
        sent: sent => this.#sent(sent),
      });
    this.#events.emit('viewer', {me});
    this.#events.emit('outbox', {pending: this.pending});
    this.#outbox?.hope();
  }

  #sent(sent) {
    this.#events.emit('sent', sent);
    this.#followings.offer(sent.message.conversation_id, [sent.message]);
  }

  #sendUnlessImpersonated(frame) {
    if (this.viewer?.is_impersonated === false) {
      this.#connection.send(frame);
    }
  }

  #pollLater() {
    this.#polling.start(POLL_MS, () => {
      this.#poll();
      this.#pollLater();
    });
  }

  #poll() {
    const {status} = this.#connection.state;
    const isAway = status === 'connecting' || status === 'waiting';
    if (isAway || status === 'live') {
      this.#viewer.load();
    }
    if (isAway) {
      this.#followings.poll();
      this.#events.emit('refresh', {reason: 'poll'});
    }
  }
}

/** With a slash at its end, so that a server may live under a path; without what is no part of an address. */
function baseOf(server) {
  const url = new URL(server, globalThis.location?.href);
  url.search = '';
  url.hash = '';
  url.pathname = url.pathname.replace(/\/*$/, '/');
  return url;
}

function socketUrl(base) {
  const url = new URL(SOCKET_PATH, base);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}
