import {LOST, NORMAL} from './closing.js';
import {Timer} from './timer.js';

/** From the opening to `hello`: a server that takes longer is not there. */
export const HELLO_TIMEOUT_MS = 10_000;

/** How long a `pong` may take. */
export const PONG_TIMEOUT_MS = 10_000;

/** The same where there is reason to doubt: after sleep, or when the browser says that the network is gone. */
export const DOUBTFUL_PONG_TIMEOUT_MS = 3_000;

/** How often to ask for a sign of life where the server has not said. */
export const DEFAULT_HEARTBEAT_SECONDS = 25;

const OPEN = 1;

/**
 * One socket from its opening to its end: says who it is, waits for `hello`, asks for signs of life, and notices when
 * there are none, which a browser does not for minutes. It ends once, and tells so once.
 */
export class Socket {
  #environment;
  #hears;
  #token;
  #webSocket = null;
  #hasEnded = false;
  #isLive = false;
  #heartbeatMs = DEFAULT_HEARTBEAT_SECONDS * 1000;
  #deadline;
  #heartbeat;

  /**
   * @param {string} url
   * @param {string} token
   * @param {import('./environment.js').Environment} environment
   * @param {{hello: (frame: any) => void, frame: (frame: any) => void, closed: (code: number) => void}} hears
   */
  constructor(url, token, environment, hears) {
    this.#environment = environment;
    this.#hears = hears;
    this.#token = token;
    this.#deadline = new Timer(environment);
    this.#heartbeat = new Timer(environment);
    this.#deadline.start(HELLO_TIMEOUT_MS, () => this.#end(LOST));
    this.#open(url);
  }

  /** The token that it is known by. */
  get token() {
    return this.#token;
  }

  /** @returns {boolean} whether it was handed to the browser: not before `hello`, and not after the end */
  send(frame) {
    return this.#isLive && this.#write(frame);
  }

  /** Says who it is once more, with a newer token. */
  renew(token) {
    if (this.send({type: 'auth', token})) {
      this.#token = token;
    }
  }

  /** Asks for a sign of life now, and waits only a little. */
  probe() {
    if (this.#isLive) {
      this.#ask(DOUBTFUL_PONG_TIMEOUT_MS);
    }
  }

  /** Leaves in good order, telling nobody. */
  close() {
    this.#hears = {hello: () => {}, frame: () => {}, closed: () => {}};
    this.#end(NORMAL);
  }

  #open(url) {
    try {
      this.#webSocket = this.#environment.openSocket(url);
    } catch {
      // A policy of the page forbids it, and says so in the console; to us the server is out of reach.
      this.#deadline.start(0, () => this.#end(LOST));
      return;
    }
    this.#webSocket.onopen = () => this.#write({type: 'auth', token: this.#token});
    this.#webSocket.onmessage = event => this.#read(event.data);
    this.#webSocket.onclose = event => this.#end(event.code);
  }

  #read(data) {
    const frame = parse(data);
    if (frame === null || this.#hasEnded) {
      return;
    }
    if (this.#isLive) {
      this.#rest();
    }
    if (frame.type === 'hello') {
      this.#begin(frame);
    } else if (frame.type !== 'pong') {
      this.#hears.frame(frame);
    }
  }

  #begin(hello) {
    this.#isLive = true;
    if (hello.heartbeat_seconds > 0) {
      this.#heartbeatMs = hello.heartbeat_seconds * 1000;
    }
    this.#rest();
    this.#hears.hello(hello);
  }

  /** There was a sign of life: nothing to doubt until the next heartbeat. */
  #rest() {
    this.#deadline.stop();
    if (!this.#heartbeat.isRunning) {
      this.#heartbeat.start(this.#heartbeatMs, () => this.#ask(PONG_TIMEOUT_MS));
    }
  }

  #ask(patience) {
    this.#heartbeat.stop();
    this.#deadline.start(patience, () => this.#end(LOST));
    this.#write({type: 'ping'});
  }

  #write(frame) {
    if (this.#hasEnded || this.#webSocket?.readyState !== OPEN) {
      return false;
    }
    this.#webSocket.send(JSON.stringify(frame));
    return true;
  }

  #end(code) {
    if (this.#hasEnded) {
      return;
    }
    this.#hasEnded = true;
    this.#isLive = false;
    this.#deadline.stop();
    this.#heartbeat.stop();
    this.#abandon();
    this.#hears.closed(code);
  }

  /** A broken socket may take a minute to close; whatever it still says is of no interest. */
  #abandon() {
    if (this.#webSocket !== null) {
      this.#webSocket.onopen = this.#webSocket.onmessage = this.#webSocket.onclose = null;
      this.#webSocket.close(NORMAL);
    }
  }
}

/** A frame, or null for what is none: of a server from another time, perhaps. */
function parse(data) {
  try {
    const frame = JSON.parse(data);
    return typeof frame?.type === 'string' ? frame : null;
  } catch {
    return null;
  }
}
