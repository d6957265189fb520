import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {separator} from '../store/format.js';
import {avatar} from './avatar.js';
import {Part} from './element.js';
import {define} from './define.js';
import {down} from './icons.js';
import {messageBubble} from './message-bubble.js';
import {failedLine, failure} from './notices.js';
import {ScrollKeeper} from './scroll-keeper.js';
import {log as logStyles} from './styles/log.js';
import {itemsOf} from './thread-items.js';
import {say} from './words.js';

/** From how many pixels before an end of the window on the next page is asked for. */
const NEAR_PX = 800;

/**
 * What was said (AC-7, AC-10). The store holds a window of the history, so what is in the document is bounded; this shows
 * all of the window, asks for more near its ends, and keeps what one reads in its place.
 */
export class MessageLogElement extends Part {
  static properties = {
    ...Part.properties,
    thread: {attribute: false},
    viewer: {attribute: false},
    now: {attribute: false},
    isAway: {state: true},
    announcement: {state: true},
  };

  static styles = [...Part.styles, logStyles];

  #keeper = new ScrollKeeper();
  #wantsEnd = false;
  #lastSeq = 0;
  #resized = new ResizeObserver(() => this.#settle());

  constructor() {
    super();
    this.isAway = false;
    this.announcement = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  /** Puts the newest in view, from wherever one is: after sending, and by the button. */
  goToEnd(behavior = 'instant') {
    if (this.thread.newer !== 'end') {
      this.#wantsEnd = true;
      this.store.jumpToEnd();
    }
    this.#keeper.isAtEnd = true;
    this.#keeper.toEnd(behavior);
  }

  focusLog() {
    this.find('.scroller')?.focus();
  }

  willUpdate(changed) {
    if (!changed.has('thread')) {
      return;
    }
    const before = changed.get('thread');
    if (before?.key === this.thread.key) {
      this.#keeper.remember();
      this.#announce(before);
    } else {
      this.#begin();
    }
  }

  updated(changed) {
    const scroller = this.find('.scroller');
    this.#keeper.attach(scroller);
    this.#observe(scroller);
    if (changed.has('thread') && scroller) {
      if (this.#wantsEnd && this.thread.newer === 'end') {
        this.#wantsEnd = false;
        this.#keeper.isAtEnd = true;
      }
      this.#keeper.restore();
      this.#settle();
    }
  }

  render() {
    const {status, messages, outgoing, conversation} = this.thread;
    const isEmpty = messages.length + outgoing.length === 0;
    if (isEmpty && status === 'loading') {
      return this.#skeleton();
    }
    if (isEmpty && status === 'failed') {
      return failure(this.words, this.words.messagesFailed, () => this.store.retryThread());
    }
    return html`${status === 'failed'
        ? failedLine(this.words, this.words.messagesOutdated, () => this.store.retryThread())
        : nothing}
      <div class="scroller" role="log" aria-label=${say(this.words.messages)} aria-live="off" tabindex="0" @scroll=${this.#scrolled}>
        <div class="lane">
          ${this.#above(isEmpty, conversation)}
          ${repeat(itemsOf(this.thread), item => item.key, item => this.#item(item))}
          ${this.thread.newer === 'failed'
            ? failedLine(this.words, this.words.moreFailed, () => this.store.loadNewer())
            : nothing}
          ${this.#typing()}
        </div>
      </div>
      ${this.#jump()}
      <div class="unseen" aria-live="polite">${this.announcement}</div>`;
  }

  #item(item) {
    switch (item.type) {
      case 'day':
        return html`<div class="day"><span>${separator(item.at, this.now)}</span></div>`;
      case 'fresh':
        return html`<div class="fresh"><span>${say(this.words.newFromHere)}</span></div>`;
      default:
        return messageBubble(item, this);
    }
  }

  #above(isEmpty, conversation) {
    switch (this.thread.older) {
      case 'loading':
        return html`<div class="older" role="status" aria-label=${say(this.words.loadingMessages)}>
          <span class="bone w5"></span><span class="bone w3 end-side"></span>
        </div>`;
      case 'failed':
        return html`<div class="older">${failedLine(this.words, this.words.olderFailed, () => this.store.loadOlder())}</div>`;
      case 'end':
        return this.#start(isEmpty && conversation === null);
      default:
        return nothing;
    }
  }

  #start(isNew) {
    const {counterpart} = this.thread;
    return counterpart && !counterpart.label
      ? html`<div class="start">
          ${avatar(counterpart, 'large')}
          <p>${say(this.words.beginning, counterpart.name)}</p>
          ${isNew && this.thread.composer.isOpen ? html`<p>${say(this.words.nothingYet)}</p>` : nothing}
        </div>`
      : nothing;
  }

  #typing() {
    const {counterpart, isTyping} = this.thread;
    return html`<div role="status">
      ${isTyping && counterpart
        ? html`<div class="typing">
            <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>
            <span>${say(this.words.isTyping, this.viewer.labels[counterpart.role])}</span>
          </div>`
        : nothing}
    </div>`;
  }

  #jump() {
    if (!this.isAway) {
      return nothing;
    }
    const {arrivals} = this.thread;
    const toEnd = () => this.goToEnd('smooth');
    return html`<div class="jump">
      ${arrivals > 0
        ? html`<button class="new" type="button" @click=${toEnd}>${down}${say(this.words.arrivals, arrivals)}</button>`
        : html`<button class="bare" type="button" aria-label=${say(this.words.toNewest)} @click=${toEnd}>${down}</button>`}
    </div>`;
  }

  #skeleton() {
    const bones = ['w5', 'w3', 'w6 end-side', 'w3 end-side', 'w5', 'w5 end-side'];
    return html`<div class="scroller">
      <div class="lane skeleton" role="status" aria-label=${say(this.words.loadingMessages)}>
        ${bones.map(bone => html`<span class="bone ${bone}"></span>`)}
      </div>
    </div>`;
  }

  #begin() {
    this.#keeper.isAtEnd = true;
    this.#wantsEnd = false;
    this.isAway = false;
    this.announcement = '';
    this.#lastSeq = this.thread.messages.at(-1)?.seq ?? 0;
  }

  /** Says aloud what has come from the other side; not what was loaded from before. */
  #announce(before) {
    const last = this.thread.messages.at(-1);
    const hadSome = before.messages.length > 0 && before.status !== 'loading';
    if (last && last.seq > this.#lastSeq) {
      this.#lastSeq = last.seq;
      if (hadSome && !last.is_own && this.thread.newer === 'end') {
        this.announcement = `${last.sender.name}: ${last.content}`;
      }
    }
  }

  #observe(scroller) {
    this.#resized.disconnect();
    if (scroller) {
      this.#resized.observe(scroller);
      this.#resized.observe(scroller.firstElementChild);
    }
  }

  #scrolled = () => {
    this.#keeper.look();
    this.#settle();
  };

  /** After anything that may have moved the view. */
  #settle() {
    const scroller = this.find('[role="log"]');
    if (!scroller) {
      return;
    }
    if (this.#keeper.isAtEnd && this.thread.newer === 'end') {
      this.#keeper.toEnd();
    }
    this.#keeper.settled();
    const isAtEnd = this.#keeper.isAtEnd && this.thread.newer === 'end';
    this.isAway = !isAtEnd;
    this.store.setAtEnd(isAtEnd);
    this.#askForMore(scroller);
  }

  #askForMore({scrollTop, scrollHeight, clientHeight}) {
    if (this.thread.older === 'more' && scrollTop < NEAR_PX) {
      this.store.loadOlder();
    }
    if (this.thread.newer === 'more' && scrollHeight - scrollTop - clientHeight < NEAR_PX) {
      this.store.loadNewer();
    }
  }
}

define('rapport-message-log', MessageLogElement);
