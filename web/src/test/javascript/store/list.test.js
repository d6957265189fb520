import {Observable} from '/main/store/observable.js';
import {settled} from '/test/support/fake-clock.js';
import {equal, ok, test} from '/test/support/testing.js';
import {World} from '/test/support/world.js';

const names = store => store.state.list.conversations.map(({counterpart}) => counterpart.id);

/** A trainer with so many trainees, with each of whom there is a conversation of one message. */
function withTrainees(count) {
  const world = new World();
  const conversations = [];
  for (let i = 0; i < count; i++) {
    world.server.aMember(`t${i}`, 'customer', `Trainee ${i}`);
    conversations.push(world.server.aConversation('ana', `t${i}`, 1));
  }
  return {world, conversations};
}

test('the list is loaded, newest activity first', async () => {
  const {world} = withTrainees(3);
  const store = await world.store('ana');
  equal([names(store), store.state.list.status, store.state.list.rest, store.state.phase],
    [['t2', 't1', 't0'], 'ready', 'end', 'ready']);
});

test('until it is, nothing is known', async () => {
  const {world} = withTrainees(1);
  world.server.gate = new Promise(() => {});
  const store = await world.store('ana');
  equal([store.state.phase, store.state.list.status, store.state.viewer], ['starting', 'loading', null]);
});

test('a message moves its conversation up and counts', async () => {
  const {world, conversations} = withTrainees(3);
  const store = await world.store('ana');
  world.server.writes(conversations[0], 't0', 'Hello\nthere');
  await settled();
  const [first] = store.state.list.conversations;
  equal([names(store), first.unread_count, first.last_message_preview, store.state.unreadTotal],
    [['t0', 't2', 't1'], 1, 'Hello there', 1]);
});

test('what did not change stays the same object', async () => {
  const {world, conversations} = withTrainees(2);
  const store = await world.store('ana');
  const before = store.state;
  world.server.writes(conversations[0], 't0', 'Hello');
  await settled();
  ok(store.state.list.conversations[1] === before.list.conversations[0], 'the other conversation');
  ok(store.state.viewer === before.viewer && store.state.picker === before.picker, 'the other parts');
  ok(Object.isFrozen(store.state) && Object.isFrozen(store.state.list), 'it is frozen');
});

test('listeners hear of several changes of one moment once, and of none that is none', async () => {
  const observable = new Observable({a: 0, b: 0});
  const heard = [];
  const stop = observable.subscribe(state => heard.push(state));
  observable.change({a: 1});
  observable.change({b: 1});
  observable.change({a: 2});
  equal(observable.state, {a: 2, b: 1});
  await settled();
  observable.change({a: 2});
  await settled();
  equal(heard, [{a: 2, b: 1}]);
  stop();
  observable.change({a: 3});
  await settled();
  equal(heard.length, 1);
});

test('a new conversation appears with its first message', async () => {
  const {world} = withTrainees(1);
  const store = await world.store('t0');
  const trainer = await world.connected('ana');
  world.server.aMember('t9', 'customer');
  const other = await world.store('t9');
  trainer.send({recipientId: 't9', content: 'Welcome'});
  await settled();
  equal(other.state.list.conversations.map(one => [one.counterpart.id, one.unread_count, one.last_message_preview]),
    [['ana', 1, 'Welcome']]);
  equal(names(store), ['ana'], 'that of others');
});

test('further pages are loaded until the end', async () => {
  const {world} = withTrainees(120);
  const store = await world.store('ana');
  equal([names(store).length, store.state.list.rest], [50, 'more']);
  store.loadMoreConversations();
  equal(store.state.list.rest, 'loading');
  store.loadMoreConversations();
  await settled();
  equal([names(store).length, store.state.list.rest], [100, 'more']);
  store.loadMoreConversations();
  await settled();
  equal([names(store).length, store.state.list.rest], [120, 'end']);
  equal(names(store), Array.from({length: 120}, (_, i) => `t${119 - i}`));
});

test('a page that shifts under one\'s feet shows nothing twice and loses nothing', async () => {
  const {world, conversations} = withTrainees(60);
  const store = await world.store('ana');
  for (let i = 0; i < 5; i++) {
    world.server.writes(conversations[i], `t${i}`, 'up');
  }
  await settled();
  store.loadMoreConversations();
  await settled();
  equal([names(store).length, new Set(names(store)).size], [60, 60]);
});

test('a page that fails can be asked for again', async () => {
  const {world} = withTrainees(60);
  const store = await world.store('ana');
  world.server.answers.push({status: 503, body: {code: 'unavailable'}});
  store.loadMoreConversations();
  await settled();
  equal([store.state.list.rest, store.state.list.status], ['failed', 'ready']);
  store.loadMoreConversations();
  await settled();
  equal(names(store).length, 60);
});

test('an answer that was overtaken by an event does not bring the past back', async () => {
  const {world, conversations} = withTrainees(2);
  const store = await world.store('ana');
  world.server.hasNoSockets = true;
  let answer = null;
  const answers = new Promise(done => {
    answer = done;
  });
  const stale = {count: 2, next: null, previous: null, results: [...store.state.list.conversations]};
  world.server.answers.push({status: 200, body: stale});
  world.server.gate = answers;
  store.retryList();
  await settled();
  world.server.archives(conversations[1]);
  world.server.writes(conversations[0], 't0', 'newer');
  await settled();
  answer();
  await settled();
  equal(store.state.list.conversations.map(one => [one.counterpart.id, one.can_send, one.unread_count]),
    [['t0', true, 1], ['t1', false, 0]]);
});

test('what moved up while the pages were on their way is not taken for gone', async () => {
  const {world, conversations} = withTrainees(60);
  const store = await world.store('ana');
  store.loadMoreConversations();
  await settled();
  const before = store.state.list.conversations;
  world.server.answers.push(
    {status: 200, body: {count: 60, next: '/next', previous: null, results: before.slice(0, 50)}},
    {status: 200, body: {count: 60, next: '/next', previous: null, results: before.slice(50, 55)}});
  let answer = null;
  world.server.gate = new Promise(done => {
    answer = done;
  });
  store.retryList();
  await settled();
  world.server.writes(conversations[0], 't0', 'up');
  await settled();
  answer();
  await settled();
  equal([names(store)[0], names(store).length], ['t0', 60]);
});

test('asking while an answer is on its way asks once more, after it', async () => {
  const {world} = withTrainees(1);
  const store = await world.store('ana');
  const asked = world.requests('GET', 'conversations').length;
  for (let i = 0; i < 5; i++) {
    store.retryList();
  }
  await settled();
  equal(world.requests('GET', 'conversations').length - asked, 2);
});

test('messages that were lost count as unread when the next one tells of them', async () => {
  const {world, conversations} = withTrainees(2);
  const store = await world.store('ana');
  world.server.writes(conversations[0], 't0', 'lost', {isHeard: false});
  world.server.writes(conversations[0], 't0', 'lost too', {isHeard: false});
  world.server.writes(conversations[0], 't0', 'heard');
  await settled();
  equal(store.state.list.conversations[0].unread_count, 3);
});

test('what was missed while away is there after the next connection', async () => {
  const {world, conversations} = withTrainees(3);
  const store = await world.store('ana');
  world.server.closeSockets(1012);
  world.server.writes(conversations[0], 't0', 'one');
  world.server.writes(conversations[0], 't0', 'two');
  world.server.archives(conversations[2]);
  await world.clock.advance(1_000);
  equal(store.state.list.conversations.map(one => [one.counterpart.id, one.can_send, one.unread_count]),
    [['t0', true, 2], ['t2', false, 0], ['t1', true, 0]]);
  equal(store.state.unreadTotal, 2);
});

test('without a socket it is up to date every 10 s', async () => {
  const {world, conversations} = withTrainees(3);
  const store = await world.store('ana');
  world.server.hasNoSockets = true;
  world.server.closeSockets(1006);
  await settled();
  world.server.writes(conversations[0], 't0', 'Hello');
  await world.clock.advance(10_000);
  equal([names(store)[0], store.state.unreadTotal], ['t0', 1]);
});

test('a customer who is shut out sees the conversation no longer, and again when it is opened', async () => {
  const {world, conversations} = withTrainees(1);
  const store = await world.store('t0');
  world.server.archives(conversations[0]);
  await settled();
  equal([names(store), store.state.list.status], [[], 'ready']);
  world.server.reopens(conversations[0]);
  await settled();
  equal(names(store), ['ana']);
});

test('what ended while one was away is gone from the list', async () => {
  const {world, conversations} = withTrainees(1);
  const store = await world.store('t0');
  world.server.closeSockets(1012);
  world.server.archives(conversations[0]);
  await world.clock.advance(1_000);
  equal(names(store), []);
});

test('a message of a conversation further down brings it up', async () => {
  const {world, conversations} = withTrainees(60);
  const store = await world.store('ana');
  world.server.writes(conversations[0], 't0', 'Hello');
  await settled();
  equal([names(store)[0], names(store).length, store.state.list.conversations[0].unread_count], ['t0', 51, 1]);
});

test('what another device has read is read here', async () => {
  const {world, conversations} = withTrainees(2);
  const store = await world.store('ana');
  const message = world.server.writes(conversations[0], 't0', 'one');
  world.server.writes(conversations[0], 't0', 'two');
  await settled();
  equal(store.state.list.conversations[0].unread_count, 2);
  world.server.reads(conversations[0], 'ana', message.seq);
  await settled();
  equal(store.state.list.conversations[0].unread_count, 1);
  world.server.reads(conversations[0], 'ana');
  await settled();
  equal(store.state.list.conversations[0].unread_count, 0);
});

test('2,000 conversations stay in order while they move', async () => {
  const {world, conversations} = withTrainees(2000);
  const store = await world.store('ana');
  for (let page = 2; page <= 40; page++) {
    store.loadMoreConversations();
    await settled();
  }
  equal([names(store).length, store.state.list.rest], [2000, 'end']);
  for (let i = 0; i < 100; i++) {
    world.server.writes(conversations[i * 20], `t${i * 20}`, 'up');
  }
  await settled();
  equal(names(store).slice(0, 3), ['t1980', 't1960', 't1940']);
  equal(new Set(names(store)).size, 2000);
});
