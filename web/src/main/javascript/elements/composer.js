import {html, nothing} from 'lit';
import {measureText} from '../client/text.js';
import {Part} from './element.js';
import {define} from './define.js';
import {send} from './icons.js';
import {composer as composerStyles} from './styles/composer.js';
import {say} from './words.js';

/**
 * Where one writes (AC-4, AC-6, AC-16): grows with the text, Enter sends, Shift+Enter breaks the line. What is written and
 * not sent is gone with the thread (edge case 9: no drafts). Tells `sent`.
 */
export class ComposerElement extends Part {
  static properties = {
    ...Part.properties,
    isOpen: {attribute: false},
    placeholder: {attribute: false},
    maxLength: {attribute: false},
    threadKey: {attribute: false},
    measure: {state: true},
  };

  static styles = [...Part.styles, composerStyles];

  constructor() {
    super();
    this.measure = measureText('');
  }

  focusInput() {
    this.find('textarea')?.focus();
  }

  willUpdate(changed) {
    if (changed.has('threadKey') && changed.get('threadKey') !== undefined) {
      this.#write('');
    }
  }

  updated(changed) {
    if (changed.has('threadKey')) {
      this.#grow();
    }
  }

  render() {
    const {length, maxLength, isNear, isOver} = this.measure;
    return html`<form class="composer" @submit=${this.#submit}>
      <div class="field ${isOver ? 'over' : ''} ${this.isOpen ? '' : 'off'}">
        <textarea
          rows="1"
          dir="auto"
          aria-label=${say(this.words.message)}
          aria-describedby=${isNear ? 'used' : nothing}
          aria-invalid=${isOver ? 'true' : 'false'}
          placeholder=${this.placeholder}
          enterkeyhint="send"
          autocomplete="off"
          ?disabled=${!this.isOpen}
          @input=${this.#typed}
          @keydown=${this.#keyed}
        ></textarea>
        <button class="send" type="submit" aria-label=${say(this.words.send)} ?disabled=${!this.isOpen || !this.measure.canSend}>
          ${send}
        </button>
      </div>
      ${isNear
        ? html`<p class="used ${isOver ? 'over' : ''}" id="used">${say(this.words.used, length, maxLength)}</p>`
        : nothing}
      <span class="unseen" role="status">${isOver ? say(this.words.tooLong, length - maxLength) : ''}</span>
    </form>`;
  }

  #typed = event => {
    this.measure = measureText(event.target.value, this.maxLength);
    this.#grow();
    this.store.typed(event.target.value);
  };

  /** While an input method composes, Enter chooses among its words; some browsers tell it only by the old key code. */
  #keyed = event => {
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key === 'Enter' && !event.shiftKey && !isComposing) {
      event.preventDefault();
      this.#send();
    }
  };

  #submit = event => {
    event.preventDefault();
    this.#send();
    this.focusInput();
  };

  #send() {
    const input = this.find('textarea');
    const {canSend} = measureText(input.value, this.maxLength);
    if (this.isOpen && canSend && this.store.send(input.value).kind === 'valid') {
      this.#write('');
      this.#grow();
      this.tell('sent');
    }
  }

  #write(text) {
    const input = this.find('textarea');
    if (input) {
      input.value = text;
    }
    this.measure = measureText(text, this.maxLength);
  }

  /** The place around it keeps its size while the text is measured: else the log above would scroll for that moment. */
  #grow() {
    const input = this.find('textarea');
    if (input) {
      const field = this.find('.field');
      field.style.minHeight = `${field.offsetHeight}px`;
      input.style.height = 'auto';
      input.style.height = `${input.scrollHeight}px`;
      field.style.minHeight = '';
    }
  }
}

define('rapport-composer', ComposerElement);
