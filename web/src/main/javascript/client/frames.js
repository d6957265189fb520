import {refusal} from './refusals.js';

/** Reads the server's frames into events. Types that are newer than this client are passed over. */
export class Frames {
  #emit;
  #followings;

  /**
   * @param {{emit: (type: string, event: object) => void,
   *     followings: () => import('./followings.js').Followings}} whom
   */
  constructor({emit, followings}) {
    this.#emit = emit;
    this.#followings = followings;
  }

  take(frame) {
    this.#readers[frame.type]?.(frame);
  }

  #readers = Object.freeze({
    __proto__: null,

    'chat.new_message': ({conversation_id: conversationId, message}) => {
      this.#emit('message', {conversationId, message});
      this.#followings().offer(conversationId, [message]);
    },

    'history': frame => {
      this.#followings().resumed(frame);
      // A reading that was missed; who it was is the other one, and when is in the messages.
      this.#emit('counterpartRead', {conversationId: frame.conversation_id, upToSeq: frame.counterpart_read_seq});
    },

    'chat.read_receipt': frame => this.#emit('receipt', {
      conversationId: frame.conversation_id,
      readerId: frame.reader_id,
      upToSeq: frame.up_to_seq,
      readAt: frame.read_at,
    }),

    'chat.typing': frame => this.#emit('typing', {
      conversationId: frame.conversation_id, userId: frame.user_id, isTyping: frame.is_typing === true,
    }),

    'conversation.updated': ({conversation}) => this.#emit('conversation', {conversation}),

    'unread_count': ({unread_count: unreadCount}) => this.#emit('unread', {unreadCount}),

    'error': frame => {
      this.#followings().doubt();
      this.#emit('fault', {
        conversationId: frame.conversation_id ?? null,
        refusal: refusal(String(frame.code), String(frame.detail ?? ''), {
          retryAfterSeconds: frame.retry_after_seconds ?? null,
        }),
      });
    },
  });
}
