import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {cappedCount, fullTime, timestamp} from '../store/format.js';
import {avatar} from './avatar.js';
import {define} from './define.js';
import {messageSquare} from './icons.js';
import {emptyState, failedLine, failure} from './notices.js';
import {ROW_PX, RowsPart} from './rows-part.js';
import {say} from './words.js';

/**
 * The conversations, newest activity first (AC-3, AC-5, AC-11). Tells `choose` with the conversation, and `browse` where
 * a provider without any wants to see whom there is.
 */
export class ConversationListElement extends RowsPart {
  static properties = {
    ...RowsPart.properties,
    list: {attribute: false},
    viewer: {attribute: false},
    openId: {attribute: false},
    now: {attribute: false},
  };

  get rows() {
    return this.list.conversations;
  }

  idOf(conversation) {
    return conversation.id;
  }

  more() {
    if (this.list.rest === 'more') {
      this.store.loadMoreConversations();
    }
  }

  render() {
    const {status, conversations} = this.list;
    if (conversations.length > 0) {
      return html`${status === 'failed' ? this.#outdated() : nothing}${this.#conversations()}`;
    }
    if (status === 'loading') {
      return this.skeleton(say(this.words.loadingConversations));
    }
    return status === 'failed'
      ? failure(this.words, this.words.conversationsFailed, () => this.store.retryList())
      : this.#empty();
  }

  #outdated() {
    return failedLine(this.words, this.words.conversationsOutdated, () => this.store.retryList());
  }

  #conversations() {
    const rows = this.rows;
    return html`<div class="scroller" @scroll=${this.scrolled} @keydown=${this.keyed}>
      <div class="rows" role="list" aria-label=${say(this.words.conversations)} .style=${`height:${rows.length * ROW_PX}px`}>
        ${repeat(
          this.drawn(),
          index => rows[index].id,
          index => this.#item(rows[index], index),
        )}
      </div>
      ${this.#rest()}
    </div>`;
  }

  #item(conversation, index) {
    const setSize = this.list.rest === 'end' ? this.rows.length : -1;
    return html`<div role="listitem" aria-posinset=${index + 1} aria-setsize=${setSize} .style=${this.place(index)}>
      ${this.#row(conversation, index)}
    </div>`;
  }

  #row(conversation, index) {
    const {counterpart, unread_count: unread} = conversation;
    const isOpen = conversation.id === this.openId;
    const kind = `${unread > 0 ? 'unread' : ''} ${counterpart.label ? 'ended' : ''}`;
    return html`<button
      class="row ${kind}"
      type="button"
      data-index=${index}
      aria-current=${isOpen ? 'true' : 'false'}
      tabindex=${this.tabIndexOf(conversation.id, this.openId)}
      @focus=${() => this.focused(conversation.id)}
      @click=${() => this.tell('choose', {conversation})}
    >
      ${avatar(counterpart)}
      <span class="lines">
        <span class="line">
          <span class="name" dir="auto">${counterpart.name}</span>
          <time class="time" datetime=${conversation.last_message_at} title=${fullTime(conversation.last_message_at)}
            >${timestamp(conversation.last_message_at, this.now)}</time
          >
        </span>
        <span class="line">${this.#label(counterpart)}<span class="preview" dir="auto">${conversation.last_message_preview}</span>${this.#unread(unread)}</span>
      </span>
    </button>`;
  }

  /** Not for somebody erased, whose name is the label already. */
  #label(counterpart) {
    return counterpart.label && counterpart.label !== counterpart.name
      ? html`<span class="tag">${counterpart.label}</span>`
      : nothing;
  }

  #unread(number) {
    return number > 0
      ? html`<span class="count" aria-hidden="true">${cappedCount(number)}</span
          ><span class="unseen">${say(this.words.unread, number)}</span>`
      : nothing;
  }

  #rest() {
    switch (this.list.rest) {
      case 'failed':
        return failedLine(this.words, this.words.moreFailed, () => this.store.loadMoreConversations());
      case 'loading':
        return html`<div class="skeleton" aria-hidden="true">
          <div class="row"><span class="bone round"></span><span class="lines"><span class="bone short"></span><span class="bone long"></span></span></div>
        </div>`;
      default:
        return nothing;
    }
  }

  #empty() {
    const {labels, member} = this.viewer;
    if (member.role === 'customer') {
      return emptyState({
        icon: messageSquare,
        title: say(this.words.noConversationsCustomer, labels),
        // Who was shut out of the one conversation that there was does not need to be told so beside its end.
        hint: this.openId ? '' : say(this.words.noConversationsCustomerHint, labels),
      });
    }
    return emptyState({
      icon: messageSquare,
      title: say(this.words.noConversationsProvider, labels),
      hint: say(this.words.noConversationsProviderHint, labels),
      action: this.viewer.is_impersonated
        ? nothing
        : html`<button class="button" type="button" @click=${() => this.tell('browse')}>
            ${say(this.words.noConversationsProviderAction, labels)}
          </button>`,
    });
  }
}

define('rapport-conversation-list', ConversationListElement);
