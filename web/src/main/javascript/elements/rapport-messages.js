import {html, nothing} from 'lit';
import {base} from './styles/base.js';
import {controls} from './styles/controls.js';
import {page} from './styles/page.js';
import {tokens} from './styles/tokens.js';
import {rows} from './styles/rows.js';
import './contact-picker.js';
import './conversation-list.js';
import './thread.js';
import {define} from './define.js';
import {HostElement} from './host.js';
import {HostLabels} from './host-labels.js';
import {close, compose, messageSquare} from './icons.js';
import {bars, inPlaceOfPanes} from './overall.js';
import {Snackbar} from './snackbar.js';
import {Visibility} from './visibility.js';
import {WORDS, say} from './words.js';

/** Narrower than this, in pixels, there is one pane; it is the element's own width that counts. */
const TWO_PANES_PX = 720;

/**
 * The Messages page as one element (AC-14): the list of conversations and the open one, side by side or, where there is
 * little room, one at a time.
 *
 * Besides what {@link HostElement} has:
 *
 * - `with` (attribute): the member whose conversation to open
 * - `provider-label`, `customer-label` (attributes): other labels than the server's
 * - `theme` (attribute): `light` or `dark`; without it, as the system is set
 * - `dir`, `lang` (attributes): `rtl` for a page from right to left; the language of `words`, where they are others
 * - `words` (property): other words than ours, one by one (`words.js`)
 * - `open(memberId)`, `openConversation(id)`, `closeThread()`
 *
 * @fires rapport-unread `detail.count`: unread messages over all conversations, whenever that has changed
 * @fires rapport-open `detail.memberId`, `detail.conversationId` (null where nobody has written yet): a conversation is open
 * @fires rapport-close none is open any more
 * @fires rapport-browse somebody without conversations wants to see whom there is; prevented, the picker stays closed
 */
export class MessagesElement extends HostElement {
  static properties = {
    ...HostElement.properties,
    with: {},
    providerLabel: {attribute: 'provider-label'},
    customerLabel: {attribute: 'customer-label'},
    theme: {},
    dir: {},
    lang: {},
    words: {attribute: false},
    state: {state: true},
    isNarrow: {state: true},
  };

  static styles = [base, tokens, controls, rows, page];

  #store = null;
  #given = null;
  /** What a host wanted opened before the element was in its page. */
  #wanted = null;
  #unsubscribe = null;
  #labels = new HostLabels();
  #words = WORDS;
  #visibility = new Visibility(this, isVisible => this.#store?.setVisible(isVisible));
  #snackbar = new Snackbar(this);
  #resized = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.words = {};
    this.state = null;
    this.isNarrow = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#measure();
    this.#resized.observe(this);
    this.#visibility.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#visibility.stop();
    this.#snackbar.stop();
  }

  /** Opens the conversation with that member, or the place where one can begin; nothing is sent by it. */
  open(memberId) {
    this.#whenJoined(store => store.openMember(memberId));
  }

  openConversation(id) {
    this.#whenJoined(store => store.openConversation(id));
  }

  closeThread() {
    this.#wanted = null;
    this.#store?.closeThread();
  }

  #whenJoined(opening) {
    if (this.#store === null) {
      this.#wanted = opening;
      return;
    }
    opening(this.#store);
    this.#focusThread();
  }

  /** The page's state, in place of one of our own: for tests, and for hosts that keep it themselves. */
  set store(store) {
    this.#given = store;
    if (this.isConnected) {
      this.left();
      this.#use(store);
    }
  }

  get store() {
    return this.#store;
  }

  joined(session) {
    this.#use(this.#given ?? session.messages());
  }

  left() {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  /** The host has another token now: what was refused before may be granted. */
  tokenRenewed() {
    if (this.state?.phase === 'signed-out') {
      this.#store.retry();
    }
  }

  willUpdate(changed) {
    if (changed.has('words')) {
      this.#words = {...WORDS, ...this.words};
    }
    if (changed.has('with') && this.with) {
      this.#store?.openMember(this.with);
    }
    if (changed.has('state') && this.state) {
      this.#snackbar.notice(this.state.thread, this.#words);
    }
  }

  updated(changed) {
    super.updated(changed);
    if (changed.has('state') && this.state) {
      this.#tellChanges(changed.get('state'));
    }
  }

  render() {
    const narrow = this.isNarrow ? 'narrow' : '';
    return html`<div class="root ${narrow}" data-theme=${this.theme ?? nothing} dir=${this.dir || 'ltr'} lang=${this.lang || 'en'}>
      ${this.state ? this.#page() : nothing}
    </div>`;
  }

  #page() {
    const whole = inPlaceOfPanes(this.state, this.#words, this.#retry);
    return html`${bars(this.state, this.#words)} ${this.#hiddenHeading(whole !== null)} ${whole ?? this.#panes()} ${this.#snackbar.render(this.state.rateLimit, this.#words)}`;
  }

  /** For those who go by headings: where the list is not shown, nothing else says what all this is. */
  #hiddenHeading(isWhole) {
    const {thread, picker} = this.state;
    const isListShown = !isWhole && !picker.isOpen && !(this.isNarrow && thread);
    return isListShown ? nothing : html`<h1 class="unseen">${say(this.#words.title)}</h1>`;
  }

  #panes() {
    const isThreadOpen = this.state.thread !== null;
    return html`<div class="panes">
      ${this.isNarrow && isThreadOpen ? nothing : html`<section class="side">${this.#side()}</section>`}
      ${this.isNarrow && !isThreadOpen ? nothing : html`<section class="main">${this.#main()}</section>`}
    </div>`;
  }

  #side() {
    return this.state.picker.isOpen && this.state.viewer ? this.#picker() : this.#list();
  }

  #list() {
    const {list, now, thread, viewer} = this.state;
    return html`<header class="top">
        <h1>${say(this.#words.title)}</h1>
        ${viewer && !viewer.is_impersonated
          ? html`<button class="icon-button" id="new" type="button" aria-label=${say(this.#words.newMessage)} title=${say(this.#words.newMessage)} @click=${this.#openPicker}>
              ${compose}
            </button>`
          : nothing}
      </header>
      <rapport-conversation-list
        .store=${this.#store}
        .words=${this.#words}
        .list=${list}
        .viewer=${this.#labelled(viewer)}
        .openId=${thread?.conversation?.id ?? null}
        .now=${now}
        @choose=${this.#choose}
        @browse=${this.#browse}
      ></rapport-conversation-list>`;
  }

  #picker() {
    return html`<header class="top">
        <h2>${say(this.#words.newMessage)}</h2>
        <button class="icon-button" type="button" aria-label=${say(this.#words.close)} title=${say(this.#words.close)} @click=${this.#closePicker}>
          ${close}
        </button>
      </header>
      <rapport-contact-picker
        .store=${this.#store}
        .words=${this.#words}
        .picker=${this.state.picker}
        .viewer=${this.#labelled(this.state.viewer)}
        @pick=${this.#pick}
        @keydown=${event => event.key === 'Escape' && this.#closePicker()}
      ></rapport-contact-picker>`;
  }

  #main() {
    const {thread, viewer, now, list} = this.state;
    if (thread && viewer) {
      return html`<rapport-thread
        .store=${this.#store}
        .words=${this.#words}
        .thread=${thread}
        .viewer=${this.#labelled(viewer)}
        .now=${now}
        .isNarrow=${this.isNarrow}
        @back=${this.#goBack}
      ></rapport-thread>`;
    }
    const isChoice = list.conversations.length > 0;
    return html`<div class="state nobody">
      <span class="sign">${messageSquare}</span>
      ${isChoice ? html`<p>${say(this.#words.choose)}</p>` : nothing}
    </div>`;
  }

  /** The viewer, with the host's labels over the server's. */
  #labelled(viewer) {
    return this.#labels.over(viewer, this.providerLabel, this.customerLabel);
  }

  #use(store) {
    this.#store = store;
    this.state = store.state;
    this.#unsubscribe = store.subscribe(state => (this.state = state));
    if (this.#wanted !== null) {
      const opening = this.#wanted;
      this.#wanted = null;
      this.#whenJoined(opening);
    }
  }

  #tellChanges(before) {
    const {unreadTotal, thread} = this.state;
    if (unreadTotal !== (before?.unreadTotal ?? 0)) {
      this.#fire('rapport-unread', {count: unreadTotal});
    }
    const wasOpen = before?.thread ?? null;
    const isOther = thread && (thread.key !== wasOpen?.key || thread.counterpart?.id !== wasOpen?.counterpart?.id);
    if (isOther && thread.counterpart) {
      this.#fire('rapport-open', {memberId: thread.counterpart.id, conversationId: thread.conversation?.id ?? null});
    } else if (!thread && wasOpen) {
      this.#fire('rapport-close', {});
    }
  }

  #fire(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, {detail, bubbles: true, composed: true, cancelable}));
  }

  #retry = () => this.#store.retry();

  #choose = event => {
    this.#store.openConversation(event.detail.conversation.id);
    this.#focusThread(this.isNarrow);
  };

  #pick = event => {
    this.#store.startWith(event.detail.contact);
    this.#focusThread();
  };

  #browse = () => {
    if (this.#fire('rapport-browse', {}, true)) {
      this.#openPicker();
    }
  };

  #openPicker = async () => {
    this.#store.openPicker();
    await this.#drawn();
    this.renderRoot.querySelector('rapport-contact-picker')?.focusSearch();
  };

  #closePicker = async () => {
    this.#store.closePicker();
    await this.#drawn();
    this.renderRoot.querySelector('#new')?.focus();
  };

  #goBack = async () => {
    const id = this.state.thread?.conversation?.id;
    this.#store.closeThread();
    await this.#drawn();
    const list = this.renderRoot.querySelector('rapport-conversation-list');
    await list?.updateComplete;
    if (!list?.focusId(id)) {
      this.renderRoot.querySelector('#new')?.focus();
    }
  };

  /** After somebody has opened a conversation, never when a page just loads: into the input, or where one reads. */
  async #focusThread(onlyToRead = false) {
    await this.#drawn();
    const thread = this.renderRoot.querySelector('rapport-thread');
    await (onlyToRead ? thread?.focusLog() : thread?.focusInput());
  }

  /** The store tells of changes a moment later than it makes them. */
  async #drawn() {
    await Promise.resolve();
    await this.updateComplete;
  }

  #measure() {
    this.isNarrow = this.getBoundingClientRect().width < TWO_PANES_PX;
  }
}

define('rapport-messages', MessagesElement);
