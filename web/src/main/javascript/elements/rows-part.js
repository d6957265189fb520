import {html} from 'lit';
import {Part} from './element.js';
import {isNearEnd, rowsInView} from './windowed.js';
import {rows as rowStyles} from './styles/rows.js';

/** The height of a row in pixels: all are the same, so that any of thousands is found by arithmetic. */
export const ROW_PX = 76;

const SKELETON_ROWS = 5;

/**
 * A list of rows of which only those near the view are in the document. Arrow keys, Home and End move along it, Tab goes
 * to one row of it and then past it. Who extends it says what the rows are.
 */
export class RowsPart extends Part {
  static styles = [...Part.styles, rowStyles];

  #scrollTop = 0;
  #height = 600;
  #activeId = null;
  #frame = 0;
  #resized = new ResizeObserver(() => this.#measure());

  /** @returns {readonly object[]} */
  get rows() {
    return [];
  }

  /** What stays the same of a row wherever it stands. */
  idOf(row) {
    return String(row);
  }

  /** More is wanted: the end comes into view. */
  more() {}

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  updated() {
    const scroller = this.find('.scroller');
    this.#resized.disconnect();
    if (scroller) {
      this.#resized.observe(scroller);
      this.#askForMore();
    }
  }

  /** The indices of the rows to draw. */
  drawn(count = this.rows.length) {
    const keep = this.rows.findIndex(row => this.idOf(row) === this.#activeId);
    return rowsInView({scrollTop: this.#scrollTop, height: this.#height, rowHeight: ROW_PX, count, keep});
  }

  /** Of all rows, one can be reached by Tab: the active one, else that one, else the first. */
  tabIndexOf(id, fallback) {
    const active = [this.#activeId, fallback].find(one => this.rows.some(row => this.idOf(row) === one));
    return id === (active ?? this.idOf(this.rows[0])) ? 0 : -1;
  }

  place(index) {
    return `top:${index * ROW_PX}px`;
  }

  /** Remembers where the focus is, so that this row stays when the list moves. */
  focused(id) {
    if (this.#activeId !== id) {
      this.#activeId = id;
      this.requestUpdate();
    }
  }

  scrolled = () => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#measure();
    });
  };

  keyed = event => {
    const from = this.rows.findIndex(row => this.idOf(row) === this.#activeId);
    const to = this.#target(event.key, from);
    if (to !== null && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.focusRow(to);
    }
  };

  /** Puts the focus on a row, which comes into view. */
  async focusRow(index) {
    const row = this.rows[index];
    if (!row) {
      return;
    }
    this.#activeId = this.idOf(row);
    this.#reveal(index);
    this.requestUpdate();
    await this.updateComplete;
    this.find(`[data-index="${index}"]`)?.focus({preventScroll: true});
  }

  /** Puts the focus on the row of that id; answers whether there is one. */
  focusId(id) {
    const index = this.rows.findIndex(row => this.idOf(row) === id);
    this.focusRow(index);
    return index >= 0;
  }

  skeleton(label) {
    const row = html`<div class="row">
      <span class="bone round"></span>
      <span class="lines"><span class="bone short"></span><span class="bone long"></span></span>
    </div>`;
    return html`<div class="skeleton" role="status" aria-label=${label}>${Array(SKELETON_ROWS).fill(row)}</div>`;
  }

  #target(key, from) {
    switch (key) {
      case 'ArrowDown':
        return Math.min(from + 1, this.rows.length - 1);
      case 'ArrowUp':
        return Math.max(from - 1, 0);
      case 'Home':
        return 0;
      case 'End':
        return this.rows.length - 1;
      default:
        return null;
    }
  }

  #reveal(index) {
    const scroller = this.find('.scroller');
    const top = index * ROW_PX;
    if (top < scroller.scrollTop) {
      scroller.scrollTop = top;
    } else if (top + ROW_PX > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = top + ROW_PX - scroller.clientHeight;
    }
    this.#measure();
  }

  #measure() {
    const scroller = this.find('.scroller');
    if (scroller && (scroller.scrollTop !== this.#scrollTop || scroller.clientHeight !== this.#height)) {
      this.#scrollTop = scroller.scrollTop;
      this.#height = scroller.clientHeight;
      this.requestUpdate();
    }
    this.#askForMore();
  }

  #askForMore() {
    const scroller = this.find('.scroller');
    if (scroller && scroller.clientHeight > 0 && isNearEnd(scroller)) {
      this.more();
    }
  }
}
