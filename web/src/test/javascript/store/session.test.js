import {settled} from '/test/support/fake-clock.js';
import {FakeServer} from '/test/support/fake-server.js';
import {equal, ok, test} from '/test/support/testing.js';
import {SERVER, World} from '/test/support/world.js';

/** A world in which Ana has a conversation with Ben, and a tab whose storage outlives a reload. */
function aWorld() {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben', 3);
  return {world, conversation, tab: world.environment()};
}

test('a short absence is not worth a word, a longer one is "Reconnecting…"', async () => {
  const {world} = aWorld();
  const store = await world.store('ana');
  world.server.closeSockets(1012);
  await world.clock.advance(1_000);
  equal([store.state.connection.status, store.state.connection.isReconnecting], ['live', false]);
  world.server.hasNoSockets = true;
  world.server.closeSockets(1006);
  await world.clock.advance(1_999);
  equal(store.state.connection.isReconnecting, false);
  await world.clock.advance(1);
  equal([store.state.connection.isReconnecting, store.state.connection.reason], [true, 'lost']);
  world.server.hasNoSockets = false;
  await world.clock.advance(10_000);
  equal([store.state.connection.status, store.state.connection.isReconnecting], ['live', false]);
});

test('too many sockets are told in the state, and polling goes on', async () => {
  const {world, conversation} = aWorld();
  const store = await world.store('ana');
  world.server.hasNoSockets = true;
  world.server.closeSockets(4409);
  await settled();
  world.server.writes(conversation, 'ben', 'Hello');
  await world.clock.advance(10_000);
  equal([store.state.connection.reason, store.state.list.conversations[0].last_message_preview],
    ['too-many-sockets', 'Hello']);
});

test('without a token: signed out, and in again when the host has one', async () => {
  const {world} = aWorld();
  let token = null;
  const store = await world.store('ana', {getToken: () => token});
  equal([store.state.phase, store.state.viewer], ['signed-out', null]);
  token = FakeServer.token('ana');
  store.retry();
  await settled();
  equal([store.state.phase, store.state.viewer.member.id, store.state.list.conversations.length], ['ready', 'ana', 1]);
});

test('a session that ends is told, and what was there stays until somebody signs in', async () => {
  const {world} = aWorld();
  let serial = 1;
  const getToken = () => (serial === 0 ? null : FakeServer.token('ana', {serial}));
  const store = await world.store('ana', {getToken});
  world.server.rejected.add(FakeServer.token('ana'));
  serial = 0;
  world.server.closeSockets(4401);
  await settled();
  equal([store.state.phase, store.state.list.conversations.length], ['signed-out', 1]);
  serial = 2;
  store.retry();
  await settled();
  equal(store.state.phase, 'ready');
});

test('a member whom the server does not know is told so', async () => {
  const {world} = aWorld();
  world.server.answers.push({status: 403, body: {code: 'unknown_member'}});
  const store = await world.store('ana');
  equal([store.state.phase, store.state.error.code], ['refused', 'unknown_member']);
});

test('a server that is down at the start: failed, until it is up', async () => {
  const {world} = aWorld();
  world.server.isDown = true;
  const store = await world.store('ana');
  equal([store.state.phase, store.state.error.code, store.state.list.conversations], ['failed', 'network', []]);
  world.server.isDown = false;
  store.retry();
  await settled();
  equal([store.state.phase, store.state.list.status, store.state.list.conversations.length], ['ready', 'ready', 1]);
});

test('a list that cannot be loaded says so, and comes when asked again', async () => {
  const {world} = aWorld();
  world.server.answers.push(
    {status: 200, body: await world.client('ana').api.me()}, {status: 503, body: {code: 'unavailable'}});
  const store = world.client('ana');
  const {MessagesStore} = await import('/main/store/index.js');
  world.server.hasNoSockets = true;
  const page = new MessagesStore(store);
  page.start();
  await settled();
  equal([page.state.phase, page.state.list.status, page.state.list.error.code], ['ready', 'failed', 'unavailable']);
  page.retryList();
  equal(page.state.list.status, 'loading');
  await settled();
  equal([page.state.list.status, page.state.list.conversations.length], ['ready', 1]);
});

test('after a reload without a server, what was seen before is shown', async () => {
  const {world, conversation, tab} = aWorld();
  const store = await world.store('ana', {environment: tab});
  store.openConversation(conversation.id);
  await world.clock.advance(1_000);
  store.stop();
  world.server.isDown = true;
  const again = await world.store('ana', {environment: tab});
  const {list, phase, viewer} = again.state;
  equal([phase, viewer.labels.customer, list.status, list.isCached, list.conversations.map(one => one.counterpart.id)],
    ['failed', 'Trainee', 'failed', true, ['ben']]);
  world.server.isDown = false;
  await world.clock.advance(10_000);
  equal([again.state.phase, again.state.list.isCached], ['ready', false]);
});

test('what is shown from before is loaded by the button, even where not even the viewer was', async () => {
  for (const retry of ['retryList', 'retryThread']) {
    const {world, conversation, tab} = aWorld();
    const store = await world.store('ana', {environment: tab});
    store.openConversation(conversation.id);
    await world.clock.advance(1_000);
    store.stop();
    world.server.isDown = true;
    const again = await world.store('ana', {environment: tab});
    again.openConversation(conversation.id);
    world.server.isDown = false;
    again[retry]();
    await settled();
    equal([again.state.phase, again.state.list.isCached, again.state.thread.status], ['ready', false, 'ready']);
    again.stop();
  }
});

test('messages that cannot be loaded are those that were seen before', async () => {
  const {world, conversation, tab} = aWorld();
  const store = await world.store('ana', {environment: tab});
  store.openConversation(conversation.id);
  await world.clock.advance(1_000);
  store.stop();
  const again = await world.store('ana', {environment: tab});
  world.server.isDown = true;
  again.openConversation(conversation.id);
  await settled();
  const {status, isCached, messages} = again.state.thread;
  equal([status, isCached, messages.map(({seq}) => seq)], ['failed', true, [1, 2, 3]]);
  world.server.isDown = false;
  again.retryThread();
  await settled();
  equal([again.state.thread.status, again.state.thread.isCached], ['ready', false]);
});

test('what is cached is bounded, ends with the tab, and is the member\'s own', async () => {
  const {world, tab} = aWorld();
  for (let i = 0; i < 60; i++) {
    world.server.aMember(`t${i}`, 'customer');
    world.server.aConversation('ana', `t${i}`, 60);
  }
  const store = await world.store('ana', {environment: tab});
  for (let i = 0; i < 15; i++) {
    store.openConversation(store.state.list.conversations[i].id);
    await settled();
    store.loadOlder();
    await settled();
    store.loadOlder();
    await world.clock.advance(1_000);
  }
  const prefix = `rapport:cache:${encodeURIComponent(SERVER)}:ana:`;
  const threads = JSON.parse(tab.sessionStorage.getItem(`${prefix}threads`));
  const overview = JSON.parse(tab.sessionStorage.getItem(`${prefix}overview`));
  equal([threads.length, Math.max(...threads.map(({messages}) => messages.length)), overview.conversations.length],
    [10, 40, 50]);
  ok(!world.browser.stored.includes('cache'), 'nothing of it outlives the tab');
  store.stop();
  const other = await world.store('ben', {environment: tab});
  equal([tab.sessionStorage.getItem(`${prefix}threads`), other.state.list.conversations[0].counterpart.id], [null, 'ana']);
});

test('whoever looks through a member\'s eyes leaves nothing in the cache', async () => {
  const {world, conversation, tab} = aWorld();
  const store = await world.store('ana', {
    environment: tab, getToken: () => FakeServer.token('ana', {impersonator: 'root'}),
  });
  store.openConversation(conversation.id);
  await world.clock.advance(5_000);
  equal(tab.sessionStorage.length, 0);
});

test('when somebody else signs in, nothing of the former is left to be seen', async () => {
  const {world, conversation} = aWorld();
  let [memberId, serial] = ['ana', 1];
  const store = await world.store('ana', {getToken: () => FakeServer.token(memberId, {serial})});
  store.openConversation(conversation.id);
  store.openPicker();
  await settled();
  world.server.rejected.add(FakeServer.token('ana', {serial}));
  [memberId, serial] = ['cleo', 2];
  world.server.closeSockets(4401);
  await settled();
  const {viewer, thread, list, picker, unreadTotal} = store.state;
  equal([viewer.member.id, thread, list.conversations, picker.isOpen, unreadTotal], ['cleo', null, [], false, 0]);
});

test('an answer to the former member does not reach the next one', async () => {
  const {world} = aWorld();
  let [memberId, serial] = ['ana', 1];
  const store = await world.store('ana', {getToken: () => FakeServer.token(memberId, {serial})});
  let answer = null;
  world.server.gate = new Promise(done => {
    answer = done;
  });
  store.retryList();
  await settled();
  world.server.gate = null;
  world.server.rejected.add(FakeServer.token('ana', {serial}));
  [memberId, serial] = ['cleo', 2];
  world.server.closeSockets(4401);
  await settled();
  answer();
  await settled();
  equal([store.state.viewer.member.id, store.state.list.conversations], ['cleo', []]);
});

test('time is the server\'s, and moves on for the timestamps', async () => {
  const {world} = aWorld();
  const client = world.client('ana', {environment: world.environment({now: () => world.clock.now() - 3_600_000})});
  const {MessagesStore} = await import('/main/store/index.js');
  const store = new MessagesStore(client);
  store.start();
  await settled();
  equal(store.state.now, world.clock.now());
  const before = store.state.now;
  await world.clock.advance(20_000);
  equal(store.state.now - before, 20_000);
});
