/** The most messages that the server gives at once. */
export const LARGEST_PAGE = 100;

const ROOT = 'api/messaging/';

/** The endpoints that a member uses, one method each. All of them throw a `RefusedError` where the server refuses. */
export class Api {
  #http;

  /** @param {import('./http.js').Http} http */
  constructor(http) {
    this.#http = http;
  }

  /** @returns {Promise<import('./types.js').Me>} */
  me() {
    return this.#get('me/');
  }

  /**
   * @param {{q?: string, page?: number}} [query]
   * @returns {Promise<import('./types.js').Page<import('./types.js').Contact>>} 50, by name
   */
  contacts({q, page} = {}) {
    return this.#get('contacts/', {q: q === '' ? undefined : q, page});
  }

  /**
   * @param {{page?: number, archived?: boolean}} [query]
   * @returns {Promise<import('./types.js').Page<import('./types.js').Conversation>>} 50, newest activity first
   */
  conversations({page, archived} = {}) {
    return this.#get('conversations/', {page, archived});
  }

  /** @returns {Promise<import('./types.js').Conversation>} */
  conversation(id) {
    return this.#get(conversationPath(id));
  }

  /**
   * @param {string} id
   * @param {{before?: number, after?: number, limit?: number}} [part] `before` a seq and without either: newest first;
   *     `after` a seq: oldest first. `count` is the whole history's in each case
   * @returns {Promise<import('./types.js').Page<import('./types.js').Message>>}
   */
  messages(id, {before, after, limit} = {}) {
    return this.#get(`${conversationPath(id)}messages/`, {before, after, limit});
  }

  /**
   * Sends the first message to a member, or one more.
   *
   * @returns {Promise<{conversation: import('./types.js').Conversation, message: import('./types.js').Message,
   *     created: boolean}>}
   */
  start({recipientId, content, clientMessageId}) {
    return this.#post('conversations/start/', {
      recipient_id: recipientId, content, client_message_id: clientMessageId,
    });
  }

  /** @returns {Promise<import('./types.js').Message>} */
  send({conversationId, content, clientMessageId}) {
    return this.#post(`${conversationPath(conversationId)}send/`, {content, client_message_id: clientMessageId});
  }

  /** @returns {Promise<import('./types.js').ReadMark>} */
  markRead(id, upTo) {
    return this.#post(`${conversationPath(id)}read/`, {up_to: upTo});
  }

  /** @returns {Promise<{unread_count: number}>} */
  unreadCount() {
    return this.#get('unread-count/');
  }

  /** @param {'android'|'ios'|'web'} platform */
  registerDevice(pushToken, platform) {
    return this.#http.request('PUT', `${ROOT}devices/${encodeURIComponent(pushToken)}/`, {body: {platform}});
  }

  removeDevice(pushToken) {
    return this.#http.request('DELETE', `${ROOT}devices/${encodeURIComponent(pushToken)}/`);
  }

  #get(path, query) {
    return this.#http.request('GET', ROOT + path, {query});
  }

  #post(path, body) {
    return this.#http.request('POST', ROOT + path, {body});
  }
}

function conversationPath(id) {
  return `conversations/${encodeURIComponent(id)}/`;
}
