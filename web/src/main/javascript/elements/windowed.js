/** How many rows are drawn beyond those in view, on each side. */
const SPARE_ROWS = 8;

/** From how many pixels before the end on more is asked for. */
const NEAR_PX = 600;

/**
 * Which rows of a long list have to be there: those in view, a few more, and the one that has the focus, wherever it is.
 *
 * @param {{scrollTop: number, height: number, rowHeight: number, count: number, keep: number}} view `keep`: index of a row
 *     that has to stay, or -1
 * @returns {number[]} indices, rising
 */
export function rowsInView({scrollTop, height, rowHeight, count, keep}) {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - SPARE_ROWS);
  const last = Math.min(count - 1, Math.ceil((scrollTop + height) / rowHeight) + SPARE_ROWS);
  const rows = [];
  if (keep >= 0 && keep < first) {
    rows.push(keep);
  }
  for (let row = first; row <= last; row++) {
    rows.push(row);
  }
  if (keep > last && keep < count) {
    rows.push(keep);
  }
  return rows;
}

/** Whether the end of what there is comes into view soon. */
export function isNearEnd(scroller) {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX;
}
