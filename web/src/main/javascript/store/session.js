import {Banner} from './banner.js';

const SIGNED_OUT_CODES = new Set(['signed_out', 'unauthenticated', 'token_expired']);

/** @type {Readonly<import('./types.js').Connection>} */
const IDLE = Object.freeze({status: 'idle', reason: null, isReconnecting: false});

/** Who is looking, whether that could be learnt, and how the connection is: a few parts of the state. */
export class Session {
  #client;
  #tells;
  #banner;
  #connection = IDLE;

  /**
   * @param {import('../client/client.js').RapportClient} client
   * @param {{changed: (changes: Partial<import('./types.js').State>) => void, failed: (refusal: import('./types.js').Refusal) => void}} tells
   *     `failed`: it could not be learnt who is looking, because of the way to the server
   */
  constructor(client, tells) {
    this.#client = client;
    this.#tells = tells;
    this.#banner = new Banner(client.environment, isReconnecting => this.#connected({isReconnecting}));
  }

  /** @returns {Pick<import('./types.js').State, 'phase'|'error'|'viewer'|'connection'>} */
  static get initial() {
    return {
      phase: 'starting',
      error: null,
      viewer: null,
      connection: IDLE,
    };
  }

  /** @returns {Array<() => void>} what stops listening */
  listen() {
    return [
      this.#client.on('viewerFailed', ({refusal}) => this.#failed(refusal)),
      this.#client.on('connection', state => this.#follow(state)),
      () => this.#banner.stop(),
    ];
  }

  #failed(refusal) {
    const phase = phaseAfter(refusal);
    this.#tells.changed({phase, error: refusal});
    if (phase === 'failed') {
      this.#tells.failed(refusal);
    }
  }

  #follow({status, reason}) {
    this.#connected({status, reason});
    this.#banner.follow(status);
    if (status === 'signed-out') {
      this.#tells.changed({phase: 'signed-out'});
    } else if (status === 'refused') {
      this.#tells.changed({phase: 'refused'});
    } else if (status === 'live' && this.#client.viewer !== null) {
      this.#tells.changed({phase: 'ready', error: null});
    }
  }

  #connected(changes) {
    this.#connection = Object.freeze({...this.#connection, ...changes});
    this.#tells.changed({connection: this.#connection});
  }
}

function phaseAfter({code, status}) {
  if (SIGNED_OUT_CODES.has(code)) {
    return 'signed-out';
  }
  return status === 403 ? 'refused' : 'failed';
}
