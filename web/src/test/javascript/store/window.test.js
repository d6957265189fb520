import {EMPTY, MOST_KEPT, firstSeq, fromNewest, lastSeq, withNewer, withOlder} from '/main/store/window.js';
import {equal, test} from '/test/support/testing.js';

const run = (from, to) => Array.from({length: to - from + 1}, (_, i) => ({seq: from + i}));
const down = (from, to) => run(to, from).reverse();
const span = window => [firstSeq(window), lastSeq(window), window.messages.length, window.reachesEnd];

const live = {reachesEnd: true, keepsEnd: true};

test('a window begins with the newest page', () => {
  equal(span(fromNewest(down(100, 81))), [81, 100, 20, true]);
  equal(span(fromNewest([])), [1, 0, 0, true]);
});

test('older pages go above, and overlap does no harm', () => {
  const window = fromNewest(down(100, 81));
  equal(span(withOlder(window, down(80, 61))), [61, 100, 40, true]);
  equal(span(withOlder(window, down(85, 66))), [66, 100, 35, true]);
});

test('a page that does not join is left out', () => {
  const window = fromNewest(down(100, 81));
  equal(withOlder(window, down(70, 51)), window);
  equal(withOlder(window, []), window);
  equal(span(withNewer(window, run(103, 105), live)), [81, 100, 20, false]);
});

test('what comes live goes below, once', () => {
  const window = withNewer(fromNewest(down(3, 1)), run(2, 5), live);
  equal(span(window), [1, 5, 5, true]);
  equal(span(withNewer(EMPTY, run(1, 2), live)), [1, 2, 2, true]);
});

test('going back through 100,000 messages keeps no more than fit', () => {
  let window = fromNewest(down(100_000, 99_981));
  for (let first = 99_981; first > 1; first -= 20) {
    window = withOlder(window, down(first - 1, first - 20));
    if (window.messages.length > MOST_KEPT) {
      throw new Error('too many are kept');
    }
  }
  equal(span(window), [1, MOST_KEPT, MOST_KEPT, false]);
});

test('going forward again reaches the end', () => {
  let window = {messages: run(1, MOST_KEPT), reachesEnd: false};
  for (let last = MOST_KEPT; last < 1000; last += 20) {
    window = withNewer(window, run(last + 1, last + 20), {reachesEnd: last + 20 === 1000, keepsEnd: true});
  }
  equal(span(window), [1001 - MOST_KEPT, 1000, MOST_KEPT, true]);
});

test('who looks at the end keeps the end, who reads further up keeps their place', () => {
  const window = fromNewest(down(MOST_KEPT, 1));
  equal(span(withNewer(window, run(MOST_KEPT + 1, MOST_KEPT + 2), live)), [3, MOST_KEPT + 2, MOST_KEPT, true]);
  equal(span(withNewer(window, run(MOST_KEPT + 1, MOST_KEPT + 2), {reachesEnd: true, keepsEnd: false})),
    [1, MOST_KEPT, MOST_KEPT, false]);
});
