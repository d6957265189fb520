import {isSameDay} from '../store/format.js';

/** Messages of one person that are no further apart stand together. */
const TOGETHER_MS = 5 * 60_000;

/**
 * @typedef {object} Bubble what one bubble is drawn from
 * @property {'bubble'} type
 * @property {string} key the same before and after the server has taken it, so that it stays the same bubble
 * @property {string} content
 * @property {string|number} at when it was written
 * @property {boolean} isOwn
 * @property {string} sender the name of who wrote it
 * @property {'pending'|'waiting'|'failed'|'delivered'|'read'|null} state of one's own
 * @property {import('../store/types.js').Outgoing|null} outgoing
 * @property {boolean} isFirst of those that stand together
 * @property {boolean} isLast
 *
 * @typedef {Bubble|{type: 'day', key: string, at: string|number}|{type: 'fresh', key: string}} Item
 */

/**
 * What the log shows, from the top: days, where the unread begin, and bubbles.
 *
 * @param {import('../store/types.js').Thread} thread
 * @returns {Item[]}
 */
export function itemsOf(thread) {
  const bubbles = [
    ...thread.messages.map(message => ofMessage(message, thread.readSeq)),
    ...thread.outgoing.map(ofOutgoing),
  ];
  const items = [];
  let isFreshTold = false;
  bubbles.forEach((bubble, index) => {
    const before = bubbles[index - 1];
    const isNewDay = !before || !isSameDay(before.at, bubble.at);
    const isFresh = !isFreshTold && !bubble.isOwn && thread.unreadFromSeq > 0 && bubble.seq >= thread.unreadFromSeq;
    if (isNewDay) {
      items.push({type: 'day', key: `day-${bubble.key}`, at: bubble.at});
    }
    if (isFresh) {
      isFreshTold = true;
      items.push({type: 'fresh', key: 'fresh'});
    }
    bubble.isFirst = isNewDay || isFresh || !isTogether(before, bubble);
    if (bubble.isFirst && before) {
      before.isLast = true;
    }
    items.push(bubble);
  });
  if (bubbles.length > 0) {
    bubbles.at(-1).isLast = true;
  }
  return items;
}

function ofMessage(message, readSeq) {
  const isRead = message.is_read || message.seq <= readSeq;
  return {
    type: 'bubble',
    key: message.is_own && message.client_message_id ? `own-${message.client_message_id}` : `seq-${message.seq}`,
    seq: message.seq,
    content: message.content,
    at: message.created_at,
    isOwn: message.is_own,
    sender: message.sender.name,
    state: message.is_own ? (isRead ? 'read' : 'delivered') : null,
    outgoing: null,
    isFirst: false,
    isLast: false,
  };
}

function ofOutgoing(outgoing) {
  return {
    type: 'bubble',
    key: `own-${outgoing.clientMessageId}`,
    seq: 0,
    content: outgoing.content,
    at: outgoing.writtenAt,
    isOwn: true,
    sender: '',
    state: outgoing.status,
    outgoing,
    isFirst: false,
    isLast: false,
  };
}

function isTogether(before, bubble) {
  return before.isOwn === bubble.isOwn && new Date(bubble.at) - new Date(before.at) < TOGETHER_MS;
}
