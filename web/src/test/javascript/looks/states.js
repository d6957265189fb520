/**
 * The page in every state that it has, without a server: each is what a store's `state` would be. For tests of how it
 * looks, and of what screen readers get.
 */
export const NOW = new Date(2026, 10, 20, 14, 32).getTime();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const member = (id, name, role = 'customer', label = null) => ({id, name, avatar_url: null, role, label});

export const ANA = member('trainer-1', 'Ana Ruiz', 'provider');
export const BEN = member('trainee-1', 'Ben Okafor');

const LABELS = {provider: 'Trainer', customer: 'Trainee'};

export const viewer = (who, more = {}) => ({
  member: who,
  role: 'member',
  is_impersonated: false,
  labels: LABELS,
  limits: {max_length: 2000, messages_per_minute: 30},
  ...more,
});

export function conversation(id, counterpart, preview, ago, more = {}) {
  return {
    id,
    counterpart,
    provider: ANA,
    customer: counterpart,
    is_archived: false,
    archived_at: null,
    can_send: true,
    cannot_send_reason: null,
    last_seq: 8,
    last_message_at: new Date(NOW - ago).toISOString(),
    last_message_preview: preview,
    unread_count: 0,
    read_seq: 8,
    counterpart_read_seq: 8,
    created_at: new Date(NOW - 90 * DAY).toISOString(),
    ...more,
  };
}

export function message(seq, from, content, ago, more = {}) {
  return {
    id: `m-${seq}`,
    conversation_id: 'c-1',
    seq,
    kind: 'text',
    sender: {id: from.id, name: from.name, side: from.role},
    is_own: from === ANA,
    content,
    client_message_id: from === ANA ? `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}` : null,
    created_at: new Date(NOW - ago).toISOString(),
    is_read: true,
    read_at: null,
    ...more,
  };
}

const CONVERSATIONS = [
  conversation('c-1', BEN, 'Perfect, see you then! 💪', 4 * MINUTE),
  conversation('c-2', member('trainee-2', 'Chiara Conti'), 'Can I swap the bike for the rower on Friday?', 22 * MINUTE, {unread_count: 2}),
  conversation('c-3', member('trainee-3', 'Dana Levi'), 'That last set was hard, but I did it', 3 * HOUR, {unread_count: 1}),
  conversation('c-4', member('trainee-7', 'Hana Suzuki'), 'Thank you! 🙏', 20 * HOUR),
  conversation('c-5', member('trainee-8', 'Maximiliana Featherstonehaugh-Worthington'), 'I have moved everything to the calendar, so you can see when I am free', 3 * DAY),
  conversation('c-6', member('trainee-9', 'عمر الفاروق'), 'شكرا جزيلا، أراك غدا', 5 * DAY),
  conversation('c-7', member('trainee-4', 'Émile Petit', 'customer', '[Trainee Removed]'), 'Thank you for everything.', 40 * DAY, {is_archived: true}),
  conversation('c-8', member(null, '[Trainee Removed]', 'customer', '[Trainee Removed]'), 'See you on Monday', 400 * DAY, {is_archived: true}),
];

const MESSAGES = [
  message(1, ANA, 'Hi Ben, how did the long run go on Sunday?', DAY + 5 * HOUR),
  message(2, BEN, '14 km, and the last two felt easy 💪', DAY + 4 * HOUR),
  message(3, BEN, 'My watch says 5:42 a kilometre on average. I did not expect that at all, given how tired I was on Saturday evening.', DAY + 4 * HOUR - MINUTE),
  message(4, ANA, 'Great! Two easy days now:\n• Monday: rest\n• Tuesday: 30 minutes, slowly', 3 * HOUR),
  message(5, BEN, 'Will do. Can we move Thursday to the evening?', 2 * HOUR),
  message(6, ANA, 'Thursday at 18:00 it is.', 9 * MINUTE),
  message(7, ANA, 'Bring the other shoes, we will try the track.', 8 * MINUTE),
  message(8, BEN, 'Perfect, see you then! 💪', 4 * MINUTE),
];

const CLOSED_PICKER = {isOpen: false, query: '', status: 'idle', contacts: [], rest: 'end', error: null};

export const list = (conversations, more = {}) => ({status: 'ready', isCached: false, conversations, rest: 'end', error: null, ...more});

export function thread(more = {}) {
  return {
    key: 't-1',
    status: 'ready',
    isCached: false,
    error: null,
    counterpart: BEN,
    conversation: CONVERSATIONS[0],
    messages: MESSAGES,
    older: 'end',
    newer: 'end',
    outgoing: [],
    readSeq: 8,
    unreadFromSeq: 0,
    arrivals: 0,
    isTyping: false,
    composer: {isOpen: true, reason: null},
    ...more,
  };
}

const BASE = {
  phase: 'ready',
  error: null,
  viewer: viewer(ANA),
  connection: {status: 'live', reason: null, isReconnecting: false},
  list: list(CONVERSATIONS),
  thread: null,
  picker: CLOSED_PICKER,
  unreadTotal: 3,
  rateLimit: null,
  now: NOW,
};

const refusal = (code, status = 0) => ({code, status, detail: '', retryAfterSeconds: null});

const outgoing = (id, content, status, more = {}) => ({
  clientMessageId: `10000000-0000-4000-8000-00000000000${id}`,
  content,
  writtenAt: NOW - 5000,
  status,
  isAutomatic: false,
  secondsLeft: 0,
  refusal: null,
  ...more,
});

const contacts = ['Ben Okafor', 'Chiara Conti', 'Dana Levi', 'Hana Suzuki', 'Ines Moreau', 'Jonas Berg'].map((name, index) => ({
  member: member(`trainee-${index + 1}`, name),
  conversation_id: index < 3 ? `c-${index + 1}` : null,
}));

const lost = {status: 'waiting', reason: 'lost', isReconnecting: true};

/** @type {Record<string, object>} */
export const STATES = {
  starting: {...BASE, phase: 'starting', viewer: null, list: list([], {status: 'loading', rest: 'more'}), unreadTotal: 0},
  'no-conversations-provider': {...BASE, list: list([]), unreadTotal: 0},
  'no-conversations-customer': {...BASE, viewer: viewer(BEN), list: list([]), unreadTotal: 0},
  'list-failed': {...BASE, list: list([], {status: 'failed', error: refusal('network')}), unreadTotal: 0},
  'list-outdated': {...BASE, connection: lost, list: list(CONVERSATIONS, {status: 'failed', isCached: true, error: refusal('network')})},
  'list-rest-loading': {...BASE, list: list(CONVERSATIONS, {rest: 'loading'})},
  'list-rest-failed': {...BASE, list: list(CONVERSATIONS, {rest: 'failed'})},
  list: BASE,
  chat: {...BASE, thread: thread()},
  'chat-showcase': {
    ...BASE,
    thread: thread({
      isTyping: true,
      readSeq: 6,
      older: 'more',
      messages: MESSAGES.map(one => ({...one, is_read: one.seq <= 6})),
    }),
  },
  'chat-loading': {...BASE, thread: thread({status: 'loading', messages: [], older: 'more'})},
  'chat-failed': {...BASE, thread: thread({status: 'failed', messages: [], error: refusal('network')})},
  'chat-outdated': {...BASE, connection: lost, thread: thread({status: 'failed', isCached: true, error: refusal('network')})},
  'chat-older-loading': {...BASE, thread: thread({older: 'loading'})},
  'chat-older-failed': {...BASE, thread: thread({older: 'failed'})},
  'chat-new': {...BASE, thread: thread({key: 't-9', conversation: null, counterpart: member('trainee-9', 'Ines Moreau'), messages: []})},
  'chat-typing': {...BASE, thread: thread({isTyping: true})},
  'chat-unread': {...BASE, thread: thread({unreadFromSeq: 5})},
  'chat-sending': {
    ...BASE,
    thread: thread({
      readSeq: 6,
      messages: MESSAGES.map(one => ({...one, is_read: one.seq <= 6})),
      outgoing: [
        outgoing(1, 'One moment, I look it up.', 'delivered'),
        outgoing(2, 'It is the second gate on the left.', 'pending'),
        outgoing(3, 'See you!', 'waiting', {secondsLeft: 12, isAutomatic: true}),
      ],
    }),
    rateLimit: {retryAt: NOW + 12_000, secondsLeft: 12},
  },
  'chat-failed-send': {
    ...BASE,
    connection: lost,
    thread: thread({
      outgoing: [
        outgoing(1, 'It is the second gate on the left.', 'failed', {isAutomatic: true, refusal: refusal('network')}),
        outgoing(2, 'And bring water.', 'failed', {refusal: refusal('no_relationship', 403)}),
      ],
    }),
  },
  'chat-long-words': {
    ...BASE,
    thread: thread({
      messages: [
        message(1, BEN, 'https://example.com/' + 'a-very-long-path-without-any-space/'.repeat(8), HOUR),
        message(2, ANA, 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft '.repeat(3), HOUR - MINUTE),
        message(3, BEN, 'مرحبا، هل يمكننا نقل التمرين إلى المساء؟ لدي اجتماع طويل بعد الظهر.', 30 * MINUTE),
        message(4, BEN, '👩‍👩‍👧‍👦🏳️‍🌈👍🏽', 20 * MINUTE),
        message(5, ANA, 'ok', 10 * MINUTE),
        message(6, BEN, '<img src=x onerror=alert(1)> & <b>not bold</b>', 5 * MINUTE),
      ],
    }),
  },
  'removed-provider': {
    ...BASE,
    thread: thread({
      key: 't-7',
      conversation: CONVERSATIONS[6],
      counterpart: CONVERSATIONS[6].counterpart,
      composer: {isOpen: false, reason: 'archived'},
    }),
  },
  'shut-out': {
    ...BASE,
    viewer: viewer(BEN),
    list: list([]),
    unreadTotal: 0,
    thread: thread({counterpart: ANA, messages: [], status: 'closed', error: refusal('conversation_archived', 403), composer: {isOpen: false, reason: 'shut-out'}}),
  },
  'not-allowed': {
    ...BASE,
    viewer: viewer(BEN),
    list: list([]),
    unreadTotal: 0,
    thread: thread({counterpart: ANA, conversation: null, messages: [], composer: {isOpen: false, reason: 'not-allowed'}}),
  },
  impersonated: {
    ...BASE,
    viewer: viewer(ANA, {is_impersonated: true}),
    thread: thread({composer: {isOpen: false, reason: 'impersonation'}}),
  },
  picker: {...BASE, picker: {...CLOSED_PICKER, isOpen: true, status: 'ready', contacts}},
  'picker-loading': {...BASE, picker: {...CLOSED_PICKER, isOpen: true, status: 'loading'}},
  'picker-nobody': {...BASE, picker: {...CLOSED_PICKER, isOpen: true, status: 'ready', query: 'zz'}},
  'picker-failed': {...BASE, picker: {...CLOSED_PICKER, isOpen: true, status: 'failed', error: refusal('network')}},
  reconnecting: {...BASE, connection: lost, thread: thread()},
  'signed-out': {...BASE, phase: 'signed-out', viewer: null, list: list([]), unreadTotal: 0},
  refused: {...BASE, phase: 'refused', viewer: null, error: refusal('unknown_member', 403), list: list([]), unreadTotal: 0},
  failed: {...BASE, phase: 'failed', viewer: null, error: refusal('network'), list: list([]), unreadTotal: 0},
};

/** Far more of them than fit. */
export const manyConversations = number =>
  Array.from({length: number}, (_, index) =>
    conversation(`c-${index + 1}`, member(`m-${index + 1}`, `Trainee ${index + 1}`), `Preview ${index + 1}`, index * HOUR));

/** A run of history: its seqs from one to another, of both sides in turn. */
export const run = (from, to) =>
  Array.from({length: to - from + 1}, (_, index) => {
    const seq = from + index;
    return message(seq, seq % 3 === 0 ? ANA : BEN, `Message number ${seq}`, (10_000 - seq) * MINUTE);
  });
