import {Following} from './following.js';

/** The conversations that are followed, by their id. */
export class Followings {
  #ways;
  #emit;
  #all = new Map();

  /**
   * @param {ConstructorParameters<typeof Following>[2]} ways
   * @param {(type: string, event: object) => void} emit
   */
  constructor(ways, emit) {
    this.#ways = ways;
    this.#emit = emit;
  }

  /** Begins, and asks at once for what has come since: between loading a history and this something may have. */
  follow(conversationId, lastSeq) {
    this.unfollow(conversationId);
    const following = new Following(conversationId, lastSeq, this.#ways, {
      messages: messages => this.#emit('messages', {conversationId, messages}),
      leap: last => this.#ended(following, conversationId, 'leap', {lastSeq: last}),
      closed: refusal => this.#ended(following, conversationId, 'closed', {refusal}),
    });
    this.#all.set(conversationId, following);
    following.catchUp();
  }

  unfollow(conversationId) {
    this.#all.get(conversationId)?.end();
    this.#all.delete(conversationId);
  }

  clear() {
    [...this.#all.keys()].forEach(conversationId => this.unfollow(conversationId));
  }

  offer(conversationId, messages) {
    this.#all.get(conversationId)?.offer(messages);
  }

  resumed(history) {
    this.#all.get(history.conversation_id)?.resumed(history);
  }

  /** There is a new socket: nothing of the one before counts any more. */
  catchUp() {
    this.#all.forEach(following => following.catchUp());
  }

  poll() {
    this.#all.forEach(following => following.fetch());
  }

  doubt() {
    this.#all.forEach(following => following.doubt());
  }

  #ended(following, conversationId, type, what) {
    if (this.#all.get(conversationId) === following) {
      this.#all.delete(conversationId);
    }
    this.#emit(type, {conversationId, ...what});
  }
}
