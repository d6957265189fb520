/**
 * Everything people read, in one place: the ticket's words, with the configured labels in them. A host gives others, one
 * by one, by the property `words` of `<rapport-messages>`: text where there is text here, a function where there is one.
 *
 * @typedef {{provider: string, customer: string}} Labels "Trainer", "Trainee": as configured, upper case kept
 */

/** The same label inside a sentence: "Trainee" becomes "trainee", "VIP" stays. */
export function inSentence(label) {
  return label === label.toUpperCase() ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

const count = (number, one, many) => (number === 1 ? one : many.replace('#', number.toLocaleString('en')));

export const WORDS = {
  title: 'Messages',
  conversations: 'Conversations',
  messages: 'Messages',
  message: 'Message',
  send: 'Send',
  newMessage: 'New message',
  back: 'Back',
  close: 'Close',
  tryAgain: 'Try again',
  writeHere: 'Write a message',
  choose: 'Choose a conversation',

  loadingConversations: 'Loading conversations',
  loadingMessages: 'Loading messages',
  loadingContacts: 'Loading contacts',

  noConversationsProvider: 'No conversations yet',
  noConversationsProviderHint: ({customer}) => `Start a conversation from any ${inSentence(customer)}'s profile`,
  noConversationsProviderAction: ({customer}) => `See your ${inSentence(customer)}s`,
  noConversationsCustomer: 'No messages yet',
  noConversationsCustomerHint: ({provider}) => `Your ${inSentence(provider)} will reach out here.`,

  conversationsFailed: "Your conversations can't be loaded",
  conversationsOutdated: 'This may be out of date.',
  messagesFailed: "The messages can't be loaded",
  messagesOutdated: 'The newest messages may be missing.',
  olderFailed: "Older messages can't be loaded.",
  moreFailed: "The rest can't be loaded.",
  contactsFailed: "Your contacts can't be loaded",
  failedHint: 'Check your connection, then try again.',

  search: 'Search by name',
  contacts: 'Contacts',
  messageTo: name => `Message ${name}`,
  noContacts: side => `There is no ${side} to write to yet.`,
  noContactsFound: query => `Nobody here is called “${query}”.`,

  you: 'You',
  unread: number => count(number, '1 unread message', '# unread messages'),
  newFromHere: 'New',
  arrivals: number => count(number, '1 new message', '# new messages'),
  toNewest: 'Go to the newest message',
  isTyping: label => `${label} is typing...`,
  beginning: name => `This is the beginning of your conversation with ${name}.`,
  nothingYet: 'Nothing is sent before you press Send.',

  pending: 'Sending',
  delivered: 'Delivered',
  read: 'Read',
  notSent: 'Not sent',
  tapToRetry: 'Tap to retry',
  discard: 'Discard',
  sendsIn: seconds => `Sends in ${seconds} s`,
  sendFailed: 'Your message was not sent.',
  sendFailedForNow: 'Your message was not sent. It goes out as soon as there is a connection.',
  slowDown: seconds => `Slow down. Try again in ${count(seconds, '1 second', '# seconds')}`,
  notSentBecause: {
    conversation_archived: 'This conversation has ended.',
    conversation_not_found: 'This conversation is not there any more.',
    no_relationship: 'You can no longer write to them.',
    start_not_allowed: 'You can answer here, but not begin.',
    content_too_long: 'It is too long.',
    content_blank: 'There is nothing in it.',
    content_invalid: 'There are characters in it that cannot be sent.',
    impersonation_read_only: 'You are only looking.',
  },
  slowDownBriefly: 'That was fast: your message waits a moment, and goes out by itself.',
  used: (length, most) => `${length.toLocaleString('en')} / ${most.toLocaleString('en')}`,
  tooLong: over => count(over, 'One character too many', '# characters too many'),

  reconnecting: 'Reconnecting…',
  otherWindows: 'This account is open in too many windows. Close some of them, and this one comes back.',
  impersonating: name => `You see this as ${name} does. You can read, but not write, and nothing is marked as read.`,

  removed: label => `This ${inSentence(label)} has been removed`,
  shutOut: 'This conversation has ended',
  shutOutHint: ({provider}) => `You and your ${inSentence(provider)} no longer work together here, so it can no longer be read.`,
  missing: 'This conversation is not there, or not yours.',
  onlyProviders: ({provider}) => `Only a ${inSentence(provider)} begins a conversation here.`,
  notRelated: ({customer}) => `You can write to ${inSentence(customer)}s whom you work with.`,
  cannotWrite: "You can't write here.",
  readOnly: 'Read only',

  signedOut: 'You are not signed in',
  signedOutHint: 'Sign in again, then come back here.',
  unknownMember: 'There are no messages for you here',
  unknownMemberHint: 'This account is not known to the message service, or not any more.',
  unavailable: "Messages can't be reached",
};

/**
 * A phrase, which may depend on something.
 *
 * @param {string|Function} phrase
 * @param {...unknown} about
 * @returns {string}
 */
export function say(phrase, ...about) {
  return typeof phrase === 'function' ? phrase(...about) : phrase;
}
