const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * When something was, in the ticket's words (AC-18): "Just now" (less than a minute ago), "5m ago" (less than an hour),
 * "2:30 PM" (today), "Yesterday", "Feb 15" (this year), "Feb 15, 2025". Days are those of the browser's time zone. What
 * seems to lie ahead, because clocks differ, is just now.
 *
 * @param {string|number|Date} time
 * @param {number} now milliseconds since the epoch
 * @returns {string}
 */
export function timestamp(time, now) {
  const at = new Date(time);
  const age = now - at.getTime();
  if (age < MINUTE_MS) {
    return 'Just now';
  }
  if (age < HOUR_MS) {
    return `${Math.floor(age / MINUTE_MS)}m ago`;
  }
  return daysBetween(at, new Date(now)) === 0 ? clockTime(at) : day(at, new Date(now));
}

/**
 * The day above a run of messages: "Today", "Yesterday", "Feb 15", "Feb 15, 2025".
 *
 * @param {string|number|Date} time
 * @param {number} now milliseconds since the epoch
 */
export function separator(time, now) {
  const at = new Date(time);
  return daysBetween(at, new Date(now)) <= 0 ? 'Today' : day(at, new Date(now));
}

/** Whether a separator stands between the two. */
export function isSameDay(time, other) {
  return daysBetween(new Date(time), new Date(other)) === 0;
}

/** "2:30 PM": noon is 12:00 PM, midnight 12:00 AM. */
export function clockTime(time) {
  const at = new Date(time);
  const hour = at.getHours();
  const minutes = String(at.getMinutes()).padStart(2, '0');
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minutes} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** "Feb 15, 2025, 2:30 PM": the whole of it, for a tooltip and for screen readers. */
export function fullTime(time) {
  const at = new Date(time);
  return `${monthAndDay(at)}, ${at.getFullYear()}, ${clockTime(at)}`;
}

/** "99+" from a hundred on (AC-8); nothing for none. */
export function cappedCount(count) {
  return count > 99 ? '99+' : count > 0 ? String(count) : '';
}

function day(at, today) {
  if (daysBetween(at, today) === 1) {
    return 'Yesterday';
  }
  return at.getFullYear() === today.getFullYear() ? monthAndDay(at) : `${monthAndDay(at)}, ${at.getFullYear()}`;
}

const monthAndDay = at => `${MONTHS[at.getMonth()]} ${at.getDate()}`;

/** Days of the calendar, of which one may have 23 hours and another 25. */
function daysBetween(earlier, later) {
  return dayNumber(later) - dayNumber(earlier);
}

const dayNumber = at => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / (24 * HOUR_MS);
