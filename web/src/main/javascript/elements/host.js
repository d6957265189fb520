import {LitElement} from 'lit';
import {Session} from './session.js';

/** Where this script came from: the server, unless the element says another. Only known while the script itself runs. */
const scriptOrigin = document.currentScript?.src ? new URL(document.currentScript.src).origin : location.origin;

/**
 * What the elements have in common that a host puts on its pages.
 *
 * - `server` (attribute): the server's address; without it, where the script came from
 * - `getToken` (property): a function that answers a token for whoever is signed in, or a promise of one, or null when
 *   nobody is. Asked at first with `'first'`, before a token ends with `'expiring'`, when one was rejected with
 *   `'rejected'`. One element with it is enough for all that speak to the same server
 */
export class HostElement extends LitElement {
  static properties = {
    server: {},
    getToken: {attribute: false},
  };

  #session = null;
  #serverOf = null;

  constructor() {
    super();
    this.server = null;
    this.getToken = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#join();
  }

  /** Being moved within the document is not leaving it. */
  disconnectedCallback() {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#leave();
      }
    });
  }

  updated(changed) {
    if (changed.has('server') && this.#session && this.#address() !== this.#serverOf) {
      this.#leave();
      this.#join();
    }
    if (changed.has('getToken') && this.getToken) {
      this.#session?.start();
      this.tokenRenewed?.();
    }
  }

  /** @param {Session} session joined now */
  joined(session) {}

  left() {}

  #join() {
    if (!this.#session) {
      this.#serverOf = this.#address();
      this.#session = Session.join(this.#serverOf, this);
      this.joined(this.#session);
      this.#session.start();
    }
  }

  #leave() {
    this.left();
    this.#session?.leave(this);
    this.#session = null;
  }

  #address() {
    return new URL(this.server || scriptOrigin, document.baseURI).href;
  }
}
