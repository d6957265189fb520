import {settled} from '/test/support/fake-clock.js';
import {FakeServer} from '/test/support/fake-server.js';
import {equal, test} from '/test/support/testing.js';
import {World} from '/test/support/world.js';

/** Ben's store with his conversation with Ana, in which she has written last. */
async function opened({isVisible = true, ...options} = {}) {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben', 3);
  const store = await world.store('ben', options);
  store.setVisible(isVisible);
  store.openConversation(conversation.id);
  await settled();
  return {world, conversation, store};
}

const marks = world => world.requests('POST', 'read').map(({body}) => body.up_to);

const typing = world => world.frames('typing').map(frame => frame.is_typing);

test('what is in front of somebody is read', async () => {
  const {world, conversation, store} = await opened();
  equal([marks(world), store.state.list.conversations[0].unread_count, store.state.unreadTotal], [[3], 0, 0]);
  world.server.writes(conversation, 'ana', 'Hello');
  await settled();
  equal(marks(world), [3, 4]);
});

test('what is not in front of anybody is not read, until it is', async () => {
  const {world, conversation, store} = await opened({isVisible: false});
  world.server.writes(conversation, 'ana', 'Hello');
  await settled();
  equal([marks(world), store.state.list.conversations[0].unread_count, store.state.unreadTotal], [[], 3, 3]);
  store.setVisible(true);
  await settled();
  equal([marks(world), store.state.list.conversations[0].unread_count, store.state.unreadTotal], [[4], 0, 0]);
});

test('what comes while one reads further up is not read until it is in view', async () => {
  const {world, conversation, store} = await opened();
  store.setAtEnd(false);
  world.server.writes(conversation, 'ana', 'Hello');
  await settled();
  equal([marks(world), store.state.list.conversations[0].unread_count], [[3], 1]);
  store.setAtEnd(true);
  await settled();
  equal(marks(world), [3, 4]);
});

test('one\'s own messages are nothing to be read', async () => {
  const {world, store} = await opened();
  store.send('Hello');
  await settled();
  equal(marks(world), [3]);
});

test('several messages at once are one mark, or two', async () => {
  const {world, conversation} = await opened();
  for (let i = 0; i < 20; i++) {
    world.server.writes(conversation, 'ana', `${i}`);
  }
  await settled();
  equal([marks(world).at(-1), marks(world).length <= 4], [23, true]);
});

test('a mark that failed is made with the next connection', async () => {
  const {world, conversation, store} = await opened();
  world.server.writes(conversation, 'ana', 'Hello');
  world.server.isDown = true;
  await settled();
  equal([conversation.read.ben, store.state.list.conversations[0].unread_count], [3, 0]);
  world.server.isDown = false;
  world.server.closeSockets(1012);
  await world.clock.advance(1_000);
  equal([conversation.read.ben, store.state.unreadTotal], [4, 0]);
});

test('the badge does not blink when a message comes into the open conversation', async () => {
  const {world, conversation, store} = await opened();
  const totals = new Set();
  store.subscribe(({unreadTotal}) => totals.add(unreadTotal));
  world.server.writes(conversation, 'ana', 'Hello');
  await world.clock.advance(2_000);
  equal([[...totals], store.state.unreadTotal], [[0], 0]);
});

test('a message elsewhere counts, while one reads here', async () => {
  const {world, store} = await opened();
  world.server.aMember('eva', 'provider');
  const other = world.server.aConversation('eva', 'ben', 1);
  world.server.writes(other, 'eva', 'Hello');
  await world.clock.advance(2_000);
  equal(store.state.unreadTotal, 2);
});

test('the server is told what is looked at, and again after each connection', async () => {
  const {world, conversation, store} = await opened();
  const focus = () => world.frames('focus').map(frame => frame.conversation_id);
  equal(focus(), [conversation.id]);
  store.setVisible(false);
  store.setVisible(true);
  store.closeThread();
  await settled();
  equal(focus(), [conversation.id, null, conversation.id, null]);
  store.openConversation(conversation.id);
  await settled();
  world.server.closeSockets(1012);
  await world.clock.advance(1_000);
  equal(focus().slice(4), [conversation.id, conversation.id]);
});

test('typing is told at most every 3 s, and its end after 3 s without a key', async () => {
  const {world, store} = await opened();
  for (let i = 1; i <= 5; i++) {
    store.typed('a'.repeat(i));
    await world.clock.advance(1_000);
  }
  equal(typing(world), [true, true]);
  await world.clock.advance(1_999);
  equal(typing(world), [true, true]);
  await world.clock.advance(1);
  equal(typing(world), [true, true, false]);
});

test('an input that was emptied, and a thread that is left, end it at once; a message says it by itself', async () => {
  const {world, conversation, store} = await opened();
  store.typed('a');
  store.typed('');
  await settled();
  equal(typing(world), [true, false]);
  store.typed('a');
  store.send('a');
  await world.clock.advance(10_000);
  equal(typing(world), [true, false, true]);
  store.typed('b');
  store.closeThread();
  await settled();
  equal(typing(world), [true, false, true, true, false]);
  equal(world.frames('typing').at(-1).conversation_id, conversation.id);
});

test('the other side\'s typing lapses after 6 s, and goes on while it is told', async () => {
  const {world, conversation, store} = await opened();
  world.server.types(conversation, 'ana');
  await settled();
  equal(store.state.thread.isTyping, true);
  await world.clock.advance(5_999);
  world.server.types(conversation, 'ana');
  await world.clock.advance(5_999);
  equal(store.state.thread.isTyping, true);
  await world.clock.advance(1);
  equal(store.state.thread.isTyping, false);
});

test('the other side\'s typing ends when they say so, or write', async () => {
  const {world, conversation, store} = await opened();
  world.server.types(conversation, 'ana');
  world.server.types(conversation, 'ana', false);
  await settled();
  equal(store.state.thread.isTyping, false);
  world.server.types(conversation, 'ana');
  world.server.writes(conversation, 'ana', 'Hello');
  await settled();
  equal(store.state.thread.isTyping, false);
});

test('whoever looks through a member\'s eyes reads all, and marks, tells and sends nothing', async () => {
  const {world, conversation, store} = await opened({
    getToken: () => FakeServer.token('ben', {impersonator: 'root'}),
  });
  store.typed('a');
  const check = store.send('Hello');
  world.server.writes(conversation, 'ana', 'Hello');
  await world.clock.advance(10_000);
  equal([store.state.viewer.is_impersonated, store.state.thread.messages.length], [true, 4]);
  equal(store.state.thread.composer, {isOpen: false, reason: 'impersonation'});
  equal([check.kind, marks(world), world.frames('focus'), typing(world), conversation.messages.length],
    ['refused', [], [], [], 4]);
  equal(store.state.list.conversations[0].unread_count, 3);
});

test('it ends the moment it does: the trainer reads on, and writes no more', async () => {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben', 3);
  const store = await world.store('ana');
  store.openConversation(conversation.id);
  await settled();
  world.server.archives(conversation);
  await settled();
  const {thread} = store.state;
  equal([thread.status, thread.messages.length, thread.composer], ['ready', 3, {isOpen: false, reason: 'archived'}]);
  world.server.reopens(conversation);
  await settled();
  equal(store.state.thread.composer, {isOpen: true, reason: null});
});

test('it ends the moment it does: the trainee sees nothing more, until it is open again', async () => {
  const {world, conversation, store} = await opened();
  world.server.archives(conversation);
  await settled();
  const {thread} = store.state;
  equal([thread.status, thread.messages, thread.composer.reason, thread.counterpart.id],
    ['closed', [], 'shut-out', 'ana']);
  world.server.reopens(conversation);
  await settled();
  equal([store.state.thread.status, store.state.thread.messages.length, store.state.thread.composer.isOpen],
    ['ready', 3, true]);
});

test('what was on its way when it ended is refused, and says so', async () => {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben', 3);
  const store = await world.store('ana');
  store.openConversation(conversation.id);
  await settled();
  conversation.archivedAt = '2026-02-19T10:00:00.000000Z';
  store.send('Hello');
  await settled();
  equal(store.state.thread.outgoing.map(({status, isAutomatic, refusal}) => [status, isAutomatic, refusal.code]),
    [['failed', false, 'conversation_archived']]);
});
