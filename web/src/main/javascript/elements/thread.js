import {html, nothing} from 'lit';
import {avatar} from './avatar.js';
import './composer.js';
import './message-log.js';
import {Part} from './element.js';
import {define} from './define.js';
import {back, lock, messageSquare} from './icons.js';
import {emptyState} from './notices.js';
import {thread as threadStyles} from './styles/thread.js';
import {say} from './words.js';

/** The open conversation. Tells `back`. */
export class ThreadElement extends Part {
  static properties = {
    ...Part.properties,
    thread: {attribute: false},
    viewer: {attribute: false},
    now: {attribute: false},
    isNarrow: {attribute: false},
  };

  static styles = [...Part.styles, threadStyles];

  /** Where one goes on after having opened it: to write where one can, else to read. */
  async focusInput() {
    await this.updateComplete;
    if (this.thread.composer.isOpen) {
      this.find('rapport-composer')?.focusInput();
    } else {
      this.focusLog();
    }
  }

  async focusLog() {
    await this.updateComplete;
    this.find('rapport-message-log')?.focusLog();
  }

  render() {
    return html`${this.#head()} ${this.thread.status === 'closed' ? this.#closed() : this.#log()} ${this.#end()}
      <rapport-composer
        .store=${this.store}
        .words=${this.words}
        .threadKey=${this.thread.key}
        .isOpen=${this.thread.composer.isOpen}
        .maxLength=${this.viewer.limits.max_length}
        .placeholder=${this.#placeholder()}
        @sent=${() => this.find('rapport-message-log')?.goToEnd()}
      ></rapport-composer>`;
  }

  #placeholder() {
    return say(this.thread.composer.isOpen || this.thread.status === 'loading' ? this.words.writeHere : this.words.readOnly);
  }

  #head() {
    const {counterpart} = this.thread;
    return html`<header class="head ${this.isNarrow ? 'narrow' : ''}">
      ${this.isNarrow
        ? html`<button class="icon-button" type="button" aria-label=${say(this.words.back)} @click=${() => this.tell('back')}>${back}</button>`
        : nothing}
      ${counterpart
        ? html`${avatar(counterpart, 'small')}
            <div class="who">
              <h2 dir="auto">${counterpart.name}</h2>
              ${this.#subtitle(counterpart)}
            </div>`
        : html`<span class="bone avatar small"></span>`}
    </header>`;
  }

  #subtitle(counterpart) {
    const line = counterpart.label ?? this.viewer.labels[counterpart.role];
    return line === counterpart.name ? nothing : html`<p>${line}</p>`;
  }

  #log() {
    return html`<rapport-message-log
      .store=${this.store}
      .words=${this.words}
      .thread=${this.thread}
      .viewer=${this.viewer}
      .now=${this.now}
    ></rapport-message-log>`;
  }

  /** In place of the messages: it is not for the viewer to read, or not any more. */
  #closed() {
    const {error, conversation, composer} = this.thread;
    if (composer.reason === 'not-allowed') {
      return emptyState({icon: lock, title: this.#endLine()});
    }
    return error?.code === 'conversation_not_found' && conversation === null
      ? emptyState({icon: messageSquare, title: say(this.words.missing)})
      : emptyState({
          icon: lock,
          title: say(this.words.shutOut, this.viewer.labels),
          hint: say(this.words.shutOutHint, this.viewer.labels),
        });
  }

  /** Why nothing can be written here, where that is not said elsewhere already. */
  #end() {
    const line = this.thread.status === 'closed' ? '' : this.#endLine();
    return line ? html`<div class="end" role="status">${lock}<span>${line}</span></div>` : nothing;
  }

  #endLine() {
    const {labels, member} = this.viewer;
    switch (this.thread.composer.reason) {
      case 'archived':
        return say(this.words.removed, labels[member.role === 'provider' ? 'customer' : 'provider']);
      case 'not-allowed':
        return member.role === 'provider' ? say(this.words.notRelated, labels) : say(this.words.onlyProviders, labels);
      case 'unknown':
        return say(this.words.cannotWrite);
      default:
        return '';
    }
  }
}

define('rapport-thread', ThreadElement);
