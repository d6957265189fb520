const OPEN = 1;
const CLOSED = 3;

/** The browser's end of a socket: a `WebSocket`, as far as the client uses one. The server holds the other end. */
export class FakeSocket {
  readyState = 0;
  onopen = null;
  onmessage = null;
  onclose = null;
  /** What the server knows of it. */
  memberId = null;
  isGreeted = false;
  /** `true`: the way is broken, and neither side has noticed. */
  isDead = false;
  #server;

  constructor(url, server) {
    this.url = url;
    this.#server = server;
    queueMicrotask(() => server.opened());
  }

  send(text) {
    if (!this.isDead) {
      queueMicrotask(() => this.#server.frame(JSON.parse(text)));
    }
  }

  close() {
    this.readyState = CLOSED;
    this.#server.closed();
  }

  /** The server's side: the upgrade has succeeded. */
  opens() {
    this.readyState = OPEN;
    this.onopen?.();
  }

  /** The server's side: a frame arrives. */
  hears(frame) {
    if (!this.isDead) {
      queueMicrotask(() => this.onmessage?.({data: JSON.stringify(frame)}));
    }
  }

  /** The server's side: it is over. */
  endedByServer(code) {
    if (this.readyState !== CLOSED) {
      this.readyState = CLOSED;
      this.#server.closed();
      queueMicrotask(() => this.onclose?.({code}));
    }
  }
}
