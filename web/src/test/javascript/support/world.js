import {RapportClient} from '/main/client/index.js';
import {MessagesStore} from '/main/store/index.js';
import {FakeBrowser} from './fake-browser.js';
import {FakeClock, settled} from './fake-clock.js';
import {FakeServer} from './fake-server.js';

export const SERVER = 'https://messages.example/';

/**
 * A server, a trainer and two trainees, and a browser on it: what most tests begin with.
 */
export class World {
  clock = new FakeClock();
  server = new FakeServer(this.clock);
  browser = new FakeBrowser();
  #uuids = 0;

  constructor() {
    this.server.aMember('ana', 'provider', 'Ana Ruiz');
    this.server.aMember('ben', 'customer', 'Ben Okafor');
    this.server.aMember('cleo', 'customer', 'Cleo Dahl');
  }

  /** What a client runs on, in a tab of its own; parts may be replaced. */
  environment(more = {}) {
    return {
      now: this.clock.now,
      setTimeout: this.clock.setTimeout,
      clearTimeout: this.clock.clearTimeout,
      fetch: this.server.fetch,
      openSocket: this.server.openSocket,
      random: () => 1,
      uuid: () => `10000000-0000-4000-8000-${String(++this.#uuids).padStart(12, '0')}`,
      ...this.browser.tab(),
      ...more,
    };
  }

  /** A member's client, not connected yet, with all it tells. */
  client(memberId = 'ana', {environment = this.environment(), getToken = () => FakeServer.token(memberId)} = {}) {
    const client = new RapportClient({server: SERVER, getToken, environment});
    const told = [];
    for (const type of ['connection', 'refresh', 'message', 'messages', 'leap', 'closed', 'receipt', 'typing',
      'conversation', 'unread', 'fault', 'outbox', 'sent', 'viewer', 'viewerFailed']) {
      client.on(type, event => told.push({type, event}));
    }
    client.told = type => told.filter(one => one.type === type).map(({event}) => event);
    return client;
  }

  /** A client that is connected. */
  async connected(memberId, options) {
    const client = this.client(memberId, options);
    client.connect();
    await settled();
    return client;
  }

  /** A member's store, started, with all that follows. */
  async store(memberId = 'ana', options = {}) {
    const store = new MessagesStore(this.client(memberId, options));
    store.start();
    await settled();
    return store;
  }

  /** The requests of one kind that came in: "POST send". */
  requests(method, end) {
    return this.server.requests.filter(request => request.method === method && request.path.endsWith(`/${end}/`));
  }

  /** The frames of one type that clients have said. */
  frames(type) {
    return this.server.frames.map(({frame}) => frame).filter(frame => frame.type === type);
  }
}
