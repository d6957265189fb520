import {checkText, countCodePoints, measureText} from '/main/client/text.js';
import {equal, test} from '/test/support/testing.js';

const SMILEY = '\u{1F600}';
const FAMILY = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}';

test('what is written is stripped of white space of every kind, at its ends alone', () => {
  equal(checkText('  a b  '), {kind: 'valid', text: 'a b', length: 3});
  equal(checkText('\u00a0\u2028\u3000\u0085\u000ba\tb\n'), {kind: 'valid', text: 'a\tb', length: 3});
  equal(checkText('\u200ba').text, '\u200ba', 'a format character is no white space');
  equal(checkText('\ufeffa').text, '\ufeffa', 'neither is the byte order mark, whatever trim() says');
});

test('CRLF becomes LF, and a lone CR is refused', () => {
  equal(checkText('a\r\nb'), {kind: 'valid', text: 'a\nb', length: 3});
  equal(checkText('a\rb').kind, 'invalid');
});

test('a text without anything to see is blank', () => {
  for (const written of ['', ' ', '\n\t', '\u200b', '\u00ad\u2060', '\u{e0041}', '\u061c \ufeff']) {
    equal(checkText(written).kind, 'blank', JSON.stringify(written));
  }
});

test('what merely looks empty is to be seen', () => {
  equal(checkText('\u3164').kind, 'valid', 'a Hangul filler');
  equal(checkText('\u2800').kind, 'valid', 'a blank Braille cell');
});

test('control characters but LF and TAB, and lone surrogates, are refused', () => {
  for (const written of ['a\u0000b', 'a\u0007', 'a\u007fb', 'a\u0085b', 'a\u009fb', 'a\ud83d', '\ude00a', 'a\ud83d b']) {
    equal(checkText(written).kind, 'invalid', JSON.stringify(written));
  }
  equal(checkText('a\n\tb').kind, 'valid');
});

test('a control character is told before blankness, and blankness before length, as the server does', () => {
  equal(checkText('\u200b\u0000\u200b').kind, 'invalid');
  equal(checkText('\u200b'.repeat(2001)).kind, 'blank');
});

test('the length is that in code points', () => {
  equal(countCodePoints(SMILEY.repeat(3)), 3);
  equal(countCodePoints(FAMILY), 5);
  equal(checkText('a'.repeat(2000)).length, 2000);
  equal(checkText(SMILEY.repeat(2000)).kind, 'valid');
  equal(checkText(SMILEY.repeat(2001)), {kind: 'too_long', length: 2001});
  equal(checkText('a'.repeat(11), 10), {kind: 'too_long', length: 11});
});

test('the counter shows from 90 % on, and turns past the most', () => {
  equal(measureText('a'.repeat(1799)).isNear, false);
  equal(measureText('a'.repeat(1800)), {length: 1800, maxLength: 2000, isNear: true, isOver: false, canSend: true});
  equal(measureText(SMILEY.repeat(2000)).isOver, false);
  equal(measureText('a'.repeat(2001)), {length: 2001, maxLength: 2000, isNear: true, isOver: true, canSend: false});
});

test('white space at the ends does not count, as it is not sent', () => {
  equal(measureText(`${'a'.repeat(2000)}\n\n  `).isOver, false);
  equal(measureText('   ').canSend, false);
});
