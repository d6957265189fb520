import {isDefinite} from '/main/client/refusals.js';
import {settled} from '/test/support/fake-clock.js';
import {equal, ok, refused, test} from '/test/support/testing.js';
import {World} from '/test/support/world.js';

test('a server may live under a path, and what is no address of it is dropped', async () => {
  const urls = [];
  const world = new World();
  const {RapportClient} = await import('/main/client/index.js');
  for (const server of ['https://h.example/chat', 'https://h.example/chat/?a=b#c', new URL('https://h.example/chat/')]) {
    const environment = world.environment({
      fetch: async url => {
        urls.push(url);
        return new Response('{}');
      },
    });
    await new RapportClient({server, getToken: () => 'a', environment}).api.me();
  }
  equal(urls, Array(3).fill('https://h.example/chat/api/messaging/me/'));
});

test('a refusal carries the code, the status and the seconds', async () => {
  const world = new World();
  const client = world.client('ana');
  world.server.answers.push({status: 429, body: {code: 'rate_limited', detail: 'Slow', retry_after_seconds: 12}});
  equal(await refused(client.api.me(), 'rate_limited'),
    {code: 'rate_limited', status: 429, detail: 'Slow', retryAfterSeconds: 12});
  world.server.answers.push({status: 503, body: {code: 'unavailable'}, headers: {'Retry-After': '3'}});
  equal((await refused(client.api.me(), 'unavailable')).retryAfterSeconds, 3);
});

test('a page of a proxy is not the word of the server', async () => {
  const world = new World();
  const client = world.client('ana');
  for (const [status, body, type] of [[502, '<h1>Bad gateway</h1>', 'text/html'], [404, '{"code": 7}', 'application/json'],
    [404, 'no JSON', 'application/problem+json'], [200, '<h1>Welcome</h1>', 'text/html']]) {
    const environment = world.environment({
      fetch: async () => new Response(body, {status, headers: {'Content-Type': type}}),
    });
    const refusal = await refused(world.client('ana', {environment}).api.me(), 'unexpected_answer');
    equal([refusal.status, isDefinite(refusal)], [status, false]);
  }
  ok(client, 'there is one');
});

test('a request without an answer is given up after 20 s', async () => {
  const world = new World();
  const client = world.client('ana');
  world.server.gate = new Promise(() => {});
  let refusal = null;
  client.api.me().catch(fault => {
    refusal = fault.refusal;
  });
  await world.clock.advance(19_999);
  equal(refusal, null);
  await world.clock.advance(1);
  equal(refusal.code, 'timeout');
  equal(world.clock.running, 0);
});

test('no answer at all is the network', async () => {
  const world = new World();
  const client = world.client('ana');
  world.server.isDown = true;
  equal((await refused(client.api.me(), 'network')).status, 0);
  equal(world.clock.running, 0, 'timers that are left');
});

test('requests carry nothing of the browser, follow nowhere and are kept nowhere', async () => {
  const world = new World();
  let init = null;
  const environment = world.environment({
    fetch: async (_, given) => {
      init = given;
      return new Response('{}');
    },
  });
  await world.client('ana', {environment}).api.me();
  equal([init.credentials, init.redirect, init.cache], ['omit', 'error', 'no-store']);
});

test('ids and push tokens are escaped in paths', async () => {
  const world = new World();
  const urls = [];
  const environment = world.environment({
    fetch: async url => {
      urls.push(new URL(url).pathname);
      return new Response(null, {status: 204});
    },
  });
  const {api} = world.client('ana', {environment});
  equal(await api.removeDevice('a/b?c'), null);
  await api.conversation('../me');
  equal(urls, ['/api/messaging/devices/a%2Fb%3Fc/', '/api/messaging/conversations/..%2Fme/']);
});

test('what a server refuses for good, and what it does not', () => {
  const definite = (code, status) => isDefinite({code, status});
  ok(definite('conversation_archived', 403) && definite('content_too_long', 400) && definite('payload_too_large', 413)
    && definite('client_message_id_reused', 409) && definite('conversation_not_found', 404), 'these are for good');
  for (const [code, status] of [['rate_limited', 429], ['token_expired', 401], ['unauthenticated', 401], ['network', 0],
    ['timeout', 0], ['unavailable', 503], ['internal_error', 500], ['unexpected_answer', 404], ['not_found', 404]]) {
    equal(definite(code, status), false, code);
  }
});

test('who is signed in is asked once, and again with the next poll where it failed', async () => {
  const world = new World();
  world.server.isDown = true;
  const client = await world.connected('ana');
  equal(client.told('viewerFailed').map(({refusal}) => refusal.code), ['network']);
  world.server.isDown = false;
  world.server.hasNoSockets = true;
  await world.clock.advance(10_000);
  equal([client.viewer.member.id, world.requests('GET', 'me').length], ['ana', 2]);
});

test('who is signed in is asked again too where there is a socket, and only the request failed', async () => {
  const world = new World();
  world.server.answers.push({status: 503, body: {code: 'unavailable'}});
  const client = await world.connected('ana');
  equal([client.connection.status, client.viewer], ['live', null]);
  await world.clock.advance(10_000);
  equal(client.viewer.member.id, 'ana');
});
