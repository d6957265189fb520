import {FakeSocket} from './fake-socket.js';

const HISTORY_PAGE = 20;
const LIST_PAGE = 50;
const RESUME_PAGE = 100;

/**
 * A Rapport server in memory, as far as its clients see it (contract, sections 3 to 6): members, relationships,
 * conversations, REST and sockets, for several members at once. Tests break the way to it in every manner.
 */
export class FakeServer {
  #clock;
  #members = new Map();
  #conversations = new Map();
  #sockets = new Set();
  #ids = 0;
  /** Every request: `{method, path, memberId, body}`. */
  requests = [];
  /** Every frame of a client: `{memberId, frame}`. */
  frames = [];
  /** Tokens that are rejected from now on. */
  rejected = new Set();
  /** `true`: nobody answers, neither requests nor sockets. */
  isDown = false;
  /** `true`: sockets are refused, requests are not. */
  hasNoSockets = false;
  /** Requests that are done, and whose answers are lost: so many. */
  answersToLose = 0;
  /** Answers to be given in the place of the next ones: `{status, body, headers}`. */
  answers = [];
  /** How many sends are taken before the limit: by nobody but tests. */
  sendsLeft = Infinity;
  retryAfterSeconds = 7;
  /** Answers wait for this promise. */
  gate = null;

  constructor(clock) {
    this.#clock = clock;
  }

  /** A token as a host would get it, for this server to read. */
  static token(memberId, {expiresAt = null, serial = 1, impersonator = null} = {}) {
    const claims = {sub: memberId, serial};
    if (expiresAt !== null) {
      claims.exp = expiresAt / 1000;
    }
    if (impersonator !== null) {
      claims.act = {sub: impersonator};
    }
    return `h.${btoa(JSON.stringify(claims))}.s`;
  }

  aMember(id, role, name = `Name of ${id}`) {
    const member = {id, name, avatar_url: null, role, label: null};
    this.#members.set(id, member);
    return member;
  }

  /** A conversation of a provider and a customer, with so many messages, written in turns. */
  aConversation(providerId, customerId, messages = 0) {
    const conversation = {
      id: this.#uuid(), providerId, customerId, messages: [], archivedAt: null, isShut: false,
      read: {[providerId]: 0, [customerId]: 0}, createdAt: this.#time(),
    };
    this.#conversations.set(conversation.id, conversation);
    for (let i = 0; i < messages; i++) {
      this.#append(conversation, i % 2 === 0 ? providerId : customerId, `message ${i + 1}`, null);
    }
    return conversation;
  }

  /** Somebody writes: live, as everybody hears it. */
  writes(conversation, memberId, content, {isHeard = true} = {}) {
    const message = this.#append(conversation, memberId, content, null);
    if (isHeard) {
      this.#tellMessage(conversation, message);
    }
    return message;
  }

  /** Somebody reads, up to the last message. */
  reads(conversation, memberId, upTo = conversation.messages.length) {
    conversation.read[memberId] = Math.max(conversation.read[memberId], upTo);
    this.tell(conversation, {
      type: 'chat.read_receipt', conversation_id: conversation.id, reader_id: memberId, up_to_seq: upTo,
      read_at: this.#time(),
    });
  }

  types(conversation, memberId, isTyping = true) {
    const other = memberId === conversation.providerId ? conversation.customerId : conversation.providerId;
    this.#tellMember(other, {
      type: 'chat.typing', conversation_id: conversation.id, user_id: memberId, is_typing: isTyping,
    });
  }

  /** The relationship ends: the provider may still read, the customer may not. */
  archives(conversation) {
    conversation.archivedAt = this.#time();
    this.updated(conversation);
  }

  reopens(conversation) {
    conversation.archivedAt = null;
    this.updated(conversation);
  }

  updated(conversation) {
    for (const memberId of [conversation.providerId, conversation.customerId]) {
      this.#tellMember(memberId, {type: 'conversation.updated', conversation: this.#conversationFor(conversation, memberId)});
    }
  }

  tell(conversation, frame) {
    [conversation.providerId, conversation.customerId].forEach(memberId => this.#tellMember(memberId, frame));
  }

  /** As the other side sees it: a message as it goes over the wire. */
  messageFor(conversation, message, memberId) {
    const reader = message.authorId === conversation.providerId ? conversation.customerId : conversation.providerId;
    return {
      id: message.id, conversation_id: conversation.id, seq: message.seq, kind: 'text',
      sender: {
        id: message.authorId, name: this.#members.get(message.authorId).name,
        side: message.authorId === conversation.providerId ? 'provider' : 'customer',
      },
      is_own: message.authorId === memberId, content: message.content, client_message_id: message.clientMessageId,
      created_at: message.createdAt, is_read: conversation.read[reader] >= message.seq, read_at: null,
    };
  }

  /** Closes all sockets with that code. */
  closeSockets(code) {
    [...this.#sockets].forEach(socket => socket.endedByServer(code));
  }

  /** Sockets that are open, as the server sees it. */
  get openSockets() {
    return [...this.#sockets].filter(socket => socket.isGreeted).length;
  }

  /** All sockets: for silencing them. */
  get sockets() {
    return [...this.#sockets];
  }

  openSocket = url => {
    const socket = new FakeSocket(url, {
      opened: () => (this.isDown || this.hasNoSockets ? socket.endedByServer(1006) : socket.opens()),
      frame: frame => this.#frame(socket, frame),
      closed: () => this.#sockets.delete(socket),
    });
    this.#sockets.add(socket);
    return socket;
  };

  fetch = async (resource, {method, headers, body, signal}) => {
    const url = new URL(resource);
    const memberId = member(headers.Authorization.slice('Bearer '.length));
    const request = {method, path: url.pathname, query: Object.fromEntries(url.searchParams), memberId,
      body: body === undefined ? null : JSON.parse(body)};
    this.requests.push(request);
    await this.#pass(signal);
    if (this.isDown) {
      throw new TypeError('Failed to fetch');
    }
    const {status, json, headers: more} = this.#answer(request, headers.Authorization.slice('Bearer '.length));
    if (this.answersToLose > 0) {
      this.answersToLose--;
      throw new TypeError('Failed to fetch');
    }
    return answered(status, json, more);
  };

  #pass(signal) {
    return Promise.race([
      this.gate ?? Promise.resolve(),
      new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason))),
    ]);
  }

  #answer(request, token) {
    const scripted = this.answers.shift();
    if (scripted !== undefined) {
      return {status: scripted.status, json: scripted.body ?? null, headers: scripted.headers ?? {}};
    }
    if (this.rejected.has(token)) {
      return problem(401, 'token_expired');
    }
    const [, name, id, action] = /\/api\/messaging\/([a-z-]+)\/(?:([^/]+)\/)?(?:([^/]+)\/)?$/.exec(request.path) ?? [];
    return this.#routes[action ?? (id === 'start' ? 'start' : id === undefined ? name : 'conversation')]
      .call(this, request, this.#conversations.get(id), token);
  }

  #routes = {
    'me': ({memberId}, _, token) => ok({
      member: this.#members.get(memberId), role: 'member', is_impersonated: claims(token).act !== undefined,
      labels: {provider: 'Trainer', customer: 'Trainee'}, limits: {max_length: 2000, messages_per_minute: 30},
    }),

    'contacts': ({memberId, query}) => ok(page(
      [...this.#members.values()]
        .filter(({id, role}) => role !== this.#members.get(memberId).role && this.isRelated(memberId, id))
        .filter(({name}) => name.toLowerCase().includes((query.q ?? '').toLowerCase()))
        .map(other => ({member: other, conversation_id: this.#between(memberId, other.id)?.id ?? null})),
      query)),

    'conversations': ({memberId, query}) => ok(page(
      this.#of(memberId).filter(one => !isShut(one, memberId)).map(one => this.#conversationFor(one, memberId))
        .sort((a, b) => (a.last_message_at < b.last_message_at ? 1 : -1)), query)),

    'conversation': ({memberId}, conversation) => this.#seen(conversation, memberId,
      () => ok(this.#conversationFor(conversation, memberId))),

    'messages': ({memberId, query}, conversation) => this.#seen(conversation, memberId, () => {
      const limit = Number(query.limit ?? HISTORY_PAGE);
      const all = conversation.messages.map(message => this.messageFor(conversation, message, memberId));
      const part = query.after !== undefined
        ? all.filter(({seq}) => seq > Number(query.after))
        : all.filter(({seq}) => seq < Number(query.before ?? Infinity)).reverse();
      return ok({count: all.length, next: part.length > limit ? '/next' : null, previous: null,
        results: part.slice(0, limit)});
    }),

    'start': ({memberId, body}) => {
      if (!this.isRelated(memberId, body.recipient_id)) {
        return problem(403, 'no_relationship');
      }
      const existing = this.#between(memberId, body.recipient_id);
      const conversation = existing ?? this.aConversation(memberId, body.recipient_id);
      const answer = this.#send(conversation, memberId, body, existing === undefined);
      return answer.status >= 400 ? answer : {...answer, json: {
        conversation: this.#conversationFor(conversation, memberId), message: answer.json, created: existing === undefined,
      }};
    },

    'send': ({memberId, body}, conversation) => this.#seen(conversation, memberId,
      () => this.#send(conversation, memberId, body)),

    'read': ({memberId, body}, conversation) => this.#seen(conversation, memberId, () => {
      this.reads(conversation, memberId, body.up_to);
      this.#tellMember(memberId, {type: 'unread_count', unread_count: this.unreadOf(memberId)});
      return ok({conversation_id: conversation.id, up_to_seq: body.up_to, read_at: this.#time(), marked: 1,
        unread_count: unread(conversation, memberId)});
    }),

    'unread-count': ({memberId}) => ok({unread_count: this.unreadOf(memberId)}),
  };

  /** Who works with whom: everybody, unless a test says otherwise. */
  isRelated = () => true;

  unreadOf(memberId) {
    return this.#of(memberId).filter(one => !isShut(one, memberId))
      .reduce((sum, conversation) => sum + unread(conversation, memberId), 0);
  }

  #seen(conversation, memberId, answer) {
    if (conversation === undefined || ![conversation.providerId, conversation.customerId].includes(memberId)) {
      return problem(404, 'conversation_not_found');
    }
    return isShut(conversation, memberId) ? problem(403, 'conversation_archived') : answer();
  }

  #send(conversation, memberId, {content, client_message_id: clientMessageId}, isNew = false) {
    if (conversation.archivedAt !== null) {
      return problem(403, 'conversation_archived');
    }
    const stored = conversation.messages.find(message => message.clientMessageId === clientMessageId);
    if (stored !== undefined) {
      return stored.content === content
        ? ok(this.messageFor(conversation, stored, memberId)) : problem(409, 'client_message_id_reused');
    }
    if (this.sendsLeft === 0) {
      return {...problem(429, 'rate_limited', {retry_after_seconds: this.retryAfterSeconds})};
    }
    this.sendsLeft--;
    const message = this.#append(conversation, memberId, content, clientMessageId);
    if (isNew) {
      this.updated(conversation);
    }
    this.#tellMessage(conversation, message);
    return {status: 201, json: this.messageFor(conversation, message, memberId), headers: {}};
  }

  #append(conversation, authorId, content, clientMessageId) {
    const message = {
      id: this.#uuid(), seq: conversation.messages.length + 1, authorId, content, clientMessageId, createdAt: this.#time(),
    };
    conversation.messages.push(message);
    return message;
  }

  #frame(socket, frame) {
    if (frame.type === 'auth') {
      this.#auth(socket, frame.token);
      return;
    }
    this.frames.push({memberId: socket.memberId, frame});
    if (frame.type === 'ping') {
      socket.hears({type: 'pong'});
    } else if (frame.type === 'resume') {
      this.#resume(socket, frame);
    }
  }

  #auth(socket, token) {
    this.frames.push({memberId: member(token), frame: {type: 'auth', token}});
    if (this.rejected.has(token) || (socket.isGreeted && socket.memberId !== member(token))) {
      socket.endedByServer(4401);
    } else if (!socket.isGreeted) {
      socket.memberId = member(token);
      socket.isGreeted = true;
      socket.hears({type: 'hello', user_id: socket.memberId, heartbeat_seconds: 25, server_time: this.#time()});
    }
  }

  #resume(socket, {conversation_id: id, after_seq: after}) {
    const conversation = this.#conversations.get(id);
    if (conversation === undefined || isShut(conversation, socket.memberId)) {
      socket.hears({type: 'error', code: 'conversation_archived', detail: ''});
      return;
    }
    const missed = conversation.messages.slice(after);
    const other = socket.memberId === conversation.providerId ? conversation.customerId : conversation.providerId;
    socket.hears({
      type: 'history', conversation_id: id, last_seq: conversation.messages.length,
      counterpart_read_seq: conversation.read[other], complete: missed.length <= RESUME_PAGE,
      messages: missed.slice(0, RESUME_PAGE).map(message => this.messageFor(conversation, message, socket.memberId)),
    });
  }

  #tellMessage(conversation, message) {
    for (const memberId of [conversation.providerId, conversation.customerId]) {
      this.#tellMember(memberId, {
        type: 'chat.new_message', conversation_id: conversation.id,
        message: this.messageFor(conversation, message, memberId),
      });
    }
    const reader = message.authorId === conversation.providerId ? conversation.customerId : conversation.providerId;
    this.#tellMember(reader, {type: 'unread_count', unread_count: this.unreadOf(reader)});
  }

  #tellMember(memberId, frame) {
    [...this.#sockets].filter(socket => socket.isGreeted && socket.memberId === memberId)
      .forEach(socket => socket.hears(frame));
  }

  #conversationFor(conversation, memberId) {
    const {providerId, customerId, messages, archivedAt} = conversation;
    const other = memberId === providerId ? customerId : providerId;
    const last = messages.at(-1);
    const isClosed = isShut(conversation, memberId);
    return {
      id: conversation.id, provider: this.#members.get(providerId), customer: this.#members.get(customerId),
      counterpart: this.#members.get(other), is_archived: archivedAt !== null, archived_at: archivedAt,
      can_send: archivedAt === null, cannot_send_reason: archivedAt === null ? null : 'conversation_archived',
      last_seq: messages.length, last_message_at: last?.createdAt ?? conversation.createdAt,
      last_message_preview: isClosed ? null : last?.content ?? '',
      unread_count: isClosed ? 0 : unread(conversation, memberId), read_seq: conversation.read[memberId],
      counterpart_read_seq: conversation.read[other], created_at: conversation.createdAt,
    };
  }

  #of(memberId) {
    return [...this.#conversations.values()].filter(({providerId, customerId, messages}) =>
      messages.length > 0 && [providerId, customerId].includes(memberId));
  }

  #between(memberId, otherId) {
    return this.#of(memberId).find(({providerId, customerId}) => [providerId, customerId].includes(otherId));
  }

  #ticks = 0;

  /** Later each time, as the server's are. */
  #time() {
    const micros = String(++this.#ticks).padStart(6, '0');
    return `${new Date(this.#clock.now()).toISOString().slice(0, 19)}.${micros}Z`;
  }

  #uuid() {
    return `00000000-0000-4000-8000-${String(++this.#ids).padStart(12, '0')}`;
  }
}

/** What a `Response` is to the client, without the turns of the event loop that a real one takes. */
function answered(status, json, more) {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  const text = json === null ? '' : JSON.stringify(json);
  return {
    ok: status < 400,
    status,
    headers: new Headers({'Content-Type': type, ...more}),
    text: async () => text,
    json: async () => JSON.parse(text),
  };
}

const claims = token => JSON.parse(atob(token.split('.')[1]));

const member = token => claims(token).sub;

const isShut = (conversation, memberId) =>
  conversation.archivedAt !== null && memberId === conversation.customerId;

const unread = (conversation, memberId) => conversation.messages
  .filter(({seq, authorId}) => seq > conversation.read[memberId] && authorId !== memberId).length;

const ok = json => ({status: 200, json, headers: {}});

const problem = (status, code, more = {}) =>
  ({status, json: {type: 'about:blank', title: code, status, detail: code, code, ...more}, headers: {}});

function page(all, {page: number = 1}) {
  const start = (number - 1) * LIST_PAGE;
  const hasMore = all.length > start + LIST_PAGE;
  return {count: all.length, next: hasMore ? '/next' : null, previous: null, results: all.slice(start, start + LIST_PAGE)};
}
