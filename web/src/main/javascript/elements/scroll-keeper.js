/** This close to the end is at the end. */
const AT_END_PX = 48;

/**
 * Keeps what one reads where it is, while messages are added above and below it: at the end one stays at the end,
 * anywhere else the bubble in view stays in its place.
 */
export class ScrollKeeper {
  #scroller = null;
  #anchor = null;
  #anchorTop = 0;
  #scrollHeight = 0;
  #clientHeight = 0;
  /** Whether the end is to stay in view. */
  isAtEnd = true;

  /** @param {HTMLElement|null} scroller */
  attach(scroller) {
    this.#scroller = scroller;
  }

  /** Before a change: remembers the topmost bubble in view. */
  remember() {
    this.#anchor = null;
    if (!this.#scroller || this.isAtEnd) {
      return;
    }
    const top = this.#scroller.getBoundingClientRect().top;
    for (const bubble of this.#scroller.querySelectorAll('[data-key]')) {
      const box = bubble.getBoundingClientRect();
      if (box.bottom > top) {
        this.#anchor = bubble.dataset.key;
        this.#anchorTop = box.top;
        return;
      }
    }
  }

  /** After it: puts that bubble, or the end, where it was. */
  restore() {
    if (!this.#scroller) {
      return;
    }
    if (this.isAtEnd) {
      this.toEnd();
      return;
    }
    const bubble = this.#anchor && this.#scroller.querySelector(`[data-key="${CSS.escape(this.#anchor)}"]`);
    if (bubble) {
      this.#scroller.scrollTop += bubble.getBoundingClientRect().top - this.#anchorTop;
    }
  }

  toEnd(behavior = 'instant') {
    this.#scroller?.scrollTo({top: this.#scroller.scrollHeight, behavior});
  }

  /**
   * After scrolling: whether the end is in view now. Where something has grown meanwhile, it was not a person who left
   * the end: then it is still to be kept.
   */
  look() {
    const {scrollHeight, scrollTop, clientHeight} = this.#scroller;
    const isSettled = scrollHeight === this.#scrollHeight && clientHeight === this.#clientHeight;
    if (isSettled || !this.isAtEnd) {
      this.isAtEnd = scrollHeight - scrollTop - clientHeight < AT_END_PX;
    }
    this.settled();
  }

  /** The sizes as they are now are those that one scrolls by. */
  settled() {
    this.#scrollHeight = this.#scroller?.scrollHeight ?? 0;
    this.#clientHeight = this.#scroller?.clientHeight ?? 0;
  }
}
