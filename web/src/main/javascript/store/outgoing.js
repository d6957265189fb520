/**
 * What one has written in a thread and is not part of its messages yet: shown below them.
 *
 * @param {readonly import('./types.js').Pending[]} pending of this thread, oldest first
 * @param {readonly import('./types.js').Message[]} delivered acknowledged, but after messages that are still missing
 * @param {readonly import('./types.js').Message[]} messages those that are shown already
 * @param {(at: number) => number} secondsUntil
 * @returns {readonly import('./types.js').Outgoing[]}
 */
export function outgoingOf(pending, delivered, messages, secondsUntil) {
  const shown = new Set([...messages, ...delivered].map(message => message.client_message_id));
  const last = messages.at(-1)?.seq ?? 0;
  return Object.freeze([
    ...delivered.filter(({seq}) => seq > last).map(ofDelivered),
    ...pending.filter(({clientMessageId}) => !shown.has(clientMessageId)).map(one => ofPending(one, secondsUntil)),
  ]);
}

function ofDelivered(message) {
  return Object.freeze({
    clientMessageId: message.client_message_id,
    content: message.content,
    writtenAt: Date.parse(message.created_at),
    status: 'delivered',
    isAutomatic: true,
    secondsLeft: 0,
    refusal: null,
  });
}

const STATUS = Object.freeze({
  sending: 'pending', queued: 'pending', waiting: 'waiting', unsent: 'failed', refused: 'failed',
});

function ofPending({clientMessageId, content, writtenAt, status, retryAt, refusal}, secondsUntil) {
  return Object.freeze({
    clientMessageId,
    content,
    writtenAt,
    status: STATUS[status],
    isAutomatic: status !== 'refused',
    secondsLeft: status === 'waiting' ? secondsUntil(retryAt) : 0,
    refusal: STATUS[status] === 'failed' ? refusal : null,
  });
}

/** Whether two lists say the same, so that an equal one need not be drawn again. */
export function isSameOutgoing(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
