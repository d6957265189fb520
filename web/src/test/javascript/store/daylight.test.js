// timezones: America/New_York
import {timestamp} from '/main/store/format.js';
import {equal, test} from '/test/support/testing.js';

const words = (time, now) => timestamp(time, Date.parse(now));

test('the night of 23 hours: the clock goes from 2 to 3 AM on March 8, 2026', () => {
  equal(words('2026-03-08T06:59:00Z', '2026-03-08T20:00:00Z'), '1:59 AM');
  equal(words('2026-03-08T07:00:00Z', '2026-03-08T20:00:00Z'), '3:00 AM');
  equal(words('2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'), 'Yesterday', 'midnight, 23 hours ago');
  equal(words('2026-03-08T04:59:00Z', '2026-03-09T04:00:00Z'), 'Mar 7');
});

test('the night of 25 hours: the clock goes back to 1 AM on November 1, 2026', () => {
  equal(words('2026-11-01T05:30:00Z', '2026-11-01T20:00:00Z'), '1:30 AM');
  equal(words('2026-11-01T06:30:00Z', '2026-11-01T20:00:00Z'), '1:30 AM', 'an hour later');
  equal(words('2026-11-01T04:00:00Z', '2026-11-02T04:59:00Z'), '12:00 AM', 'midnight, almost 25 hours ago, is today');
  equal(words('2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'), 'Yesterday');
});
