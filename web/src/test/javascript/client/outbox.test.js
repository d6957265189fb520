import {settled} from '/test/support/fake-clock.js';
import {FakeServer} from '/test/support/fake-server.js';
import {equal, ok, test} from '/test/support/testing.js';
import {World} from '/test/support/world.js';

const contents = conversation => conversation.messages.map(({content}) => content);

const statuses = client => client.pending.map(({content, status}) => [content, status]);

/** Ana is connected, and has a conversation with Ben in which nothing is written yet. */
async function aWorld(more = {}) {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben');
  const environment = more.environment?.(world) ?? world.environment();
  const client = await world.connected('ana', {environment});
  const send = content => client.send({conversationId: conversation.id, content});
  return {world, conversation, environment, client, send};
}

test('a message is pending at once, then sent, and then forgotten', async () => {
  const {world, conversation, client, send} = await aWorld();
  send('Hello');
  equal(statuses(client), [['Hello', 'queued']]);
  await settled();
  equal([contents(conversation), client.pending, world.browser.stored.includes('Hello')], [['Hello'], [], false]);
  equal(client.told('sent').map(({message}) => [message.seq, message.content]), [[1, 'Hello']]);
});

test('many go out in the order in which they were written, one at a time', async () => {
  const {world, conversation, send} = await aWorld();
  const gates = [];
  world.server.gate = new Promise(open => gates.push(open));
  for (let i = 0; i < 5; i++) {
    send(`${i}`);
  }
  await settled();
  equal(world.requests('POST', 'send').length, 1);
  world.server.gate = null;
  gates[0]();
  await settled();
  equal(contents(conversation), ['0', '1', '2', '3', '4']);
});

test('offline, it is unsent; when the connection is back it goes by itself, once, in order', async () => {
  const {world, conversation, client, send} = await aWorld();
  world.server.isDown = true;
  world.server.closeSockets(1006);
  ['a', 'b', 'c'].forEach(send);
  await settled();
  equal(statuses(client), [['a', 'unsent'], ['b', 'unsent'], ['c', 'unsent']]);
  equal(client.pending[0].refusal.code, 'network');
  world.server.isDown = false;
  await world.clock.advance(1_000);
  equal([contents(conversation), client.pending], [['a', 'b', 'c'], []]);
});

test('when an answer is lost it is asked for under the same id, and nothing is there twice', async () => {
  const {world, conversation, client, send} = await aWorld({
    environment: world => world.environment({openSocket: () => {
      throw new Error('no sockets');
    }}),
  });
  world.server.answersToLose = 2;
  send('Hello');
  send('World');
  await settled();
  equal(statuses(client), [['Hello', 'unsent'], ['World', 'unsent']]);
  await world.clock.advance(10_000);
  equal([contents(conversation), client.pending], [['Hello', 'World'], []]);
  const ids = world.requests('POST', 'send').map(({body}) => [body.content, body.client_message_id]);
  equal(ids.filter(([content]) => content === 'Hello').length, 3, 'how often it was asked');
  equal(new Set(ids.map(String)).size, 2, 'how many ids there were');
});

test('an answer that is lost may come as a live message', async () => {
  const {world, conversation, client, send} = await aWorld();
  world.server.answersToLose = 1;
  send('Hello');
  await settled();
  equal([client.pending, client.told('sent').length], [[], 1]);
  await world.clock.advance(60_000);
  equal([contents(conversation), world.requests('POST', 'send').length, client.told('sent').length], [['Hello'], 1, 1]);
});

test('a tap sends at once what would go later', async () => {
  const {world, conversation, client, send} = await aWorld();
  world.server.isDown = true;
  const id = send('Hello');
  await settled();
  world.server.isDown = false;
  client.retrySend(id);
  await settled();
  equal(contents(conversation), ['Hello']);
});

test('the pauses grow while the server does not answer, and a connection ends them', async () => {
  const {world, conversation, client, send} = await aWorld();
  world.server.isDown = true;
  world.server.closeSockets(1006);
  send('Hello');
  await world.clock.advance(60_000);
  ok(world.requests('POST', 'send').length <= 7, 'it is not asked all the time');
  world.server.isDown = false;
  await world.clock.advance(30_000);
  equal([contents(conversation), client.pending], [['Hello'], []]);
});

test('what was written offline survives a reload, and goes out exactly once', async () => {
  const {world, conversation, environment, client, send} = await aWorld();
  world.server.isDown = true;
  ['a', 'b'].forEach(send);
  await settled();
  client.release();
  environment.close();
  world.server.isDown = false;
  const again = await world.connected('ana');
  await world.clock.advance(120_000);
  equal([contents(conversation), again.pending], [['a', 'b'], []]);
});

test('the order holds too where the clock is set back', async () => {
  const {world, conversation, environment, client, send} = await aWorld();
  world.server.isDown = true;
  send('a');
  world.clock.sleep(-3_600_000);
  send('b');
  await settled();
  client.release();
  environment.close();
  world.server.isDown = false;
  await world.connected('ana');
  await world.clock.advance(60_000);
  equal(contents(conversation), ['a', 'b']);
});

test('what was on its way when the page was left is not sent twice', async () => {
  const {world, conversation, environment, client, send} = await aWorld();
  let open = null;
  world.server.gate = new Promise(done => {
    open = done;
  });
  world.server.answersToLose = 1;
  send('Hello');
  await settled();
  equal(statuses(client), [['Hello', 'sending']]);
  client.release();
  environment.close();
  open();
  await settled();
  equal(contents(conversation), ['Hello']);
  const again = await world.connected('ana');
  await world.clock.advance(60_000);
  equal([contents(conversation), again.pending], [['Hello'], []]);
});

test('it belongs to the member who wrote it, and is gone when another signs in', async () => {
  const {world, conversation, environment, client, send} = await aWorld();
  world.server.isDown = true;
  send('for Ben');
  await settled();
  client.release();
  environment.close();
  world.server.isDown = false;
  const other = await world.connected('ben');
  equal([other.pending, world.browser.stored.includes('for Ben')], [[], false]);
  const again = await world.connected('ana');
  await world.clock.advance(60_000);
  equal([again.pending, contents(conversation)], [[], []]);
});

test('what another server is to get stays for it', async () => {
  const {world, environment, client, send} = await aWorld();
  world.server.isDown = true;
  send('Hello');
  await settled();
  client.release();
  environment.close();
  const {RapportClient} = await import('/main/client/index.js');
  const other = new RapportClient({
    server: 'https://other.example/', getToken: () => FakeServer.token('ben'), environment: world.environment(),
  });
  world.server.isDown = false;
  other.connect();
  await settled();
  equal([other.pending, world.browser.stored.includes('Hello')], [[], true]);
});

test('two tabs: each shows what the other wrote, and all goes out once, in order', async () => {
  const {world, conversation, client, send} = await aWorld();
  const second = await world.connected('ana');
  world.server.isDown = true;
  world.server.closeSockets(1006);
  send('a');
  await world.clock.advance(1);
  second.send({conversationId: conversation.id, content: 'b'});
  await world.clock.advance(1);
  send('c');
  await settled();
  const all = [['a', 'unsent'], ['b', 'unsent'], ['c', 'unsent']];
  equal([statuses(client), statuses(second)], [all, all]);
  world.server.isDown = false;
  await world.clock.advance(60_000);
  equal([contents(conversation), client.pending, second.pending], [['a', 'b', 'c'], [], []]);
  equal([client, second].map(one => one.told('sent').map(({message}) => message.content)),
    [['a', 'b', 'c'], ['a', 'b', 'c']]);
});

test('two tabs: what one tab left behind, the other sends', async () => {
  const {world, conversation, environment, client, send} = await aWorld();
  const second = await world.connected('ana');
  world.server.isDown = true;
  world.server.closeSockets(1006);
  send('a');
  await settled();
  client.release();
  environment.close();
  world.server.isDown = false;
  await world.clock.advance(60_000);
  equal([contents(conversation), second.pending], [['a'], []]);
});

test('two tabs: what one has sent the other does not, though it has not heard of it', async () => {
  const {world, conversation, client, send} = await aWorld();
  world.server.hasNoSockets = true;
  world.server.closeSockets(1006);
  const deaf = await world.connected('ana', {environment: world.environment({listen: () => () => {}})});
  world.server.isDown = true;
  const id = send('a');
  await world.clock.advance(1);
  deaf.send({conversationId: conversation.id, content: 'b'});
  await settled();
  equal(statuses(deaf), [['a', 'unsent'], ['b', 'unsent']]);
  world.server.isDown = false;
  const asked = world.requests('POST', 'send').length;
  client.retrySend(id);
  await world.clock.advance(60_000);
  equal([contents(conversation), client.pending, deaf.pending], [['a', 'b'], [], []]);
  const askedFor = world.requests('POST', 'send').slice(asked).map(({body}) => body.content);
  equal(askedFor.filter(content => content === 'a').length, 1, 'how often a was sent');
});

test('two tabs: what is discarded in one is gone in both', async () => {
  const {world, conversation, client, send} = await aWorld();
  const second = await world.connected('ana');
  world.server.isDown = true;
  const id = send('a');
  await settled();
  equal(statuses(second), [['a', 'unsent']]);
  second.discard(id);
  await settled();
  equal([client.pending, second.pending, world.browser.stored.includes('"a"')], [[], [], false]);
  world.server.isDown = false;
  await world.clock.advance(60_000);
  equal(contents(conversation), []);
});

test('two tabs without locks take turns by a lease', async () => {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben');
  const first = await world.connected('ana', {environment: world.environment({locks: null})});
  const second = await world.connected('ana', {environment: world.environment({locks: null})});
  for (let i = 0; i < 10; i++) {
    (i % 2 === 0 ? first : second).send({conversationId: conversation.id, content: `${i}`});
    await world.clock.advance(1);
  }
  await world.clock.advance(120_000);
  equal([contents(conversation).length, first.pending, second.pending], [10, [], []]);
  equal(new Set(contents(conversation)).size, 10);
  ok(!world.browser.stored.includes('lease'), 'no lease is left behind');
});

test('a lease of a tab that died is over after 15 s', async () => {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben');
  const dead = world.environment({locks: null});
  const first = await world.connected('ana', {environment: dead});
  world.server.gate = new Promise(() => {});
  first.send({conversationId: conversation.id, content: 'a'});
  await world.clock.advance(1_000);
  ok(world.browser.stored.includes('lease'), 'there is a lease');
  // It is gone without a word: none of its timers runs any more.
  dead.close();
  const survivor = new World();
  survivor.server.aConversation('ana', 'ben');
  survivor.clock.sleep(world.clock.now() - survivor.clock.now());
  const {RapportClient} = await import('/main/client/index.js');
  const second = new RapportClient({
    server: 'https://messages.example/', getToken: () => FakeServer.token('ana'),
    environment: survivor.environment({locks: null, localStorage: world.browser.tab().localStorage}),
  });
  second.connect();
  await survivor.clock.advance(14_000);
  equal(second.pending.length, 1);
  await survivor.clock.advance(5_000);
  equal(second.pending, []);
});

test('429: it waits as long as it is told, and goes by itself', async () => {
  const {world, conversation, client, send} = await aWorld();
  world.server.sendsLeft = 0;
  ['a', 'b'].forEach(send);
  await settled();
  equal(statuses(client), [['a', 'waiting'], ['b', 'waiting']]);
  equal(client.pending[0].retryAt, world.clock.now() + 7_000);
  const asked = world.requests('POST', 'send').length;
  world.server.sendsLeft = 2;
  send('c');
  await world.clock.advance(6_999);
  equal(world.requests('POST', 'send').length, asked, 'requests meanwhile');
  await world.clock.advance(1);
  equal(contents(conversation), ['a', 'b']);
  equal(statuses(client), [['c', 'waiting']]);
});

test('429: a new connection does not hurry it, a tap does', async () => {
  const {world, conversation, client, send} = await aWorld();
  world.server.sendsLeft = 0;
  const id = send('a');
  await settled();
  world.server.sendsLeft = 1;
  world.server.closeSockets(1012);
  await world.clock.advance(1_000);
  equal([client.connection.status, contents(conversation)], ['live', []]);
  client.retrySend(id);
  await settled();
  equal(contents(conversation), ['a']);
});

test('what is refused for good says why, is stored no longer, and does not keep others from going', async () => {
  const {world, conversation, client, send} = await aWorld();
  const closed = world.server.aConversation('ana', 'cleo', 1);
  world.server.archives(closed);
  client.send({conversationId: closed.id, content: 'refused'});
  send('taken');
  await settled();
  equal(statuses(client), [['refused', 'refused']]);
  equal(client.pending[0].refusal.code, 'conversation_archived');
  equal([contents(conversation), world.browser.stored.includes('refused')], [['taken'], false]);
});

test('what was refused may be sent again, as a new message, or discarded', async () => {
  const {world, client} = await aWorld();
  const closed = world.server.aConversation('ana', 'cleo', 1);
  world.server.archives(closed);
  const id = client.send({conversationId: closed.id, content: 'again'});
  const other = client.send({conversationId: closed.id, content: 'never mind'});
  await settled();
  world.server.reopens(closed);
  client.discard(other);
  client.retrySend(id);
  await settled();
  equal([contents(closed), client.pending], [['message 1', 'again'], []]);
  equal(new Set(world.requests('POST', 'send').map(({body}) => body.client_message_id)).size, 3);
});

test('the first message to somebody makes the conversation, and those after it follow', async () => {
  const world = new World();
  const client = await world.connected('ana');
  client.send({recipientId: 'cleo', content: 'a'});
  client.send({recipientId: 'cleo', content: 'b'});
  await settled();
  const [first, second] = client.told('sent');
  equal([first.conversation.counterpart.id, first.message.seq, second.message.seq], ['cleo', 1, 2]);
  equal(first.conversation.id, second.conversation.id);
});

test('a first message that was written offline survives a reload too', async () => {
  const world = new World();
  const environment = world.environment();
  const client = await world.connected('ana', {environment});
  world.server.isDown = true;
  client.send({recipientId: 'cleo', content: 'a'});
  await settled();
  client.release();
  environment.close();
  world.server.isDown = false;
  const again = await world.connected('ana');
  await settled();
  equal(again.told('sent').map(({message}) => message.content), ['a']);
});

test('a 503 says when to come back', async () => {
  const {world, conversation, send} = await aWorld();
  world.server.answers.push({status: 503, body: {code: 'unavailable'}, headers: {'Retry-After': '9'}});
  send('a');
  await world.clock.advance(8_999);
  equal(contents(conversation), []);
  await world.clock.advance(1);
  equal(contents(conversation), ['a']);
});

test('what waits is bounded, and a full storage loses nothing while the page is open', async () => {
  const {world, conversation, client, send} = await aWorld({
    environment: world => {
      const environment = world.environment();
      environment.localStorage.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      return environment;
    },
  });
  world.server.isDown = true;
  for (let i = 0; i < 100; i++) {
    send(`${i}`);
  }
  let code = null;
  try {
    send('one too many');
  } catch (fault) {
    ({code} = fault.refusal);
  }
  equal([code, client.pending.length], ['outbox_full', 100]);
  world.server.isDown = false;
  await world.clock.advance(60_000);
  equal(contents(conversation), Array.from({length: 100}, (_, i) => `${i}`));
});

test('without any storage it sends all the same', async () => {
  const {conversation, send} = await aWorld({environment: world => world.environment({localStorage: null, locks: null})});
  send('a');
  await settled();
  equal(contents(conversation), ['a']);
});

test('what others keep in the storage is neither sent nor touched', async () => {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben');
  const environment = world.environment();
  const prefix = `rapport:outbox:${encodeURIComponent('https://messages.example/')}:ana:`;
  for (const [key, value] of [[`${prefix}1`, 'no JSON'], [`${prefix}2`, '{"written": {"content": 7}}'], ['host', 'x']]) {
    environment.localStorage.setItem(key, value);
  }
  const client = await world.connected('ana', {environment});
  client.send({conversationId: conversation.id, content: 'a'});
  await settled();
  equal([contents(conversation), client.pending, environment.localStorage.getItem('host')], [['a'], [], 'x']);
});

test('whoever looks through a member\'s eyes sends nothing, and finds nothing to send', async () => {
  const {world, conversation, environment, client, send} = await aWorld();
  world.server.isDown = true;
  send('Ana wrote this');
  await settled();
  client.release();
  environment.close();
  world.server.isDown = false;
  const spy = await world.connected('ana', {getToken: () => FakeServer.token('ana', {impersonator: 'root'})});
  let code = null;
  try {
    spy.send({conversationId: conversation.id, content: 'not Ana'});
  } catch (fault) {
    ({code} = fault.refusal);
  }
  spy.typing(conversation.id, true);
  spy.focus(conversation.id);
  await world.clock.advance(60_000);
  equal([code, spy.pending, contents(conversation)], ['impersonation_read_only', [], []]);
  equal([world.frames('typing'), world.frames('focus')], [[], []]);
  ok(world.browser.stored.includes('Ana wrote this'), 'it waits for her');
});
