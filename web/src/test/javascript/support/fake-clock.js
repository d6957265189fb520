/** What a moment needs to pass: promises that wait for promises, and tasks that browsers put off. */
const TURNS = 4;

/** Time that passes when a test says so, running what is due on the way, in order. */
export class FakeClock {
  #now;
  #timers = new Map();
  #last = 0;

  constructor(now = Date.parse('2026-02-19T10:00:00Z')) {
    this.#now = now;
  }

  now = () => this.#now;

  setTimeout = (task, delay) => {
    this.#timers.set(++this.#last, {task, at: this.#now + delay});
    return this.#last;
  };

  clearTimeout = handle => {
    this.#timers.delete(handle);
  };

  /** How many timers run: none, where everything was stopped. */
  get running() {
    return this.#timers.size;
  }

  /** Lets so much time pass. */
  async advance(ms) {
    const end = this.#now + ms;
    await settled();
    for (let next = this.#next(end); next !== null; next = this.#next(end)) {
      const {task, at} = this.#timers.get(next);
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, at);
      task();
      await settled();
    }
    this.#now = end;
  }

  /** A machine that slept: the time is later, and no timer has run meanwhile. */
  sleep(ms) {
    this.#now += ms;
  }

  #next(end) {
    const due = [...this.#timers].filter(([, {at}]) => at <= end).sort(([a, x], [b, y]) => x.at - y.at || a - b);
    return due.length === 0 ? null : due[0][0];
  }
}

/** Everything that follows from what has happened has happened. */
export async function settled() {
  for (let i = 0; i < TURNS; i++) {
    await new Promise(done => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        done();
      };
      channel.port2.postMessage(null);
    });
  }
}
