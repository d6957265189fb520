import {settled} from '/test/support/fake-clock.js';
import {equal, ok, test} from '/test/support/testing.js';
import {World} from '/test/support/world.js';

const seqs = store => store.state.thread.messages.map(({seq}) => seq);

const range = (from, to) => Array.from({length: to - from + 1}, (_, i) => from + i);

/** Ana's store, with a conversation with Ben of so many messages that is open. */
async function opened(messages, {memberId = 'ana'} = {}) {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben', messages);
  const store = await world.store(memberId);
  store.openConversation(conversation.id);
  await settled();
  return {world, conversation, store};
}

test('a thread opens with the newest page, and older ones come above', async () => {
  const {store} = await opened(50);
  equal([seqs(store), store.state.thread.older, store.state.thread.newer], [range(31, 50), 'more', 'end']);
  store.loadOlder();
  equal(store.state.thread.older, 'loading');
  store.loadOlder();
  await settled();
  equal([seqs(store), store.state.thread.older], [range(11, 50), 'more']);
  store.loadOlder();
  await settled();
  equal([seqs(store), store.state.thread.older], [range(1, 50), 'end']);
});

test('older messages that could not be loaded can be asked for again', async () => {
  const {world, store} = await opened(50);
  world.server.answers.push({status: 503, body: {code: 'unavailable'}});
  store.loadOlder();
  await settled();
  equal([store.state.thread.older, store.state.thread.status], ['failed', 'ready']);
  store.loadOlder();
  await settled();
  equal(seqs(store), range(11, 50));
});

test('messages come in live, whatever is being loaded', async () => {
  const {world, conversation, store} = await opened(50);
  store.loadOlder();
  world.server.writes(conversation, 'ben', 'live');
  await settled();
  equal(seqs(store), range(11, 51));
});

test('a message that came while the page was on its way is not lost', async () => {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben', 5);
  const store = await world.store('ana');
  const page = {count: 5, next: null, previous: null,
    results: conversation.messages.map(one => world.server.messageFor(conversation, one, 'ana')).reverse()};
  world.server.answers.push({status: 200, body: page});
  let answer = null;
  world.server.gate = new Promise(done => {
    answer = done;
  });
  store.openConversation(conversation.id);
  await settled();
  world.server.writes(conversation, 'ben', 'meanwhile');
  await settled();
  answer();
  await settled();
  equal(seqs(store), range(1, 6));
});

test('who scrolls far back keeps a bounded part, and finds the way to the end', async () => {
  const {world, conversation, store} = await opened(1000);
  store.setAtEnd(false);
  for (let i = 0; i < 40; i++) {
    store.loadOlder();
    await settled();
  }
  equal([seqs(store).length, seqs(store)[0], store.state.thread.newer], [300, 181, 'more']);
  world.server.writes(conversation, 'ben', 'far below');
  await settled();
  equal([seqs(store).at(-1), store.state.thread.arrivals], [480, 1]);
  store.loadNewer();
  await settled();
  equal([seqs(store).at(-1), seqs(store).length], [500, 300]);
  store.jumpToEnd();
  await settled();
  equal([seqs(store), store.state.thread.newer], [range(982, 1001), 'end']);
  world.server.writes(conversation, 'ben', 'live again');
  await settled();
  equal(seqs(store).at(-1), 1002);
});

test('scrolling down page by page reaches the end, and what is live there', async () => {
  const {world, conversation, store} = await opened(500);
  store.setAtEnd(false);
  for (let i = 0; i < 20; i++) {
    store.loadOlder();
    await settled();
  }
  equal(store.state.thread.newer, 'more');
  for (let i = 0; i < 20 && store.state.thread.newer !== 'end'; i++) {
    store.loadNewer();
    await settled();
  }
  equal([seqs(store).at(-1), store.state.thread.newer], [500, 'end']);
  store.setAtEnd(true);
  world.server.writes(conversation, 'ben', 'live');
  await settled();
  equal(seqs(store).at(-1), 501);
});

test('what comes while one reads further up is counted until one is back at the end', async () => {
  const {world, conversation, store} = await opened(5);
  store.setAtEnd(false);
  ['a', 'b', 'c'].forEach(content => world.server.writes(conversation, 'ben', content));
  world.server.writes(conversation, 'ana', 'my own, from elsewhere');
  await settled();
  equal([store.state.thread.arrivals, seqs(store)], [3, range(1, 9)]);
  store.setAtEnd(true);
  equal(store.state.thread.arrivals, 0);
  world.server.writes(conversation, 'ben', 'd');
  await settled();
  equal(store.state.thread.arrivals, 0);
});

test('the first unread message is known for as long as the thread is open', async () => {
  const {world, conversation, store} = await opened(4);
  equal(store.state.thread.unreadFromSeq, 1);
  world.server.reads(conversation, 'ana');
  await settled();
  equal(store.state.thread.unreadFromSeq, 1);
  store.closeThread();
  store.openConversation(conversation.id);
  await settled();
  equal(store.state.thread.unreadFromSeq, 0);
});

test('after a long absence at the end, the thread begins anew there', async () => {
  const {world, conversation, store} = await opened(5);
  world.server.closeSockets(1012);
  for (let i = 0; i < 500; i++) {
    world.server.writes(conversation, 'ben', `${i}`);
  }
  await world.clock.advance(1_000);
  equal([seqs(store), store.state.thread.newer], [range(486, 505), 'end']);
});

test('after a long absence further up, one goes on reading', async () => {
  const {world, conversation, store} = await opened(50);
  store.setAtEnd(false);
  world.server.closeSockets(1012);
  for (let i = 0; i < 500; i++) {
    world.server.writes(conversation, 'ben', `${i}`);
  }
  await world.clock.advance(1_000);
  equal([seqs(store), store.state.thread.newer], [range(31, 50), 'more']);
});

test('a thread that cannot be loaded says so, and comes with the connection', async () => {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben', 5);
  const store = await world.store('ana');
  world.server.isDown = true;
  world.server.closeSockets(1006);
  store.openConversation(conversation.id);
  await settled();
  equal([store.state.thread.status, store.state.thread.error.code], ['failed', 'network']);
  store.retryThread();
  equal(store.state.thread.status, 'loading');
  await settled();
  equal(store.state.thread.status, 'failed');
  world.server.isDown = false;
  await world.clock.advance(10_000);
  equal([store.state.thread.status, seqs(store)], ['ready', range(1, 5)]);
});

test('a conversation that is none, or somebody else\'s, is closed', async () => {
  const world = new World();
  const other = world.server.aConversation('ana', 'ben', 1);
  const store = await world.store('cleo');
  store.openConversation(other.id);
  await settled();
  const {status, error, messages, composer} = store.state.thread;
  equal([status, error.code, messages, composer], ['closed', 'conversation_not_found', [], {isOpen: false, reason: 'shut-out'}]);
});

test('the answer for a thread that was left does not get into the next', async () => {
  const world = new World();
  const [first, second] = [world.server.aConversation('ana', 'ben', 5), world.server.aConversation('ana', 'cleo', 2)];
  const store = await world.store('ana');
  let answer = null;
  world.server.gate = new Promise(done => {
    answer = done;
  });
  store.openConversation(first.id);
  await settled();
  world.server.gate = null;
  store.openConversation(second.id);
  await settled();
  answer();
  await settled();
  equal([store.state.thread.conversation.id, seqs(store)], [second.id, [1, 2]]);
  world.server.writes(first, 'ben', 'elsewhere');
  await settled();
  equal(seqs(store), [1, 2]);
});

test('a thread that is loaded again stays on the screen meanwhile', async () => {
  const {store} = await opened(5);
  store.retryThread();
  equal([store.state.thread.status, seqs(store)], ['ready', range(1, 5)]);
  await settled();
  equal([store.state.thread.status, seqs(store)], ['ready', range(1, 5)]);
});

test('a thread that was left is followed no longer', async () => {
  const {world, store} = await opened(5);
  store.closeThread();
  const asked = world.requests('GET', 'messages').length;
  world.server.hasNoSockets = true;
  world.server.closeSockets(1006);
  await world.clock.advance(30_000);
  equal(world.requests('GET', 'messages').length, asked);
});

test('opening the same conversation again changes nothing', async () => {
  const {conversation, store} = await opened(5);
  const {thread} = store.state;
  store.openConversation(conversation.id);
  store.openMember('ben');
  ok(store.state.thread === thread, 'it is the same thread');
});

test('what is left behind after stopping is nothing', async () => {
  const {world, store} = await opened(5);
  store.openPicker();
  store.setVisible(true);
  store.typed('a');
  await settled();
  store.stop();
  await settled();
  equal([world.clock.running, world.server.openSockets, store.state.thread], [0, 0, null]);
});
