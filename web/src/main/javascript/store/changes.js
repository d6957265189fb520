import {previewOf} from './preview.js';

/**
 * What happens to a conversation, as pure functions: the conversation before, and what came, make the conversation after.
 * Where nothing changes, the same object comes back.
 *
 * @typedef {import('./types.js').Conversation} Conversation
 */

/** Shut out: archived, and of the kind of which its customer may see nothing any more (contract, section 10). */
export function isShutOut(conversation) {
  return conversation.is_archived && conversation.last_message_preview === null;
}

/** A message came. An earlier one than the last known changes nothing. */
export function withMessage(conversation, message) {
  if (message.seq <= conversation.last_seq) {
    return conversation;
  }
  return Object.freeze({
    ...conversation,
    last_seq: message.seq,
    last_message_at: message.created_at,
    last_message_preview: previewOf(message.content),
    unread_count: conversation.unread_count + (message.is_own ? 0 : 1),
  });
}

/** The viewer has read up to a seq; so many of the other side's are still unread. */
export function withReading(conversation, upTo, unreadCount) {
  return upTo <= conversation.read_seq ? conversation
    : Object.freeze({...conversation, read_seq: upTo, unread_count: unreadCount});
}

/** The other side has read up to a seq. */
export function withCounterpartReading(conversation, upTo) {
  return upTo <= conversation.counterpart_read_seq ? conversation
    : Object.freeze({...conversation, counterpart_read_seq: upTo});
}

/**
 * A conversation as the server had it at some moment, over what is known here, which may be newer: numbers only rise.
 *
 * @param {Conversation|undefined} known
 * @param {Conversation} fetched
 * @param {boolean} isKnownNewer whether who may do what, names and the like are to be kept as they are known
 */
export function merged(known, fetched, isKnownNewer) {
  if (known === undefined) {
    return Object.freeze(fetched);
  }
  const rest = isKnownNewer ? known : fetched;
  const counts = isShutOut(rest) ? rest : known.last_seq > fetched.last_seq ? known : fetched;
  const hasReadSince = known.read_seq > fetched.read_seq && known.last_seq >= fetched.last_seq;
  const next = {
    ...rest,
    last_seq: counts.last_seq,
    last_message_at: counts.last_message_at,
    last_message_preview: counts.last_message_preview,
    unread_count: hasReadSince ? known.unread_count : counts.unread_count,
    read_seq: Math.max(known.read_seq, fetched.read_seq),
    counterpart_read_seq: Math.max(known.counterpart_read_seq, fetched.counterpart_read_seq),
  };
  return isSame(known, next) ? known : Object.freeze(next);
}

/** Newest activity first, as the server sorts; times of one format compare as text. */
export function byActivity(a, b) {
  return compare(b.last_message_at, a.last_message_at) || compare(b.id, a.id);
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isSame(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
