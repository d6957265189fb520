import {Emitter} from '/main/client/emitter.js';
import {Sequence} from '/main/client/sequence.js';
import {settled} from '/test/support/fake-clock.js';
import {equal, ok, test} from '/test/support/testing.js';
import {World} from '/test/support/world.js';

const seqs = client => client.told('messages').flatMap(({messages}) => messages.map(({seq}) => seq));

/** Ana follows a conversation with Ben of so many messages, all of which she knows. */
async function following(messages, more = {}) {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben', messages);
  const client = await world.connected('ana', more);
  client.follow(conversation.id, messages);
  await settled();
  return {world, conversation, client};
}

test('messages are handed on in the order of their seq, each once', () => {
  const sequence = new Sequence(3);
  const of = (...all) => sequence.offer(all.map(seq => ({seq}))).map(({seq}) => seq);
  equal([of(4), of(4), of(6), of(2), of(5, 6, 7), of(7)], [[4], [], [], [], [5, 6, 7], []]);
  equal([sequence.last, sequence.hasHole], [7, false]);
});

test('what comes too early waits, and too much of it does not', () => {
  const sequence = new Sequence(0);
  sequence.offer(Array.from({length: 1000}, (_, i) => ({seq: i + 2})));
  ok(sequence.hasHole, 'there is a hole');
  equal(sequence.offer([{seq: 1}]).length, 201);
});

test('what is written while one looks comes at once', async () => {
  const {world, conversation, client} = await following(3);
  world.server.writes(conversation, 'ben', 'Hello');
  await settled();
  equal(client.told('messages').map(({messages}) => messages.map(({content}) => content)), [['Hello']]);
});

test('what was written between loading and following is not missed', async () => {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben', 3);
  const client = await world.connected('ana');
  world.server.writes(conversation, 'ben', 'in between');
  await settled();
  client.follow(conversation.id, 3);
  await settled();
  equal(seqs(client), [4]);
});

test('a hole is filled by a resume, and what came early follows it', async () => {
  const {world, conversation, client} = await following(3);
  world.server.writes(conversation, 'ben', 'lost', {isHeard: false});
  world.server.writes(conversation, 'ben', 'lost too', {isHeard: false});
  world.server.writes(conversation, 'ben', 'heard');
  await settled();
  equal(seqs(client), [4, 5, 6]);
  equal(world.frames('resume').map(({after_seq: after}) => after), [3, 3]);
});

test('a hole is asked about once, however many messages show it', async () => {
  const {world, conversation, client} = await following(0);
  world.server.writes(conversation, 'ben', 'lost', {isHeard: false});
  for (let i = 0; i < 5; i++) {
    world.server.writes(conversation, 'ben', `heard ${i}`);
  }
  await settled();
  equal([seqs(client), world.frames('resume').length], [[1, 2, 3, 4, 5, 6], 2]);
});

test('a message that is heard twice is told once', async () => {
  const {world, conversation, client} = await following(1);
  const message = world.server.writes(conversation, 'ben', 'twice');
  world.server.tell(conversation, {
    type: 'chat.new_message', conversation_id: conversation.id,
    message: world.server.messageFor(conversation, message, 'ana'),
  });
  await settled();
  equal(seqs(client), [2]);
});

test('what was missed while away comes with the next connection, 100 at a time', async () => {
  const {world, conversation, client} = await following(3);
  world.server.hasNoSockets = true;
  world.server.closeSockets(1012);
  for (let i = 0; i < 150; i++) {
    world.server.writes(conversation, 'ben', `missed ${i}`);
  }
  world.server.hasNoSockets = false;
  await world.clock.advance(1_000);
  equal(seqs(client), Array.from({length: 150}, (_, i) => i + 4));
  equal(world.frames('resume').map(({after_seq: after}) => after), [3, 3, 103]);
});

test('whoever is far behind is told to begin at the end', async () => {
  const {world, conversation, client} = await following(3);
  world.server.closeSockets(1012);
  for (let i = 0; i < 201; i++) {
    world.server.writes(conversation, 'ben', `missed ${i}`);
  }
  await world.clock.advance(1_000);
  equal(client.told('leap'), [{conversationId: conversation.id, lastSeq: 204}]);
  equal(seqs(client), []);
});

test('without a socket it polls, and hears the same', async () => {
  const {world, conversation, client} = await following(3);
  world.server.hasNoSockets = true;
  world.server.closeSockets(1006);
  await settled();
  world.server.writes(conversation, 'ben', 'one');
  world.server.writes(conversation, 'ben', 'two');
  await world.clock.advance(10_000);
  equal(seqs(client), [4, 5]);
  await world.clock.advance(30_000);
  equal(seqs(client), [4, 5]);
});

test('a resume that is never answered is asked over HTTP', async () => {
  const {world, conversation, client} = await following(0);
  world.server.writes(conversation, 'ben', 'lost', {isHeard: false});
  const [socket] = world.server.sockets;
  socket.send = () => {};
  client.follow(conversation.id, 0);
  await world.clock.advance(10_000);
  equal(seqs(client), [1]);
});

test('a conversation that is closed to the member is told, and followed no longer', async () => {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben', 3);
  const client = await world.connected('ben');
  client.follow(conversation.id, 3);
  await settled();
  world.server.archives(conversation);
  client.follow(conversation.id, 3);
  await settled();
  equal(client.told('closed').map(({refusal}) => refusal.code), ['conversation_archived']);
  equal(client.told('conversation').map(one => one.conversation.is_archived), [true]);
  const requests = world.server.requests.length;
  world.server.hasNoSockets = true;
  world.server.closeSockets(1006);
  await world.clock.advance(30_000);
  equal(world.server.requests.slice(requests).filter(({path}) => path.endsWith('/messages/')), []);
});

test('what fails passes: the next poll asks again', async () => {
  const {world, conversation, client} = await following(3);
  world.server.isDown = true;
  world.server.closeSockets(1006);
  await world.clock.advance(25_000);
  world.server.isDown = false;
  world.server.hasNoSockets = true;
  world.server.writes(conversation, 'ben', 'one');
  await world.clock.advance(10_000);
  equal(seqs(client), [4]);
});

test('whoever follows no longer hears no more', async () => {
  const {world, conversation, client} = await following(3);
  client.unfollow(conversation.id);
  world.server.writes(conversation, 'ben', 'one');
  await settled();
  equal([seqs(client), client.told('message').length], [[], 1]);
});

test('receipts, typing, counts and changes of conversations are told', async () => {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben', 2);
  const client = await world.connected('ana');
  world.server.reads(conversation, 'ben', 1);
  world.server.types(conversation, 'ben');
  world.server.writes(conversation, 'ben', 'Hi');
  world.server.archives(conversation);
  await settled();
  equal(client.told('receipt').map(({readerId, upToSeq}) => [readerId, upToSeq]), [['ben', 1]]);
  equal(client.told('typing'), [{conversationId: conversation.id, userId: 'ben', isTyping: true}]);
  equal(client.told('unread'), [{unreadCount: 2}]);
  equal(client.told('conversation').map(one => one.conversation.can_send), [false]);
});

test('a listener that throws keeps no other from hearing, and its fault is seen', async () => {
  const emitter = new Emitter();
  const heard = [];
  const uncaught = new Promise(done => {
    window.addEventListener('error', event => {
      event.preventDefault();
      done(event.error.message);
    }, {once: true});
  });
  emitter.on('x', () => {
    throw new Error('of the host');
  });
  const stop = emitter.on('x', event => heard.push(event));
  emitter.emit('x', 1);
  equal([heard, await uncaught], [[1], 'of the host']);
  stop();
  equal(heard, [1]);
});
