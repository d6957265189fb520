/** A browser with several tabs: storage that they share, events about it, and locks between them. */
export class FakeBrowser {
  #items = new Map();
  #tabs = new Set();
  #locks = new Map();

  /** What one tab takes from it, as parts of an `Environment`. */
  tab() {
    const tab = {listeners: new Map(), isOnline: true};
    this.#tabs.add(tab);
    return {
      localStorage: this.#storage(tab),
      sessionStorage: storageOver(new Map(), () => {}),
      locks: {request: (name, task) => this.#exclusively(name, task)},
      isOnline: () => tab.isOnline,
      listen: (type, listener) => {
        const all = tab.listeners.get(type) ?? new Set();
        tab.listeners.set(type, all.add(listener));
        return () => all.delete(listener);
      },
      /** For tests: something happens to this tab. */
      happens: (type, event = {}) => {
        tab.isOnline = type === 'online' ? true : type === 'offline' ? false : tab.isOnline;
        tell(tab, type, event);
      },
      /** For tests: it is closed; nothing in it runs any more. */
      close: () => this.#tabs.delete(tab),
    };
  }

  /** For tests: all that is stored, as text. */
  get stored() {
    return JSON.stringify([...this.#items]);
  }

  #storage(tab) {
    return storageOver(this.#items, (key, oldValue, newValue) => {
      [...this.#tabs].filter(other => other !== tab)
        .forEach(other => queueMicrotask(() => tell(other, 'storage', {key, oldValue, newValue})));
    });
  }

  async #exclusively(name, task) {
    const before = this.#locks.get(name) ?? Promise.resolve();
    const own = before.then(task);
    this.#locks.set(name, own.catch(() => {}));
    return own;
  }
}

function tell(tab, type, event) {
  [...(tab.listeners.get(type) ?? [])].forEach(listener => listener(event));
}

/** A `Storage` over a map, that tells of changes. */
export function storageOver(items, changed) {
  const set = (key, value) => {
    const before = items.get(key) ?? null;
    value === null ? items.delete(key) : items.set(key, value);
    if (before !== value) {
      changed(key, before, value);
    }
  };
  return {
    get length() {
      return items.size;
    },
    key: index => [...items.keys()][index] ?? null,
    getItem: key => items.get(key) ?? null,
    setItem: (key, value) => set(key, String(value)),
    removeItem: key => set(key, null),
  };
}
