/**
 * What the page shows, as plain frozen values: `store.state` is the present one and `store.subscribe(listener)` tells of
 * the next. What has not changed is the same object as before (`===`), so a view may compare parts to know what to draw.
 *
 * Conversations, messages and members are the server's own, in the server's words (`client/types.js`).
 *
 * @typedef {import('../client/types.js').Conversation} Conversation
 * @typedef {import('../client/types.js').Message} Message
 * @typedef {import('../client/types.js').Member} Member
 * @typedef {import('../client/types.js').Contact} Contact
 * @typedef {import('../client/types.js').Me} Me
 * @typedef {import('../client/types.js').Pending} Pending
 * @typedef {import('../client/types.js').Refusal} Refusal
 */

/**
 * @typedef {object} State
 * @property {'starting'|'ready'|'failed'|'refused'|'signed-out'} phase `failed`: who one is could not be loaded (retry:
 *     `retry()`); with something cached, `viewer` and `list` are there all the same. `refused`: the server knows this
 *     member not, or it is no member (`error.code`: `unknown_member`, `forbidden`). `signed-out`: no token
 * @property {Refusal|null} error why it is failed or refused
 * @property {Me|null} viewer who is looking, the labels and the limits; `viewer.is_impersonated` means: read only
 * @property {Connection} connection
 * @property {ConversationList} list
 * @property {Thread|null} thread the open one
 * @property {Picker} picker
 * @property {number} unreadTotal over all conversations
 * @property {{retryAt: number, secondsLeft: number}|null} rateLimit "Slow down. Try again in X seconds": counts down by
 *     itself; then the messages go by themselves
 * @property {number} now the time by which timestamps are to be worded; moves on every 20 s
 */

/**
 * @typedef {object} Connection
 * @property {import('../client/types.js').ConnectionState['status']} status
 * @property {import('../client/types.js').ConnectionState['reason']} reason
 * @property {boolean} isReconnecting true when it has been away for a moment, and people should know: the banner
 */

/**
 * @typedef {object} ConversationList
 * @property {'loading'|'ready'|'failed'} status `loading` only while nothing is known yet: the skeleton. `failed`: it could
 *     not be loaded; what is cached from before is in `conversations`. Once it was loaded it stays `ready`: then the
 *     connection says that there is none
 * @property {boolean} isCached what is shown is from before and has not been confirmed yet
 * @property {readonly Conversation[]} conversations newest activity first, no two the same
 * @property {'more'|'loading'|'failed'|'end'} rest whether there are further pages (`loadMoreConversations()`)
 * @property {Refusal|null} error
 */

/**
 * @typedef {object} Thread
 * @property {string} key differs between two threads, stays while one is open (also when the first message makes the
 *     conversation)
 * @property {'loading'|'ready'|'failed'|'closed'} status `failed`: `retryThread()`; cached messages may be there all the
 *     same. `closed`: cannot be read (any more): `error.code`
 * @property {boolean} isCached messages are from before and have not been confirmed yet
 * @property {Refusal|null} error
 * @property {Member|null} counterpart null only while it is loading
 * @property {Conversation|null} conversation null: new, nobody has written yet
 * @property {readonly Message[]} messages a window of the history: one run of seqs, rising
 * @property {'more'|'loading'|'failed'|'end'} older whether there are older ones above the window (`loadOlder()`)
 * @property {'more'|'loading'|'failed'|'end'} newer whether there are newer ones below the window (`loadNewer()`,
 *     `jumpToEnd()`); `end`: the window ends with the newest
 * @property {readonly Outgoing[]} outgoing one's own that are not in `messages` yet: shown below them, in this order
 * @property {number} readSeq own messages up to this seq are read by the other side: the double check
 * @property {number} unreadFromSeq the first message that was unread when the thread was opened; 0: none
 * @property {number} arrivals how many have come from the other side since the end was last in view: "3 new messages"
 * @property {boolean} isTyping the other side is
 * @property {{isOpen: boolean, reason: ThreadEnd|null}} composer whether something may be written here
 */

/**
 * Why nothing can be written: `archived` (the counterpart's removal, or the end of the relationship: still to be read),
 * `shut-out` (the viewer may not even read it any more), `impersonation` (looking through somebody's eyes), `not-allowed`
 * (this side does not start conversations, or is not related to them), `unknown` (a code of the server that is newer
 * than this page: `conversation.cannot_send_reason`).
 *
 * @typedef {'archived'|'shut-out'|'impersonation'|'not-allowed'|'unknown'} ThreadEnd
 */

/**
 * A message on its way. `delivered` ones have the server's seq, and are here only until the messages before them have
 * been fetched.
 *
 * @typedef {object} Outgoing
 * @property {string} clientMessageId
 * @property {string} content
 * @property {number} writtenAt milliseconds since the epoch
 * @property {'pending'|'waiting'|'failed'|'delivered'} status `pending`: on its way. `waiting`: the rate limit.
 *     `failed`: the red icon; `retryMessage(clientMessageId)`
 * @property {boolean} isAutomatic failed or waiting, but will go by itself too: `discard` is for those that will not
 * @property {number} secondsLeft of waiting; 0 otherwise
 * @property {Refusal|null} refusal why it failed
 */

/**
 * @typedef {object} Picker
 * @property {boolean} isOpen
 * @property {string} query as it was typed
 * @property {'idle'|'loading'|'ready'|'failed'} status
 * @property {readonly Contact[]} contacts
 * @property {'more'|'loading'|'failed'|'end'} rest
 * @property {Refusal|null} error
 */

/**
 * What may be done. None of these throws or returns a promise to wait for: what comes of it is in the state.
 *
 * @typedef {object} Actions
 * @property {() => void} start connects, loads
 * @property {() => void} stop leaves nothing behind: no timer, no socket
 * @property {() => void} retry after `failed` or `signed-out`: all that failed is loaded again, a token asked for again
 *
 * @property {() => void} loadMoreConversations
 * @property {() => void} retryList
 *
 * @property {(conversationId: string) => void} openConversation
 * @property {(memberId: string) => void} openMember the conversation with that member, or an empty thread that becomes
 *     one when something is sent; nothing is sent by opening
 * @property {() => void} closeThread
 * @property {() => void} retryThread
 * @property {() => void} loadOlder
 * @property {() => void} loadNewer
 * @property {() => void} jumpToEnd loads the newest page where the window does not reach the end
 * @property {(isAtEnd: boolean) => void} setAtEnd whether the newest message is in view: reading, `arrivals`, and which
 *     end of the window is given up depend on it
 * @property {(isVisible: boolean) => void} setVisible whether the page is: tab in front *and* window focused
 *
 * @property {(written: string) => import('../client/text.js').TextCheck|{kind: 'refused', refusal: Refusal}} send what
 *     came of checking it; on its way where `kind` is `valid` (then empty the input). `refused`: it could not even be
 *     queued (`outbox_full`): it stays in the input
 * @property {(clientMessageId: string) => void} retryMessage
 * @property {(clientMessageId: string) => void} discardMessage
 * @property {(written: string) => void} typed the input has changed to this: tells the other side, sparingly, and when it
 *     is over
 *
 * @property {() => void} openPicker
 * @property {() => void} closePicker
 * @property {(query: string) => void} searchContacts debounced; answers to earlier queries are dropped
 * @property {() => void} loadMoreContacts
 * @property {(contact: Contact) => void} startWith opens the thread with them and closes the picker
 */

export {};
