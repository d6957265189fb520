import {settled} from '/test/support/fake-clock.js';
import {equal, test} from '/test/support/testing.js';
import {World} from '/test/support/world.js';

const ids = store => store.state.picker.contacts.map(({member}) => member.id);

const searches = world => world.requests('GET', 'contacts').map(({query}) => query.q ?? '');

async function opened(trainees = 0) {
  const world = new World();
  for (let i = 0; i < trainees; i++) {
    world.server.aMember(`t${i}`, 'customer', `Trainee ${i}`);
  }
  const store = await world.store('ana');
  store.openPicker();
  await settled();
  return {world, store};
}

test('it opens with everybody who may be written to', async () => {
  const {store} = await opened();
  equal([store.state.picker.isOpen, store.state.picker.status, ids(store), store.state.picker.rest],
    [true, 'ready', ['ben', 'cleo'], 'end']);
});

test('it searches when one has stopped typing', async () => {
  const {world, store} = await opened();
  for (const query of ['c', 'cl', 'cle']) {
    store.searchContacts(query);
    await world.clock.advance(249);
  }
  equal([store.state.picker.query, searches(world)], ['cle', ['']]);
  await world.clock.advance(1);
  equal([searches(world), ids(store)], [['', 'cle'], ['cleo']]);
});

test('the answer to an earlier search is dropped', async () => {
  const {world, store} = await opened();
  let answer = null;
  world.server.gate = new Promise(done => {
    answer = done;
  });
  store.searchContacts('ben');
  await world.clock.advance(250);
  world.server.gate = null;
  store.searchContacts('cleo');
  await world.clock.advance(250);
  equal(ids(store), ['cleo']);
  answer();
  await settled();
  equal(ids(store), ['cleo']);
});

test('an answer that comes while one is typing on is dropped too', async () => {
  const {world, store} = await opened();
  let answer = null;
  world.server.gate = new Promise(done => {
    answer = done;
  });
  store.searchContacts('ben');
  await world.clock.advance(250);
  store.searchContacts('ben o');
  answer();
  await settled();
  equal([ids(store), store.state.picker.status], [['ben', 'cleo'], 'loading']);
  await world.clock.advance(250);
  equal([ids(store), store.state.picker.status], [['ben'], 'ready']);
});

test('it loads page after page, of what is searched for', async () => {
  const {store} = await opened(110);
  equal([ids(store).length, store.state.picker.rest], [50, 'more']);
  store.loadMoreContacts();
  store.loadMoreContacts();
  await settled();
  store.loadMoreContacts();
  await settled();
  equal([ids(store).length, new Set(ids(store)).size, store.state.picker.rest], [112, 112, 'end']);
});

test('what fails can be asked for again', async () => {
  const {world, store} = await opened(60);
  world.server.answers.push({status: 503, body: {code: 'unavailable'}});
  store.loadMoreContacts();
  await settled();
  equal([store.state.picker.rest, ids(store).length], ['failed', 50]);
  store.loadMoreContacts();
  await settled();
  equal(ids(store).length, 62);
  world.server.answers.push({status: 503, body: {code: 'unavailable'}});
  store.searchContacts('cleo');
  await world.clock.advance(250);
  equal([store.state.picker.status, store.state.picker.error.code], ['failed', 'unavailable']);
  store.loadMoreContacts();
  await settled();
  equal([store.state.picker.status, ids(store)], ['ready', ['cleo']]);
});

test('whoever is picked is the open thread, and the picker is closed and forgotten', async () => {
  const {world, store} = await opened();
  store.searchContacts('cleo');
  await world.clock.advance(250);
  store.startWith(store.state.picker.contacts[0]);
  await settled();
  equal([store.state.picker.isOpen, store.state.picker.query, store.state.thread.counterpart.id], [false, '', 'cleo']);
  const conversation = world.server.aConversation('ana', 'ben', 2);
  store.openPicker();
  await settled();
  store.startWith(store.state.picker.contacts.find(({member}) => member.id === 'ben'));
  await settled();
  equal([store.state.thread.conversation.id, store.state.thread.messages.length], [conversation.id, 2]);
});

test('a search that is on its way when the picker is closed is dropped', async () => {
  const {world, store} = await opened();
  store.searchContacts('cleo');
  store.closePicker();
  await world.clock.advance(1_000);
  equal([store.state.picker.isOpen, store.state.picker.contacts, searches(world)], [false, [], ['']]);
});
