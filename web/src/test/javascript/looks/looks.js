import * as states from './states.js';

const {STATES} = states;

/** A store that stands still: shows one state, and remembers what was asked of it. */
export class StillStore {
  #listeners = new Set();
  asked = [];

  constructor(state) {
    this.state = state;
    return new Proxy(this, {
      get: (store, name) => (name in store ? bound(store, name) : isAction(name) ? (...about) => store.#ask(name, about) : undefined),
    });
  }

  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Shows another state from now on. */
  show(state) {
    this.state = state;
    this.#listeners.forEach(listener => listener(state));
  }

  #ask(name, about) {
    this.asked.push([name, ...about]);
    return {kind: 'valid'};
  }
}

/** Lit and others look for names of their own, such as `_$litDirective$` or `then`. */
const isAction = name => typeof name === 'string' && /^[a-z]\w+$/i.test(name) && name !== 'then';

const bound = (store, name) => (typeof store[name] === 'function' ? store[name].bind(store) : store[name]);

const query = new URLSearchParams(location.search);
const element = document.createElement('rapport-messages');
const store = new StillStore(STATES[query.get('state') ?? 'list']);
element.store = store;
element.dir = query.get('dir') ?? 'ltr';
document.querySelector('main').append(element);

/** For tests: the element, its store, and what states are made of. */
window.looks = {...states, element, store, show: state => store.show(state), asked: name => store.asked.filter(([one]) => one === name)};
