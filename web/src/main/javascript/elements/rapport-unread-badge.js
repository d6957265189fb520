import {css, html, nothing} from 'lit';
import {cappedCount} from '../store/format.js';
import {define} from './define.js';
import {HostElement} from './host.js';
import {WORDS, say} from './words.js';

/**
 * The number of unread messages, for a host's navigation (AC-8): a red dot with a count, capped at "99+"; nothing where
 * there is none. Shares its connection with a `<rapport-messages>` on the same page. Looks: `--rapport-badge`,
 * `--rapport-on-badge`.
 *
 * @fires rapport-unread `detail.count`, whenever it has changed
 */
export class UnreadBadgeElement extends HostElement {
  static properties = {
    ...HostElement.properties,
    words: {attribute: false},
    count: {state: true},
  };

  static styles = css`
    :host {
      display: inline-block;
      vertical-align: middle;
    }

    :host([hidden]) {
      display: none;
    }

    .badge {
      all: initial;
      visibility: inherit;
      box-sizing: border-box;
      display: inline-block;
      min-inline-size: 20px;
      padding: 0 6px;
      border-radius: 10px;
      background: var(--rapport-badge, #c8302b);
      color: var(--rapport-on-badge, #ffffff);
      font: 650 12px/20px Inter, ui-sans-serif, system-ui, sans-serif;
      font-variant-numeric: tabular-nums;
      text-align: center;
      white-space: nowrap;
    }

    .unseen {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `;

  #unsubscribe = null;
  #unread = null;

  constructor() {
    super();
    this.words = {};
    this.count = 0;
  }

  joined(session) {
    this.#unread = session.unread();
    this.#unsubscribe = this.#unread.subscribe(() => this.#take());
    this.#take();
  }

  left() {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  updated(changed) {
    super.updated(changed);
    if (changed.has('count') && (this.count > 0 || changed.get('count') > 0)) {
      this.dispatchEvent(
        new CustomEvent('rapport-unread', {detail: {count: this.count}, bubbles: true, composed: true}),
      );
    }
  }

  render() {
    return this.count > 0
      ? html`<span class="badge"
          ><span aria-hidden="true">${cappedCount(this.count)}</span
          ><span class="unseen">${say((this.words.unread ?? WORDS.unread), this.count)}</span></span
        >`
      : nothing;
  }

  #take() {
    this.count = this.#unread.count;
  }
}

define('rapport-unread-badge', UnreadBadgeElement);
