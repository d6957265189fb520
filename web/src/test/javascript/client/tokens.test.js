import {claimsOf} from '/main/client/claims.js';
import {settled} from '/test/support/fake-clock.js';
import {FakeServer} from '/test/support/fake-server.js';
import {equal, ok, refused, test} from '/test/support/testing.js';
import {World} from '/test/support/world.js';

/** A host that gives another token each time, and remembers why it was asked. */
function aHost(world, lifetimeMs = null) {
  const host = {whys: [], memberId: 'ana'};
  host.getToken = async why => {
    host.whys.push(why);
    return FakeServer.token(host.memberId, {
      serial: host.whys.length, expiresAt: lifetimeMs === null ? null : world.clock.now() + lifetimeMs,
    });
  };
  host.token = serial => FakeServer.token(host.memberId, {serial});
  return host;
}

test('many requests at once ask the host once', async () => {
  const world = new World();
  const host = aHost(world);
  const client = world.client('ana', {getToken: host.getToken});
  await Promise.all([client.api.me(), client.api.unreadCount(), client.api.conversations()]);
  equal(host.whys, ['first']);
});

test('a rejected token is renewed once for all who had it, and their requests succeed', async () => {
  const world = new World();
  const host = aHost(world);
  const client = world.client('ana', {getToken: host.getToken});
  await client.api.me();
  world.server.rejected.add(host.token(1));
  const answers = await Promise.all([client.api.me(), client.api.unreadCount(), client.api.conversations()]);
  equal([answers.length, host.whys], [3, ['first', 'rejected']]);
});

test('a rejection that comes late is answered with the token that came meanwhile', async () => {
  const world = new World();
  const host = aHost(world);
  const client = world.client('ana', {getToken: host.getToken});
  await client.api.me();
  world.server.rejected.add(host.token(1));
  let open = null;
  world.server.gate = new Promise(done => {
    open = done;
  });
  const late = client.api.me();
  await settled();
  world.server.gate = null;
  await client.api.me();
  open();
  await late;
  equal(host.whys, ['first', 'rejected']);
});

test('a second rejection is told, and not asked about again', async () => {
  const world = new World();
  const host = aHost(world);
  const client = world.client('ana', {getToken: host.getToken});
  [1, 2].forEach(serial => world.server.rejected.add(host.token(serial)));
  const refusal = await refused(client.api.me(), 'token_expired');
  equal([refusal.status, host.whys], [401, ['first', 'rejected']]);
});

test('the next token is asked for before the last one ends, and told to the socket', async () => {
  const world = new World();
  const host = aHost(world, 600_000);
  const client = await world.connected('ana', {getToken: host.getToken});
  await world.clock.advance(600_000 - 30_000 - 1);
  equal(host.whys, ['first']);
  await world.clock.advance(1);
  equal(host.whys, ['first', 'expiring']);
  equal(world.frames('auth').map(({token}) => claimsOf(token).expiresAt > world.clock.now() + 500_000), [false, true]);
  equal([client.connection.status, world.server.openSockets], ['live', 1], 'the same socket');
});

test('a clock that is wrong does not make it ask again and again', async () => {
  const world = new World();
  const host = aHost(world, -3_600_000);
  const client = await world.connected('ana', {getToken: host.getToken});
  await world.clock.advance(3_600_000);
  equal([host.whys, client.connection.status], [['first'], 'live']);
});

test('a host that has no next token yet keeps the present one until it is rejected', async () => {
  const world = new World();
  let asked = 0;
  const getToken = () => (++asked === 1 ? FakeServer.token('ana', {expiresAt: world.clock.now() + 60_000}) : null);
  const client = await world.connected('ana', {getToken});
  await world.clock.advance(30_000);
  await client.api.me();
  equal([asked, client.connection.status], [2, 'live']);
  world.server.closeSockets(4401);
  await settled();
  equal([asked, client.connection.status], [3, 'signed-out']);
});

test('when somebody else is signed in, nothing goes on of the former', async () => {
  const world = new World();
  const host = aHost(world);
  const client = await world.connected('ana', {getToken: host.getToken});
  equal(client.viewer.member.id, 'ana');
  world.server.rejected.add(host.token(1));
  host.memberId = 'ben';
  world.server.closeSockets(4401);
  await settled();
  equal([client.viewer.member.id, client.connection.status], ['ben', 'live']);
  equal(client.told('viewer').map(({me}) => me.member.id), ['ana', 'ben']);
});

test('the token of somebody else is not said on the socket of the former', async () => {
  const world = new World();
  const host = aHost(world, 60_000);
  const client = await world.connected('ana', {getToken: host.getToken});
  host.memberId = 'ben';
  await world.clock.advance(30_000);
  equal([client.viewer.member.id, client.connection.status], ['ben', 'live']);
  equal([client.told('connection').filter(({code}) => code !== null), host.whys], [[], ['first', 'expiring']]);
});

test('a request of one member is never repeated in the name of another', async () => {
  const world = new World();
  const host = aHost(world);
  const conversation = world.server.aConversation('ana', 'ben', 1);
  const client = await world.connected('ana', {getToken: host.getToken});
  world.server.rejected.add(host.token(1));
  host.memberId = 'ben';
  await refused(client.api.send({conversationId: conversation.id, content: 'Hi', clientMessageId: 'x'}), 'signed_out');
  await settled();
  equal(conversation.messages.length, 1);
});

test('a client that was left asks the host anew when it is used again', async () => {
  const world = new World();
  const host = aHost(world);
  const client = await world.connected('ana', {getToken: host.getToken});
  client.release();
  equal(client.memberHint, null);
  client.connect();
  await settled();
  equal([host.whys, client.connection.status], [['first', 'first'], 'live']);
});

test('no token is ever stored, or in an address', async () => {
  const world = new World();
  const environment = world.environment();
  const urls = [];
  const fetch = (url, init) => {
    urls.push(url);
    return world.server.fetch(url, init);
  };
  const client = await world.connected('ana', {environment: {...environment, fetch}});
  const conversation = world.server.aConversation('ana', 'ben', 1);
  world.server.isDown = true;
  client.send({conversationId: conversation.id, content: 'Hi'});
  await settled();
  ok(world.browser.stored.includes('Hi'), 'what was written is stored');
  const secret = FakeServer.token('ana').split('.')[1];
  ok(!world.browser.stored.includes(secret), 'the token is not');
  ok(urls.length > 0 && urls.every(url => !url.includes(secret)), 'nor is it in an address');
});

test('claims are hints: whatever is no token says nothing', () => {
  for (const token of ['', 'opaque', 'a.b.c', `a.${btoa('null')}.c`, `a.${btoa('[]')}.c`]) {
    equal([claimsOf(token).memberId, claimsOf(token).expiresAt], [null, null], token);
  }
  equal(claimsOf(`h.${btoa('{"user_id": 42, "exp": 10}')}.s`).memberId, '42');
});

test('claims are read as UTF-8 from base64url', () => {
  const payload = btoa(String.fromCharCode(...new TextEncoder().encode('{"sub": "zoë-ÿ?>"}')))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  equal(claimsOf(`h.${payload}.s`).memberId, 'zoë-ÿ?>');
});
