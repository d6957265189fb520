import {UnreadCount} from '/main/store/index.js';
import {settled} from '/test/support/fake-clock.js';
import {equal, test} from '/test/support/testing.js';
import {World} from '/test/support/world.js';

/** A badge alone, on Ben's page, with what it has shown. */
async function aBadge(messages = 2) {
  const world = new World();
  const conversation = world.server.aConversation('ana', 'ben', messages);
  const client = world.client('ben');
  const badge = new UnreadCount(client);
  const shown = [];
  badge.subscribe(count => shown.push(count));
  badge.start();
  await settled();
  return {world, conversation, client, badge, shown};
}

test('a badge counts alone, and asks for nothing but the count', async () => {
  const {world, conversation, badge, shown} = await aBadge();
  equal(badge.count, 1);
  world.server.writes(conversation, 'ana', 'Hello');
  await settled();
  equal(shown, [1, 2]);
  equal(world.requests('GET', 'conversations'), []);
});

test('without a socket it counts every 10 s', async () => {
  const {world, conversation, badge} = await aBadge();
  world.server.hasNoSockets = true;
  world.server.closeSockets(1006);
  await settled();
  world.server.writes(conversation, 'ana', 'Hello');
  await world.clock.advance(10_000);
  equal(badge.count, 2);
});

test('an answer that the server\'s own word has overtaken is dropped', async () => {
  const {world, conversation, badge} = await aBadge();
  let answer = null;
  world.server.answers.push({status: 200, body: {unread_count: 1}});
  world.server.gate = new Promise(done => {
    answer = done;
  });
  world.server.closeSockets(1012);
  await world.clock.advance(1_000);
  world.server.writes(conversation, 'ana', 'Hello');
  await settled();
  answer();
  await settled();
  equal(badge.count, 2);
});

test('a badge and a page share one client, and one socket', async () => {
  const {world, client, badge} = await aBadge();
  const {MessagesStore} = await import('/main/store/index.js');
  const store = new MessagesStore(client);
  store.start();
  await settled();
  equal([world.server.openSockets, store.state.phase, store.state.unreadTotal], [1, 'ready', 1]);
  store.stop();
  await settled();
  equal(client.connection.status, 'live');
  badge.stop();
  await settled();
  equal([client.connection.status, world.server.openSockets, world.clock.running], ['idle', 0, 0]);
});
