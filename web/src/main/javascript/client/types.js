/**
 * What the client speaks about. Values that come from the server keep the server's words (`last_seq`), so that the
 * protocol's description is theirs too; what the client itself adds is in camel case. Everything handed out is to be
 * read, never changed.
 *
 * @typedef {object} Member
 * @property {string|null} id null: erased
 * @property {string} name
 * @property {string|null} avatar_url
 * @property {'provider'|'customer'} role
 * @property {string|null} label "[Trainee Removed]" where somebody is gone
 *
 * @typedef {object} Me answer of `/me/`
 * @property {Member} member
 * @property {string} role
 * @property {boolean} is_impersonated
 * @property {{provider: string, customer: string}} labels
 * @property {{max_length: number, messages_per_minute: number|null}} limits
 *
 * @typedef {object} Conversation
 * @property {string} id
 * @property {Member} provider
 * @property {Member} customer
 * @property {Member} counterpart the other one, seen from the viewer
 * @property {boolean} is_archived
 * @property {string|null} archived_at
 * @property {boolean} can_send
 * @property {string|null} cannot_send_reason a code of {@link Refusal}
 * @property {number} last_seq
 * @property {string} last_message_at
 * @property {string|null} last_message_preview null where the viewer is shut out of an archived one
 * @property {number} unread_count
 * @property {number} read_seq how far the viewer has read
 * @property {number} counterpart_read_seq how far the other one has read
 * @property {string} created_at
 *
 * @typedef {object} Message
 * @property {string} id
 * @property {string} conversation_id
 * @property {number} seq 1, 2, 3 … without gaps in its conversation
 * @property {string} kind "text"; others will come
 * @property {{id: string|null, name: string, side: 'provider'|'customer'}} sender
 * @property {boolean} is_own
 * @property {string} content plain text, never markup
 * @property {string|null} client_message_id
 * @property {string} created_at
 * @property {boolean} is_read by the recipient
 * @property {string|null} read_at
 *
 * @typedef {{member: Member, conversation_id: string|null}} Contact
 *
 * @typedef {object} ReadMark answer of `…/read/`
 * @property {string} conversation_id
 * @property {number} up_to_seq
 * @property {string} read_at
 * @property {number} marked
 * @property {number} unread_count of this conversation
 */

/**
 * @template T
 * @typedef {{count: number, next: string|null, previous: string|null, results: T[]}} Page
 */

/**
 * Why the server, or the way to it, said no. `code` is the server's (`conversation_archived`, `rate_limited`, …), or one
 * of the client's own: `network` (no answer), `timeout` (none in time), `unexpected_answer` (not this server's),
 * `signed_out` (the host gave no token, or one of somebody else), `outbox_full` (too many messages wait to be sent),
 * `composer_closed` (nothing may be written in this thread, or not before it is loaded).
 *
 * @typedef {object} Refusal
 * @property {string} code
 * @property {number} status HTTP status; 0 where there was none
 * @property {string} detail words for a developer, not for people
 * @property {number|null} retryAfterSeconds
 */

/**
 * How the socket is.
 *
 * - `idle`: not started, or stopped
 * - `connecting`: on the way, also for the first time
 * - `live`: events come in as they happen
 * - `waiting`: lost; comes back by itself at `retryAt`; polls meanwhile
 * - `refused`: the server says to stay away (4403, 4404): `code`
 * - `signed-out`: no token, or none that is taken. `connect()` asks the host again
 *
 * @typedef {object} ConnectionState
 * @property {'idle'|'connecting'|'live'|'waiting'|'refused'|'signed-out'} status
 * @property {number} attempts how often in a row it has failed to come about
 * @property {number|null} retryAt when it tries again: milliseconds since the epoch
 * @property {number|null} code close code of the last socket, where there was one
 * @property {'lost'|'offline'|'restarting'|'too-slow'|'too-many-sockets'|'too-many-frames'|'no-access'|'no-token'|null} reason
 */

/**
 * Something written that the server has not taken yet.
 *
 * - `sending`: on its way now
 * - `queued`: others go first
 * - `waiting`: the rate limit says so; goes by itself at `retryAt`
 * - `unsent`: the way to the server failed; goes by itself when there is one, or at once by `retry`
 * - `refused`: the server does not take it, and `refusal` says why. Kept until `retry` or `discard`
 *
 * @typedef {object} Pending
 * @property {string} clientMessageId
 * @property {string|null} conversationId
 * @property {string|null} recipientId instead of a conversation: this starts one
 * @property {string} content
 * @property {number} writtenAt milliseconds since the epoch
 * @property {'sending'|'queued'|'waiting'|'unsent'|'refused'} status
 * @property {number|null} retryAt milliseconds since the epoch
 * @property {Refusal|null} refusal
 */

/**
 * @typedef {object} Options
 * @property {string|URL} server the server's address, such as `https://messages.example.com/`
 * @property {(why: 'first'|'expiring'|'rejected') => string|null|Promise<string|null>} getToken a token for the member
 *     who is signed in; null when nobody is. Asked again before the last one ends, and when it is rejected
 * @property {Partial<import('./environment.js').Environment>} [environment] replaced in tests
 */

/**
 * Events of a client, by `on(type, listener)`. In a followed conversation `messages` come in the order of their seq,
 * each once; whatever was missed comes before what is new.
 *
 * @typedef {object} Events
 * @property {ConnectionState} connection
 * @property {{reason: 'connected'|'poll'}} refresh what was loaded before may be out of date: load it again
 * @property {{conversationId: string, message: Message}} message each new one anywhere, once for each socket, as it comes
 * @property {{conversationId: string, messages: Message[]}} messages the next ones of a followed conversation
 * @property {{conversationId: string, lastSeq: number}} leap so much was missed that it is better loaded from the end;
 *     the conversation is followed no longer
 * @property {{conversationId: string, refusal: Refusal}} closed a followed conversation cannot be read any more
 * @property {{conversationId: string, readerId: string|null, upToSeq: number, readAt: string|null}} receipt
 * @property {{conversationId: string, userId: string, isTyping: boolean}} typing
 * @property {{conversation: Conversation}} conversation
 * @property {{unreadCount: number}} unread
 * @property {{conversationId: string|null, refusal: Refusal}} fault an error frame of the server
 * @property {{pending: Pending[]}} outbox what is not sent yet, oldest first
 * @property {{pending: Pending, message: Message, conversation: Conversation|null}} sent
 * @property {{conversationId: string, upToSeq: number}} counterpartRead how far the other one has read, where a receipt
 *     may have been missed
 * @property {{me: Me}} viewer who is signed in, told at first and when somebody else is: what was known before is void
 * @property {{refusal: Refusal}} viewerFailed who is signed in could not be learnt; asked again while polling, on `hello`,
 *     and by `retry()`
 */

export {};
