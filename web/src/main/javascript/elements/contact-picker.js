import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {avatar} from './avatar.js';
import {define} from './define.js';
import {messageSquare, search} from './icons.js';
import {emptyState, failedLine, failure} from './notices.js';
import {ROW_PX, RowsPart} from './rows-part.js';
import {inSentence, say} from './words.js';

/** Whom one may write to, with search (AC-15, AC-21). Tells `pick` with the contact: nothing is sent by that. */
export class ContactPickerElement extends RowsPart {
  static properties = {
    ...RowsPart.properties,
    picker: {attribute: false},
    viewer: {attribute: false},
  };

  get rows() {
    return this.picker.contacts;
  }

  idOf(contact) {
    return contact.member.id;
  }

  more() {
    if (this.picker.rest === 'more') {
      this.store.loadMoreContacts();
    }
  }

  /** Where one begins. */
  focusSearch() {
    this.find('input')?.focus();
  }

  render() {
    return html`<div class="find">
        ${search}
        <input
          type="search"
          aria-label=${say(this.words.search)}
          placeholder=${say(this.words.search)}
          autocomplete="off"
          spellcheck="false"
          maxlength="200"
          .value=${this.picker.query}
          @input=${event => this.store.searchContacts(event.target.value)}
          @keydown=${this.#inSearch}
        />
      </div>
      ${this.#results()}`;
  }

  #results() {
    const {status, contacts} = this.picker;
    if (contacts.length > 0) {
      return this.#contacts();
    }
    if (status === 'failed') {
      return failure(this.words, this.words.contactsFailed, () => this.store.searchContacts(this.picker.query));
    }
    return status === 'ready' ? this.#nobody() : this.skeleton(say(this.words.loadingContacts));
  }

  #contacts() {
    const rows = this.rows;
    return html`<div class="scroller" @scroll=${this.scrolled} @keydown=${this.keyed}>
      <div class="rows" role="list" aria-label=${say(this.words.contacts)} .style=${`height:${rows.length * ROW_PX}px`}>
        ${repeat(
          this.drawn(),
          index => this.idOf(rows[index]),
          index => this.#item(rows[index], index),
        )}
      </div>
      ${this.picker.rest === 'failed' ? failedLine(this.words, this.words.moreFailed, () => this.store.loadMoreContacts()) : nothing}
    </div>`;
  }

  #item(contact, index) {
    const {member} = contact;
    const setSize = this.picker.rest === 'end' ? this.rows.length : -1;
    return html`<div role="listitem" aria-posinset=${index + 1} aria-setsize=${setSize} .style=${this.place(index)}>
      <button
        class="row contact"
        type="button"
        data-index=${index}
        aria-label=${say(this.words.messageTo, member.name)}
        tabindex=${this.tabIndexOf(member.id)}
        @focus=${() => this.focused(member.id)}
        @click=${() => this.tell('pick', {contact})}
      >
        ${avatar(member)}
        <span class="lines">
          <span class="name" dir="auto">${member.name}</span>
          <span class="tag">${this.viewer.labels[member.role]}</span>
        </span>
        <span class="act">${messageSquare}</span>
      </button>
    </div>`;
  }

  #nobody() {
    const other = this.viewer.member.role === 'provider' ? 'customer' : 'provider';
    const query = this.picker.query.trim();
    return emptyState({
      icon: search,
      title: query
        ? say(this.words.noContactsFound, query)
        : say(this.words.noContacts, inSentence(this.viewer.labels[other])),
    });
  }

  #inSearch = event => {
    if (event.key === 'ArrowDown' && this.rows.length > 0) {
      event.preventDefault();
      this.focusRow(0);
    }
  };
}

define('rapport-contact-picker', ContactPickerElement);
