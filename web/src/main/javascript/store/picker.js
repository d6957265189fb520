import {Attempt} from './attempt.js';
import {Timer} from '../client/timer.js';

/** So long after the last key a search begins. */
export const DEBOUNCE_MS = 250;

/** @type {Readonly<import('./types.js').Picker>} */
const CLOSED = Object.freeze({
  isOpen: false, query: '', status: 'idle', contacts: Object.freeze([]), rest: 'end', error: null,
});

/** "New message": whom the viewer may write to, by pages and by search. */
export class Picker {
  #client;
  #changed;
  #state = CLOSED;
  #pages = 0;
  #debounce;
  #asking = new Attempt();

  /**
   * @param {import('../client/client.js').RapportClient} client
   * @param {(state: Readonly<import('./types.js').Picker>) => void} changed
   */
  constructor(client, changed) {
    this.#client = client;
    this.#changed = changed;
    this.#debounce = new Timer(client.environment);
  }

  static get initial() {
    return CLOSED;
  }

  open() {
    if (!this.#state.isOpen) {
      this.#change({isOpen: true});
      this.#search();
    }
  }

  close() {
    this.#debounce.stop();
    this.#asking.stop();
    this.#change(CLOSED);
  }

  /** @param {string} query */
  search(query) {
    if (this.#state.isOpen && query !== this.#state.query) {
      this.#change({query});
      this.#asking.stop();
      this.#debounce.start(DEBOUNCE_MS, () => this.#search());
    }
  }

  /** The next page; or, where the last loading failed, that one again. */
  loadMore() {
    if (!this.#state.isOpen || this.#asking.isRunning || this.#debounce.isRunning) {
      return;
    }
    if (this.#state.status === 'failed') {
      this.#search();
    } else if (this.#state.rest !== 'end') {
      this.#change({rest: 'loading'});
      this.#load(this.#pages + 1, error => this.#change({rest: 'failed', error}));
    }
  }

  #search() {
    this.#change({status: 'loading', error: null});
    this.#load(1, error => this.#change({status: 'failed', error}));
  }

  #load(number, failed) {
    const q = this.#state.query.trim();
    this.#asking.start(() => this.#client.api.contacts({q, page: number}), {
      done: page => this.#loaded(number, page),
      failed,
    });
  }

  #loaded(number, {results, next}) {
    const before = number === 1 ? [] : this.#state.contacts;
    const known = new Set(before.map(({member}) => member.id));
    this.#pages = number;
    this.#change({
      status: 'ready',
      contacts: Object.freeze([...before, ...results.filter(({member}) => !known.has(member.id))]),
      rest: next === null ? 'end' : 'more',
      error: null,
    });
  }

  #change(changes) {
    this.#state = Object.freeze({...this.#state, ...changes});
    this.#changed(this.#state);
  }
}
