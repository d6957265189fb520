// timezones: UTC, America/New_York, Asia/Kolkata, Pacific/Apia
import {cappedCount, clockTime, fullTime, isSameDay, separator, timestamp} from '/main/store/format.js';
import {equal, test} from '/test/support/testing.js';

/** A moment by the browser's own clock; months from 1. */
const at = (year, month, day, hour = 0, minute = 0, second = 0) =>
  new Date(year, month - 1, day, hour, minute, second).getTime();

const NOW = at(2026, 2, 19, 14, 30);

const cases = (word, now, all) => {
  for (const [time, expected] of all) {
    equal(word(time, now), expected, new Date(time).toString());
  }
};

test('less than a minute ago is just now, and so is what clocks put ahead', () => {
  cases(timestamp, NOW, [
    [NOW, 'Just now'],
    [NOW - 59_999, 'Just now'],
    [NOW + 1, 'Just now'],
    [NOW + 3_600_000, 'Just now'],
    [NOW - 60_000, '1m ago'],
  ]);
});

test('less than an hour ago is told in whole minutes', () => {
  cases(timestamp, NOW, [
    [NOW - 119_999, '1m ago'],
    [NOW - 120_000, '2m ago'],
    [NOW - 5 * 60_000, '5m ago'],
    [NOW - 3_599_999, '59m ago'],
    [NOW - 3_600_000, '1:30 PM'],
  ]);
});

test('earlier today is told by the clock', () => {
  cases(timestamp, at(2026, 2, 19, 23, 59, 59), [
    [at(2026, 2, 19, 14, 30), '2:30 PM'],
    [at(2026, 2, 19, 12, 0), '12:00 PM'],
    [at(2026, 2, 19, 11, 59), '11:59 AM'],
    [at(2026, 2, 19, 0, 5), '12:05 AM'],
    [at(2026, 2, 19, 0, 0), '12:00 AM'],
    [at(2026, 2, 18, 23, 59, 59), 'Yesterday'],
  ]);
});

test('yesterday is the day before by the calendar, not 24 hours', () => {
  cases(timestamp, at(2026, 2, 19, 0, 0), [
    [at(2026, 2, 18, 23, 0), 'Yesterday'],
    [at(2026, 2, 18, 0, 0), 'Yesterday'],
    [at(2026, 2, 17, 23, 59, 59), 'Feb 17'],
  ]);
});

test('minutes ago are minutes ago across midnight too', () => {
  cases(timestamp, at(2026, 2, 19, 0, 10), [
    [at(2026, 2, 18, 23, 50), '20m ago'],
    [at(2026, 2, 18, 23, 10), 'Yesterday'],
  ]);
});

test('earlier this year is month and day, before that the year too', () => {
  cases(timestamp, NOW, [
    [at(2026, 2, 15, 9), 'Feb 15'],
    [at(2026, 1, 1), 'Jan 1'],
    [at(2025, 12, 31, 23, 59), 'Dec 31, 2025'],
    [at(2025, 2, 15), 'Feb 15, 2025'],
    [at(2019, 7, 4), 'Jul 4, 2019'],
  ]);
});

test('at the turn of the year yesterday is still yesterday', () => {
  cases(timestamp, at(2026, 1, 1, 9), [
    [at(2025, 12, 31, 9), 'Yesterday'],
    [at(2025, 12, 30, 9), 'Dec 30, 2025'],
    [at(2025, 1, 2, 9), 'Jan 2, 2025'],
  ]);
});

test('a leap day is a day', () => {
  cases(timestamp, at(2028, 3, 1, 9), [
    [at(2028, 2, 29, 8), 'Yesterday'],
    [at(2028, 2, 28, 8), 'Feb 28'],
  ]);
});

test('days have as many hours as they have: yesterday on every day of two years', () => {
  for (let day = 1; day <= 730; day++) {
    for (const hour of [0, 2, 3, 12, 23]) {
      const now = at(2025, 1, day + 1, hour, 30);
      equal(timestamp(at(2025, 1, day, 0, 0), now), 'Yesterday', new Date(now).toString());
      equal(separator(at(2025, 1, day + 1, 0, 0), now), 'Today', new Date(now).toString());
    }
  }
});

test('separators name the day', () => {
  cases(separator, NOW, [
    [NOW, 'Today'],
    [at(2026, 2, 19), 'Today'],
    [NOW + 86_400_000, 'Today'],
    [at(2026, 2, 18, 23, 59), 'Yesterday'],
    [at(2026, 2, 15), 'Feb 15'],
    [at(2025, 2, 15), 'Feb 15, 2025'],
  ]);
  equal([isSameDay(at(2026, 2, 19), NOW), isSameDay(at(2026, 2, 18, 23, 59, 59), at(2026, 2, 19))], [true, false]);
});

test('times come as the server writes them', () => {
  const time = new Date(at(2026, 2, 19, 9, 5)).toISOString().replace('.000Z', '.123456Z');
  equal([timestamp(time, NOW), clockTime(time), fullTime(time)], ['9:05 AM', '9:05 AM', 'Feb 19, 2026, 9:05 AM']);
});

test('a badge is capped at 99+, and is nothing for nothing', () => {
  equal([0, 1, 99, 100, 5000].map(cappedCount), ['', '1', '99', '99+', '99+']);
});
