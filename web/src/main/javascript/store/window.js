/**
 * The part of a history that is kept, whatever its length: at most so many messages, one run of seqs without a gap, as
 * pure values. What lies beyond is fetched when somebody scrolls there, and given up at the other end.
 */
export const MOST_KEPT = 300;

/**
 * @typedef {object} HistoryWindow
 * @property {readonly import('./types.js').Message[]} messages rising
 * @property {boolean} reachesEnd whether the newest message is the last of them
 */

/** @type {Readonly<HistoryWindow>} */
export const EMPTY = Object.freeze({messages: Object.freeze([]), reachesEnd: true});

/** From the newest page, as the server gives it: newest first. */
export function fromNewest(page) {
  return windowOf([...page].reverse(), true);
}

/** With an older page, newest first as the server gives it, above. */
export function withOlder(window, page) {
  const first = firstSeq(window);
  const older = [...page].reverse().filter(({seq}) => seq < first);
  if (older.length === 0 || older.at(-1).seq !== first - 1) {
    return window;
  }
  const all = [...older, ...window.messages];
  return windowOf(all.slice(0, MOST_KEPT), window.reachesEnd && all.length <= MOST_KEPT);
}

/**
 * With newer messages below; those that do not follow on are left out.
 *
 * @param {HistoryWindow} window
 * @param {readonly import('./types.js').Message[]} messages rising
 * @param {{reachesEnd: boolean, keepsEnd: boolean}} how `keepsEnd`: somebody is looking at the end, so the other one is
 *     given up where there is too much; otherwise what is new is
 */
export function withNewer(window, messages, {reachesEnd, keepsEnd}) {
  const newer = following(lastSeq(window), messages);
  const all = newer.length === 0 ? window.messages : [...window.messages, ...newer];
  const isMissingSome = (messages.at(-1)?.seq ?? 0) > (all.at(-1)?.seq ?? 0);
  if (all.length <= MOST_KEPT || keepsEnd) {
    return windowOf(all.slice(-MOST_KEPT), reachesEnd && !isMissingSome);
  }
  return windowOf(all.slice(0, MOST_KEPT), false);
}

/** 0 where there is none. */
export const lastSeq = ({messages}) => messages.at(-1)?.seq ?? 0;

/** One past the last where there is none. */
export const firstSeq = window => window.messages[0]?.seq ?? lastSeq(window) + 1;

function following(last, messages) {
  const next = [];
  for (const message of messages) {
    if (message.seq === last + next.length + 1) {
      next.push(message);
    }
  }
  return next;
}

function windowOf(messages, reachesEnd) {
  return Object.freeze({messages: Object.freeze(messages), reachesEnd});
}
