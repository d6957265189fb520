import {html, nothing} from 'lit';
import {clock, alert} from './icons.js';
import {say} from './words.js';

const TOAST_MS = 6000;

/** What is said for a moment over everything else: the rate limit, counting down, or that something was not sent. */
export class Snackbar {
  #host;
  #timer = 0;
  #failed = new Set();
  #text = '';

  /** @param {{requestUpdate: () => void}} host drawn anew when what is said changes */
  constructor(host) {
    this.#host = host;
  }

  /**
   * Notices what has failed since the last time, each message once.
   *
   * @param {import('../store/types.js').Thread|null} thread
   */
  notice(thread, words) {
    const failed = (thread?.outgoing ?? []).filter(outgoing => outgoing.status === 'failed');
    const fresh = failed.find(outgoing => !this.#failed.has(outgoing.clientMessageId));
    this.#failed = new Set(failed.map(outgoing => outgoing.clientMessageId));
    if (fresh) {
      this.#say(say(fresh.isAutomatic ? words.sendFailedForNow : words.sendFailed));
    }
  }

  stop() {
    clearTimeout(this.#timer);
    this.#text = '';
  }

  /** The seconds are for the eye: aloud it is said once, or nobody would hear anything else. */
  render(rateLimit, words) {
    const aloud = rateLimit ? say(words.slowDownBriefly) : this.#text;
    return html`<div class="snack">${this.#content(rateLimit, words)}</div>
      <div class="unseen" role="status">${aloud}</div>`;
  }

  #content(rateLimit, words) {
    if (rateLimit) {
      return html`<p role="timer">${clock}<span>${say(words.slowDown, rateLimit.secondsLeft)}</span></p>`;
    }
    return this.#text ? html`<p aria-hidden="true">${alert}<span>${this.#text}</span></p>` : nothing;
  }

  #say(text) {
    clearTimeout(this.#timer);
    this.#text = text;
    this.#timer = setTimeout(() => {
      this.#text = '';
      this.#host.requestUpdate();
    }, TOAST_MS);
  }
}
