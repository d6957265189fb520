/**
 * Whether an element is really looked at: its tab in front, its window focused, and itself somewhere in view. Only then
 * does anything count as read.
 */
export class Visibility {
  #element;
  #listener;
  #isInView = false;
  #view = new IntersectionObserver(entries => {
    this.#isInView = entries.at(-1).isIntersecting;
    this.#look();
  });

  /** @param {HTMLElement} element @param {(isVisible: boolean) => void} listener told at once, and on changes */
  constructor(element, listener) {
    this.#element = element;
    this.#listener = listener;
  }

  start() {
    this.#view.observe(this.#element);
    document.addEventListener('visibilitychange', this.#look);
    addEventListener('focus', this.#look);
    addEventListener('blur', this.#look);
  }

  stop() {
    this.#view.disconnect();
    document.removeEventListener('visibilitychange', this.#look);
    removeEventListener('focus', this.#look);
    removeEventListener('blur', this.#look);
    this.#isInView = false;
    this.#look();
  }

  #look = () => {
    this.#listener(this.#isInView && document.visibilityState === 'visible' && document.hasFocus());
  };
}
