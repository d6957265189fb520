/** How many messages have come from the other side since the end was last in view: "3 new messages". */
export class Arrivals {
  #count = 0;
  #last = 0;

  get count() {
    return this.#count;
  }

  /** A message came, perhaps not for the first time: as it is heard, and once more in its order. */
  came({seq}) {
    if (seq > this.#last) {
      this.#last = seq;
      this.#count++;
    }
  }

  /** All up to this one have been in view. */
  seen(lastSeq) {
    this.#last = Math.max(this.#last, lastSeq);
    this.#count = 0;
  }
}
