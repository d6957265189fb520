import {isShutOut, merged, withCounterpartReading, withMessage, withReading} from '/main/store/changes.js';
import {previewOf} from '/main/store/preview.js';
import {equal, ok, test} from '/test/support/testing.js';

const SMILEY = '\u{1F600}';

const aConversation = (more = {}) => Object.freeze({
  id: 'c', counterpart: {id: 'ben', name: 'Ben'}, is_archived: false, can_send: true, last_seq: 5,
  last_message_at: '2026-02-19T10:00:00.000005Z', last_message_preview: 'five', unread_count: 2, read_seq: 3,
  counterpart_read_seq: 4, ...more,
});

const aMessage = (seq, more = {}) => ({
  seq, content: `message ${seq}`, created_at: `2026-02-19T10:00:00.00000${seq}Z`, is_own: false, ...more,
});

test('a message moves the conversation on and counts as unread, unless it is one\'s own', () => {
  const after = withMessage(aConversation(), aMessage(6));
  equal([after.last_seq, after.last_message_preview, after.unread_count], [6, 'message 6', 3]);
  equal(withMessage(aConversation(), aMessage(6, {is_own: true})).unread_count, 2);
});

test('a message that is known changes nothing', () => {
  const conversation = aConversation();
  ok(withMessage(conversation, aMessage(5)) === conversation, 'it is the same object');
});

test('marks only move forward', () => {
  const conversation = aConversation();
  equal([withReading(conversation, 5, 0).unread_count, withReading(conversation, 5, 0).read_seq], [0, 5]);
  ok(withReading(conversation, 3, 0) === conversation, 'reading');
  ok(withCounterpartReading(conversation, 4) === conversation, 'the other\'s');
});

test('what was fetched is taken, unless what is known is newer', () => {
  const known = aConversation({last_seq: 7, unread_count: 4, last_message_preview: 'seven'});
  const fetched = aConversation({can_send: false});
  equal([merged(known, fetched, false).last_seq, merged(known, fetched, false).unread_count], [7, 4]);
  equal([merged(known, fetched, false).can_send, merged(known, fetched, true).can_send], [false, true]);
  equal(merged(aConversation(), known, false).last_message_preview, 'seven');
});

test('what was read here stays read when an older answer comes', () => {
  const known = aConversation({read_seq: 5, unread_count: 0});
  equal([merged(known, aConversation(), false).unread_count, merged(known, aConversation(), false).read_seq], [0, 5]);
});

test('news is told from none', () => {
  const known = aConversation();
  ok(merged(known, {...aConversation()}, false) === known, 'it is the same object');
  ok(merged(known, aConversation({counterpart: {id: 'ben', name: 'Benedict'}}), false) !== known, 'another name is news');
});

test('shut out is who is not told even the preview', () => {
  equal(isShutOut(aConversation({is_archived: true})), false);
  equal(isShutOut(aConversation({is_archived: true, last_message_preview: null})), true);
  const shut = aConversation({is_archived: true, last_message_preview: null, unread_count: 0});
  equal(merged(aConversation({last_seq: 7}), shut, false).last_message_preview, null);
});

test('previews are the server\'s: one line, the space around a break folded, 100 code points', () => {
  for (const [text, preview] of [
    ['a\nb', 'a b'], ['a \n\n\t b', 'a b'], ['a\u2028b\u2029c', 'a b c'], ['a\u00a0\nb\u3000c', 'a b\u3000c'],
    ['a  b\tc\u00a0\u3000d', 'a  b\tc\u00a0\u3000d'], [SMILEY.repeat(2000), SMILEY.repeat(100)],
    ['a'.repeat(98) + ' \n \nb' + 'c'.repeat(50), 'a'.repeat(98) + ' b'], ['a'.repeat(99) + '\nb', 'a'.repeat(99)],
    ['a' + '\n'.repeat(200) + 'b'.repeat(98), 'a ' + 'b'.repeat(98)],
  ]) {
    equal(previewOf(text), preview);
  }
});
