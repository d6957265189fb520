import {settled} from '/test/support/fake-clock.js';
import {equal, ok, test} from '/test/support/testing.js';
import {World} from '/test/support/world.js';

const shown = store => [
  ...store.state.thread.messages.map(({content}) => content),
  ...store.state.thread.outgoing.map(({content, status}) => `${content} (${status})`),
];

async function opened(messages = 0, memberId = 'ana') {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben', Math.max(messages, 1));
  const store = await world.store(memberId);
  store.openConversation(conversation.id);
  await settled();
  return {world, conversation, store};
}

test('a bubble is there at once, and becomes the message without a gap', async () => {
  const {store} = await opened();
  const seen = new Set();
  store.subscribe(() => seen.add(shown(store).slice(1).join(', ')));
  equal(store.send('  Hello  ').kind, 'valid');
  equal(shown(store).slice(1), ['Hello (pending)']);
  await settled();
  equal(shown(store).slice(1), ['Hello']);
  equal([...seen], ['Hello (pending)', 'Hello']);
});

test('what is no message is not sent, and told why', async () => {
  const {world, store} = await opened();
  equal([store.send('  ').kind, store.send('a'.repeat(2001)), store.send('a\u0000').kind],
    ['blank', {kind: 'too_long', length: 2001}, 'invalid']);
  await settled();
  equal(world.requests('POST', 'send'), []);
});

test('an own message is read when the other side has read it', async () => {
  const {world, conversation, store} = await opened();
  store.send('Hello');
  await settled();
  equal([store.state.thread.readSeq < 2, store.state.thread.messages.at(-1).is_own], [true, true]);
  world.server.reads(conversation, 'ben');
  await settled();
  equal(store.state.thread.readSeq, 2);
});

test('a receipt that was missed is made up for by the next connection', async () => {
  const {world, conversation, store} = await opened();
  world.server.closeSockets(1012);
  world.server.reads(conversation, 'ben');
  await world.clock.advance(1_000);
  equal(store.state.thread.readSeq, 1);
});

test('what fails has the red icon, and goes by a tap', async () => {
  const {world, conversation, store} = await opened();
  world.server.isDown = true;
  store.send('Hello');
  await settled();
  const [failed] = store.state.thread.outgoing;
  equal([failed.status, failed.isAutomatic, failed.refusal.code], ['failed', true, 'network']);
  world.server.isDown = false;
  store.retryMessage(failed.clientMessageId);
  await settled();
  equal([conversation.messages.length, shown(store).at(-1)], [2, 'Hello']);
});

test('what is refused for good can be discarded', async () => {
  const {world, store} = await opened();
  world.server.answers.push({status: 400, body: {code: 'content_invalid'}});
  store.send('Hello');
  await settled();
  const [failed] = store.state.thread.outgoing;
  equal([failed.status, failed.isAutomatic, failed.refusal.code], ['failed', false, 'content_invalid']);
  store.discardMessage(failed.clientMessageId);
  await settled();
  equal(store.state.thread.outgoing, []);
});

test('429 counts down second by second, and then it is sent', async () => {
  const {world, store} = await opened();
  world.server.sendsLeft = 0;
  store.send('Hello');
  await settled();
  equal([store.state.rateLimit.secondsLeft, store.state.thread.outgoing.map(one => [one.status, one.secondsLeft])],
    [7, [['waiting', 7]]]);
  const seconds = [];
  store.subscribe(({rateLimit}) => seconds.push(rateLimit?.secondsLeft ?? null));
  world.server.sendsLeft = 1;
  await world.clock.advance(7_000);
  equal([...new Set(seconds)], [6, 5, 4, 3, 2, 1, null]);
  equal([shown(store).at(-1), store.state.rateLimit], ['Hello', null]);
});

test('what was written elsewhere is not shown here', async () => {
  const {world, store} = await opened();
  const other = world.server.aConversation('ana', 'cleo', 1);
  world.server.isDown = true;
  store.send('for Ben');
  store.openConversation(other.id);
  await settled();
  equal(store.state.thread.outgoing, []);
});

test('what came live before its answer is shown once', async () => {
  const {world, conversation, store} = await opened();
  world.server.answersToLose = 1;
  store.send('Hello');
  await settled();
  equal([shown(store).slice(1), conversation.messages.length], [['Hello'], 2]);
});

test('sending from far up jumps to the end', async () => {
  const {store} = await opened(800);
  store.setAtEnd(false);
  for (let i = 0; i < 20; i++) {
    store.loadOlder();
    await settled();
  }
  equal(store.state.thread.newer, 'more');
  store.send('Hello');
  await settled();
  equal([shown(store).at(-1), store.state.thread.newer, store.state.thread.outgoing], ['Hello', 'end', []]);
});

test('an own message that overtakes missing ones is delivered, and falls into place', async () => {
  const {world, conversation, store} = await opened();
  const [socket] = world.server.sockets;
  const send = socket.send.bind(socket);
  socket.send = () => {};
  world.server.writes(conversation, 'ben', 'lost', {isHeard: false});
  store.send('Hello');
  await settled();
  equal(shown(store).slice(1), ['Hello (delivered)']);
  socket.send = send;
  await world.clock.advance(10_000);
  equal(shown(store).slice(1), ['lost', 'Hello']);
});

test('a thread with somebody new is empty, and nothing is sent by opening it', async () => {
  const {world, store} = await opened();
  store.openMember('cleo');
  await settled();
  const {thread} = store.state;
  equal([thread.status, thread.conversation, thread.counterpart.name, thread.composer.isOpen, thread.messages],
    ['ready', null, 'Cleo Dahl', true, []]);
  store.typed('H');
  await world.clock.advance(60_000);
  equal([world.requests('POST', 'start'), world.frames('typing')], [[], []]);
});

test('the first message makes the conversation, and the thread stays the same', async () => {
  const {world, store} = await opened();
  store.openMember('cleo');
  await settled();
  const {key} = store.state.thread;
  store.send('Welcome');
  store.send('How are you?');
  equal(shown(store), ['Welcome (pending)', 'How are you? (pending)']);
  await settled();
  equal([store.state.thread.key, shown(store)], [key, ['Welcome', 'How are you?']]);
  equal(store.state.list.conversations[0].counterpart.id, 'cleo');
  const conversation = {id: store.state.thread.conversation.id};
  ok(world.frames('resume').some(frame => frame.conversation_id === conversation.id), 'it is followed');
});

test('a first message that is written offline stays in its thread, and is sent', async () => {
  const {world, store} = await opened();
  store.openMember('cleo');
  await settled();
  world.server.isDown = true;
  world.server.closeSockets(1006);
  store.send('Welcome');
  await settled();
  equal(shown(store), ['Welcome (failed)']);
  world.server.isDown = false;
  await world.clock.advance(10_000);
  equal([shown(store), store.state.thread.conversation.last_seq], [['Welcome'], 1]);
});

test('where the other one has begun meanwhile, the thread becomes theirs', async () => {
  const {world, store} = await opened();
  store.openMember('cleo');
  await settled();
  const cleo = await world.connected('cleo');
  cleo.send({recipientId: 'ana', content: 'Hello, Ana'});
  await settled();
  equal(shown(store), ['Hello, Ana']);
});

test('a link to a member opens the conversation that there is, however far down', async () => {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'zoe', 3);
  for (let i = 0; i < 120; i++) {
    world.server.aMember(`t${i}`, 'customer', `Trainee ${i}`);
    world.server.aConversation('ana', `t${i}`, 1);
  }
  world.server.aMember('zoe', 'customer', 'Zoe');
  const store = await world.store('ana');
  store.openMember('zoe');
  await settled();
  equal([store.state.thread.conversation.id, store.state.thread.messages.length], [conversation.id, 3]);
});

test('a link to somebody who can only be read any more opens what there was', async () => {
  const {world, conversation, store} = await opened(3);
  store.closeThread();
  world.server.archives(conversation);
  world.server.isRelated = (_, other) => other !== 'ben';
  const again = await world.store('ana');
  again.openMember('ben');
  await settled();
  equal([again.state.thread.status, again.state.thread.messages.length, again.state.thread.composer.reason],
    ['ready', 3, 'archived']);
});

test('a link that is there from the beginning waits until it is known who looks', async () => {
  const world = new World();
  world.server.aConversation('ana', 'ben', 3);
  const {MessagesStore} = await import('/main/store/index.js');
  const store = new MessagesStore(world.client('ana'));
  store.openMember('ben');
  store.start();
  equal(store.state.thread.status, 'loading');
  await settled();
  equal([store.state.thread.status, store.state.thread.messages.length], ['ready', 3]);
});

test('a link to nobody one knows says that nothing may be written', async () => {
  const {world, store} = await opened();
  world.server.isRelated = (_, other) => other !== 'cleo';
  store.openMember('cleo');
  await settled();
  equal([store.state.thread.status, store.state.thread.composer], ['closed', {isOpen: false, reason: 'not-allowed'}]);
});

test('where nothing may be written, or not yet, nothing is sent', async () => {
  const {world, conversation, store} = await opened();
  world.server.archives(conversation);
  await settled();
  equal(store.send('Hello').refusal.code, 'composer_closed');
  world.server.gate = new Promise(() => {});
  store.openMember('cleo');
  equal(store.send('Hello').refusal.code, 'composer_closed');
  store.closeThread();
  equal(store.send('Hello').refusal.code, 'composer_closed');
  equal(world.requests('POST', 'send'), []);
});

test('a full outbox leaves the text with whoever wrote it', async () => {
  const {world, store} = await opened();
  world.server.isDown = true;
  for (let i = 0; i < 100; i++) {
    store.send(`${i}`);
  }
  const check = store.send('one too many');
  equal([check.kind, check.refusal.code, store.state.thread.outgoing.length], ['refused', 'outbox_full', 100]);
});
