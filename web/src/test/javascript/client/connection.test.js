import {pauseAfter} from '/main/client/backoff.js';
import {settled} from '/test/support/fake-clock.js';
import {FakeServer} from '/test/support/fake-server.js';
import {equal, ok, test} from '/test/support/testing.js';
import {World} from '/test/support/world.js';

/** Sockets that were opened, however they ended. */
function counting(world) {
  const counts = {opened: 0};
  const openSocket = url => {
    counts.opened++;
    counts.url = url;
    return world.server.openSocket(url);
  };
  return {counts, environment: world.environment({openSocket})};
}

test('the token goes as the first frame, and never into the address', async () => {
  const world = new World();
  const {counts, environment} = counting(world);
  const client = await world.connected('ana', {environment});
  equal(counts.url, 'wss://messages.example/ws/messaging/');
  equal(world.server.frames[0], {memberId: 'ana', frame: {type: 'auth', token: FakeServer.token('ana')}});
  equal(client.connection.status, 'live');
});

test('the pauses double from 1 s to 30 s, and half of each is left to chance', () => {
  equal([1, 2, 3, 4, 5, 6, 7, 50].map(n => pauseAfter(n, () => 1)),
    [1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  equal([1, 6].map(n => pauseAfter(n, () => 0)), [500, 15000]);
});

test('a lost socket comes back after the pauses, and tells when it will', async () => {
  const world = new World();
  const {counts, environment} = counting(world);
  const client = await world.connected('ana', {environment});
  world.server.hasNoSockets = true;
  world.server.closeSockets(1006);
  await settled();
  equal(client.connection, {status: 'waiting', attempts: 1, code: 1006, reason: 'lost', retryAt: world.clock.now() + 1000});
  for (const [pause, attempts] of [[1000, 2], [2000, 3], [4000, 4], [8000, 5], [16000, 6], [30000, 7], [30000, 8]]) {
    await world.clock.advance(pause - 1);
    const before = counts.opened;
    await world.clock.advance(1);
    equal([counts.opened - before, client.connection.attempts], [1, attempts], `after ${pause} ms`);
  }
  world.server.hasNoSockets = false;
  await world.clock.advance(30_000);
  equal(client.connection.status, 'live');
});

test('the pauses begin anew only after a connection that held', async () => {
  const world = new World();
  const client = await world.connected('ana');
  for (const attempts of [1, 2, 3]) {
    world.server.closeSockets(1012);
    await settled();
    equal([client.connection.attempts, client.connection.reason], [attempts, 'restarting']);
    await world.clock.advance(30_000 - 1);
  }
  await world.clock.advance(30_000);
  world.server.closeSockets(1012);
  await settled();
  equal(client.connection.attempts, 1);
});

test('a socket that died without a word is noticed by its missing pong', async () => {
  const world = new World();
  const client = await world.connected('ana');
  world.server.sockets[0].isDead = true;
  await world.clock.advance(25_000 + 9_999);
  equal(client.connection.status, 'live');
  await world.clock.advance(1);
  equal(client.connection.status, 'waiting');
  await world.clock.advance(1_000);
  equal(client.connection.status, 'live');
});

test('a socket that lives is asked every heartbeat and kept', async () => {
  const world = new World();
  const client = await world.connected('ana');
  await world.clock.advance(100_000);
  equal([world.frames('ping').length, client.connection.status, world.server.openSockets], [4, 'live', 1]);
});

test('after sleep, a dead socket is found within seconds', async () => {
  const world = new World();
  const environment = world.environment();
  const client = await world.connected('ana', {environment});
  world.server.sockets[0].isDead = true;
  world.clock.sleep(3_600_000);
  environment.happens('wake');
  await world.clock.advance(3_000);
  ok(client.connection.status !== 'live', 'it is not live any more');
  await world.clock.advance(1_000);
  equal(client.connection.status, 'live');
});

test('a server that opens the socket and then says nothing is left after 10 s', async () => {
  const world = new World();
  const openSocket = url => {
    const socket = world.server.openSocket(url);
    socket.isDead = true;
    return socket;
  };
  const client = await world.connected('ana', {environment: world.environment({openSocket})});
  await world.clock.advance(9_999);
  equal(client.connection.status, 'connecting');
  await world.clock.advance(1);
  equal(client.connection.status, 'waiting');
});

test('when the network is back it comes back at once', async () => {
  const world = new World();
  const environment = world.environment();
  const client = await world.connected('ana', {environment});
  world.server.isDown = true;
  environment.happens('offline');
  world.server.closeSockets(1006);
  await world.clock.advance(20_000);
  equal([client.connection.status, client.connection.reason], ['waiting', 'offline']);
  world.server.isDown = false;
  environment.happens('online');
  await settled();
  equal(client.connection.status, 'live');
});

test('a page whose policy forbids the socket still polls', async () => {
  const world = new World();
  const openSocket = () => {
    throw new DOMException('no', 'SecurityError');
  };
  const client = await world.connected('ana', {environment: world.environment({openSocket})});
  await world.clock.advance(10_000);
  equal(client.connection.status, 'waiting');
  equal(client.told('refresh'), [{reason: 'poll'}]);
});

test('a host that takes its time is waited for once, however often one tries', async () => {
  const world = new World();
  const {counts, environment} = counting(world);
  let give = null;
  const token = new Promise(done => {
    give = done;
  });
  const client = await world.connected('ana', {environment, getToken: () => token});
  client.retry();
  client.retry();
  give(FakeServer.token('ana'));
  await settled();
  equal([counts.opened, client.connection.status], [1, 'live']);
});

test('4401: another token is asked for, once, and it is back', async () => {
  const world = new World();
  let serial = 0;
  const whys = [];
  const getToken = why => {
    whys.push(why);
    return FakeServer.token('ana', {serial: ++serial});
  };
  const client = await world.connected('ana', {getToken});
  world.server.rejected.add(FakeServer.token('ana', {serial: 1}));
  world.server.closeSockets(4401);
  await settled();
  equal([whys, client.connection.status], [['first', 'rejected'], 'live']);
});

test('4401 twice in a row: it stays away until somebody asks', async () => {
  const world = new World();
  let serial = 0;
  const getToken = () => FakeServer.token('ana', {serial: ++serial});
  const client = await world.connected('ana', {getToken});
  [1, 2].forEach(n => world.server.rejected.add(FakeServer.token('ana', {serial: n})));
  world.server.closeSockets(4401);
  await settled();
  equal([client.connection.status, client.connection.code], ['signed-out', 4401]);
  const asked = serial;
  await world.clock.advance(120_000);
  equal(serial, asked, 'how often the host was asked');
  client.retry();
  await settled();
  equal(client.connection.status, 'live', 'with the third token');
});

test('a host without a token: signed out, and no request is made', async () => {
  const world = new World();
  const client = await world.connected('ana', {getToken: () => null});
  await world.clock.advance(60_000);
  equal([client.connection.status, world.server.requests.length], ['signed-out', 0]);
});

test('a host that cannot get a token now is asked again after a pause', async () => {
  const world = new World();
  let asked = 0;
  const getToken = async () => {
    if (++asked < 3) {
      throw new TypeError('Failed to fetch');
    }
    return FakeServer.token('ana');
  };
  const client = await world.connected('ana', {getToken});
  equal(client.connection.status, 'waiting');
  await world.clock.advance(1_000 + 2_000);
  equal([asked, client.connection.status], [3, 'live']);
});

for (const code of [4403, 4404]) {
  test(`${code}: it stays away`, async () => {
    const world = new World();
    const {counts, environment} = counting(world);
    const client = await world.connected('ana', {environment});
    world.server.closeSockets(code);
    await world.clock.advance(600_000);
    equal([client.connection.status, client.connection.reason, counts.opened], ['refused', 'no-access', 1]);
    client.retry();
    await settled();
    equal(client.connection.status, 'live', 'when somebody asks');
  });
}

for (const [code, reason] of [[4408, 'too-slow'], [4429, 'too-many-frames'], [1012, 'restarting'], [4400, 'lost'], [1011, 'lost']]) {
  test(`${code}: it comes back after the first pause, and says why it went`, async () => {
    const world = new World();
    const client = await world.connected('ana');
    world.server.closeSockets(code);
    await settled();
    equal([client.connection.status, client.connection.reason], ['waiting', reason]);
    await world.clock.advance(1_000);
    equal(client.connection.status, 'live');
  });
}

test('4409: it says that there are too many, and comes back late', async () => {
  const world = new World();
  const client = await world.connected('ana');
  world.server.closeSockets(4409);
  await world.clock.advance(29_999);
  equal([client.connection.status, client.connection.reason], ['waiting', 'too-many-sockets']);
  await world.clock.advance(1);
  equal(client.connection.status, 'live');
});

test('while there is no socket it polls every 10 s, and with one it does not', async () => {
  const world = new World();
  const client = await world.connected('ana');
  await world.clock.advance(60_000);
  equal(client.told('refresh'), [{reason: 'connected'}]);
  world.server.hasNoSockets = true;
  world.server.closeSockets(1006);
  await world.clock.advance(30_000);
  equal(client.told('refresh').length, 4);
});

test('several may share a client, and the last to go leaves nothing behind', async () => {
  const world = new World();
  const client = await world.connected('ana');
  client.connect();
  client.release();
  equal(client.connection.status, 'live');
  client.release();
  await settled();
  equal([client.connection.status, world.server.openSockets, world.clock.running], ['idle', 0, 0]);
  client.connect();
  await settled();
  equal(client.connection.status, 'live', 'once more');
});

test('whatever is no frame, or of a newer server, is passed over', async () => {
  const world = new World();
  const client = await world.connected('ana');
  const [socket] = world.server.sockets;
  socket.onmessage({data: 'no JSON'});
  socket.onmessage({data: 'null'});
  socket.onmessage({data: '{"no": "type"}'});
  socket.onmessage({data: '{"type": "constructor"}'});
  socket.onmessage({data: '{"type": "chat.reaction"}'});
  equal(client.connection.status, 'live');
});
