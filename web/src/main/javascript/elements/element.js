import {LitElement} from 'lit';
import {base} from './styles/base.js';
import {controls} from './styles/controls.js';

/**
 * What the parts of the page have in common. `store` is what they act on, `words` what they say. They are drawn anew when
 * a property is another object than before, which is how the store says that something has changed.
 */
export class Part extends LitElement {
  static properties = {
    store: {attribute: false},
    words: {attribute: false},
  };

  static styles = [base, controls];

  /** @param {string} selector @returns {HTMLElement|null} */
  find(selector) {
    return this.renderRoot?.querySelector(selector) ?? null;
  }

  /** Tells whoever is around it, inside the page. */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail, bubbles: true, composed: false}));
  }
}
