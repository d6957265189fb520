import {browserEnvironment} from '/main/client/environment.js';
import {FakeServer} from '/test/support/fake-server.js';
import {equal, ok, test} from '/test/support/testing.js';

/*
 * With the browser's own storage, locks and timers, where the other tests have their own: what those stand for is so.
 */

const LIMIT_MS = 10_000;

async function until(holds, what) {
  const end = Date.now() + LIMIT_MS;
  while (!holds()) {
    ok(Date.now() < end, what);
    await new Promise(done => setTimeout(done, 5));
  }
}

/** A frame of the same origin is to storage and locks what another tab is. */
async function aTab(server) {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<script type="module">
    import {RapportClient} from '/main/client/index.js';
    window.RapportClient = RapportClient;
  </script>`;
  document.body.append(frame);
  await until(() => frame.contentWindow.RapportClient !== undefined, 'the frame is loaded');
  const client = new frame.contentWindow.RapportClient({
    server: 'https://real.example/',
    getToken: () => FakeServer.token('ana'),
    environment: {fetch: server.fetch, openSocket: server.openSocket},
  });
  client.connect();
  await until(() => client.viewer !== null, 'it is signed in');
  return {client, close: () => frame.remove()};
}

test('two tabs of a real browser send everything once, in order', async () => {
  localStorage.clear();
  const server = new FakeServer({now: Date.now});
  server.aMember('ana', 'provider');
  server.aMember('ben', 'customer');
  const conversation = server.aConversation('ana', 'ben');
  const [first, second] = [await aTab(server), await aTab(server)];
  server.isDown = true;
  server.closeSockets(1006);
  const send = ({client}, content) => client.send({conversationId: conversation.id, content});
  send(first, 'a');
  await until(() => second.client.pending.length === 1, 'the second tab shows what the first has written');
  send(second, 'b');
  await until(() => first.client.pending.length === 2, 'and the first what the second has');
  send(first, 'c');
  await until(() => second.client.pending.length === 3, 'and so on');
  ok(localStorage.length === 3, 'all of it is stored');
  server.isDown = false;
  [first, second].forEach(({client}) => client.retry());
  await until(() => first.client.pending.length + second.client.pending.length === 0, 'all is sent');
  equal([conversation.messages.map(({content}) => content), localStorage.length], [['a', 'b', 'c'], 0]);
  [first, second].forEach(({client}) => client.release());
  [first, second].forEach(tab => tab.close());
});

test('what a closed tab has left behind is sent by the next', async () => {
  localStorage.clear();
  const server = new FakeServer({now: Date.now});
  server.aMember('ana', 'provider');
  server.aMember('ben', 'customer');
  const conversation = server.aConversation('ana', 'ben');
  const first = await aTab(server);
  server.isDown = true;
  first.client.send({conversationId: conversation.id, content: 'a'});
  await until(() => first.client.pending[0].status === 'unsent', 'it is unsent');
  first.close();
  server.isDown = false;
  const second = await aTab(server);
  await until(() => conversation.messages.length === 1 && second.client.pending.length === 0, 'it is sent');
  second.client.release();
  second.close();
});

test('ids are UUIDs, also where pages are not secure', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  ok(uuid.test(browserEnvironment().uuid()), 'the browser\'s own');
  const own = Object.getOwnPropertyDescriptor(Crypto.prototype, 'randomUUID');
  delete Crypto.prototype.randomUUID;
  try {
    const ids = Array.from({length: 100}, () => browserEnvironment().uuid());
    ok(ids.every(id => uuid.test(id)) && new Set(ids).size === 100, 'ours');
  } finally {
    Object.defineProperty(Crypto.prototype, 'randomUUID', own);
  }
});

test('a page that may not store anything works without', async () => {
  const frame = document.createElement('iframe');
  frame.sandbox = 'allow-scripts';
  const answer = new Promise(done => addEventListener('message', ({data}) => done(data), {once: true}));
  const origin = location.origin;
  frame.srcdoc = `<script type="module">
    const {browserEnvironment} = await import('${origin}/main/client/environment.js').catch(fault => parent.postMessage(String(fault), '*'));
    const {localStorage, sessionStorage} = browserEnvironment();
    parent.postMessage([localStorage, sessionStorage], '*');
  </script>`;
  document.body.append(frame);
  equal(await answer, [null, null]);
  frame.remove();
});
